using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Wo.TestKit;
using Wo.Tool.Commands;
using Wo.Tool.Edge;
using Wo.Tool.Hosting;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Board;

/// <summary><c>wo board</c> inside the test's process, and a client of it.</summary>
internal sealed class BoardRun : IAsyncDisposable
{
    private readonly MemoryStream error = new();
    private readonly ServingTool tool;
    private readonly Task<int> server;

    private BoardRun(TreeSandbox tree, string[] options)
    {
        tool = new ServingTool(tree) { Error = error };
        server = tool.Run(["board", .. options]);
    }

    /// <summary>The signals of the process.</summary>
    public FakeInterrupts Interrupts => tool.Interrupts;

    /// <summary>The printed address without its key.</summary>
    public Uri Address { get; private set; } = new("http://invalid.example");

    /// <summary>The key.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The client. It sends the key.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    /// <summary>Starts it and waits until it has said where it is.</summary>
    public static async Task<BoardRun> Start(TreeSandbox tree, params string[] options)
    {
        var run = new BoardRun(tree, options);
        using var reader = new StreamReader(run.tool.Output.Reader.AsStream(leaveOpen: true));
        var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(line is not null, Encoding.UTF8.GetString(run.error.ToArray()));
        var parts = line.Split("#key=");
        (run.Address, run.Key) = (new Uri(parts[0]), parts[1]);
        run.Client.BaseAddress = run.Address;
        run.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", run.Key);
        return run;
    }

    /// <summary>Opens the page in a browser, with its key.</summary>
    public Task<Browser> Browse() => Browser.Open($"{Address}#key={Key}");

    /// <summary>Asks for data.</summary>
    /// <returns>The object that the command answered.</returns>
    public async Task<JsonElement> Get(string path)
    {
        var text = await Client.GetStringAsync(path, TestContext.Current.CancellationToken);
        AnswerSchemas.Check(text);
        using var parsed = JsonDocument.Parse(text);
        return parsed.RootElement.Clone();
    }

    /// <summary>Sends a request with some headers of its own, as a page of another site might.</summary>
    public async Task<HttpStatusCode> Try(
        string path,
        HttpMethod? method = null,
        bool withKey = true,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = withKey ? Client.DefaultRequestHeaders.Authorization : null;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>Asks the process to stop, and waits for its end.</summary>
    /// <returns>Its exit code, and what it printed on standard error.</returns>
    public async Task<(int ExitCode, string Error)> End(InterruptSignal signal = InterruptSignal.Interrupt)
    {
        if (!server.IsCompleted)
        {
            Interrupts.Send(signal);
        }

        return (await server, Encoding.UTF8.GetString(error.ToArray()));
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        Client.Dispose();
    }
}
