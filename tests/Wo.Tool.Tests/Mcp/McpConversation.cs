using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Wo.Tool.Commands;
using Wo.Tool.Edge;
using Wo.Tool.Hosting;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Mcp;

/// <summary>A client of <c>wo mcp</c>, which runs in the test's process. Whatever it writes has to be a message of the protocol.</summary>
internal sealed class McpConversation : IAsyncDisposable
{
    private readonly Pipe toServer = new();
    private readonly ServingTool tool;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> answers = new();
    private readonly ConcurrentQueue<JsonElement> notifications = new();
    private readonly SemaphoreSlim notified = new(0);
    private readonly StringBuilder written = new();
    private readonly Task<int> server;
    private readonly Task reading;
    private int last;

    private McpConversation(TreeSandbox tree, string[] options)
    {
        tool = new ServingTool(tree) { Input = () => toServer.Reader.AsStream() };
        server = tool.Run(["mcp", .. options]);
        reading = Task.Run(Read);
    }

    /// <summary>The signals of the process.</summary>
    public FakeInterrupts Interrupts => tool.Interrupts;

    /// <summary>All that the server wrote.</summary>
    public string Written
    {
        get
        {
            lock (written)
            {
                return written.ToString();
            }
        }
    }

    /// <summary>Starts a server and shakes hands with it.</summary>
    public static async Task<McpConversation> Start(TreeSandbox tree, params string[] options)
    {
        var conversation = StartSilently(tree, options);
        await conversation.Ask(
            "initialize",
            """{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}"""
        );
        conversation.Send("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        return conversation;
    }

    /// <summary>Starts a server and says nothing to it.</summary>
    public static McpConversation StartSilently(TreeSandbox tree, params string[] options) => new(tree, options);

    /// <summary>Writes a line.</summary>
    public void Send(string line) => Send(Encoding.UTF8.GetBytes(line));

    /// <inheritdoc cref="Send(string)"/>
    public void Send(byte[] line)
    {
        var stream = toServer.Writer.AsStream(leaveOpen: true);
        stream.Write([.. line, (byte)'\n']);
        stream.Flush();
    }

    /// <summary>Sends a request and waits for the whole answer.</summary>
    public Task<JsonElement> Ask(string method, string parameters = "{}") => Answer(Request(method, parameters));

    /// <summary>Sends a request.</summary>
    /// <returns>Its id.</returns>
    public string Request(string method, string parameters = "{}")
    {
        var id = Interlocked.Increment(ref last);
        Send($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        return $"{id}";
    }

    /// <summary>Sends the call of a tool. Its id is the token of its progress, too.</summary>
    /// <returns>Its id.</returns>
    public string Begin(string tool, string arguments = "{}") =>
        Request(
            "tools/call",
            $$$"""{"name":"{{{tool}}}","arguments":{{{arguments}}},"_meta":{"progressToken":{{{last + 1}}}}}"""
        );

    /// <summary>Calls a tool and gives the object that it answers, which has to be what the command line answers.</summary>
    public async Task<JsonElement> Call(string tool, string arguments = "{}") =>
        Object(await Answer(Begin(tool, arguments)));

    /// <summary>The object in the answer to a call.</summary>
    public static JsonElement Object(JsonElement answer)
    {
        var result = answer.GetProperty("result");
        var found = result.GetProperty("structuredContent");
        var text = result.GetProperty("content")[0].GetProperty("text").GetString()!;
        using var parsed = JsonDocument.Parse(text);
        Assert.True(JsonElement.DeepEquals(parsed.RootElement, found), text);
        Assert.Equal(
            !found.GetProperty("ok").GetBoolean(),
            result.TryGetProperty("isError", out var isError) && isError.GetBoolean()
        );
        if (!text.Contains("\\u0000", StringComparison.Ordinal))
        {
            // The reader of schemas is that of work orders, which have no NUL.
            AnswerSchemas.Check(text);
        }

        return found;
    }

    /// <summary>Waits for the whole answer to a request; <c>null</c> is the id of what had none.</summary>
    public async Task<JsonElement> Answer(string id)
    {
        var answer = Pending(id).Task;
        await Task.WhenAny(answer, server);
        return answer.IsCompleted || await Drained() ? await answer : throw new InvalidOperationException(Written);

        async Task<bool> Drained()
        {
            await reading;
            return answer.IsCompleted;
        }
    }

    /// <summary>Waits for a message about how a call goes on.</summary>
    public async Task<JsonElement> Progress(string id)
    {
        while (true)
        {
            await notified.WaitAsync(TestContext.Current.CancellationToken);
            if (
                notifications.TryDequeue(out var found)
                && found.GetProperty("method").GetString() == "notifications/progress"
                && found.GetProperty("params").GetProperty("progressToken").ToString() == id
            )
            {
                return found.GetProperty("params");
            }
        }
    }

    /// <summary>Closes the input, as a client does that has done its work or has died, and waits for the end of the server.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> End()
    {
        await toServer.Writer.CompleteAsync();
        var exitCode = await server;
        await reading;
        return exitCode;
    }

    /// <summary>Waits for the end of a server that was asked to stop.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> Ended() => server;

    public async ValueTask DisposeAsync() => await End();

    private async Task Read()
    {
        using var reader = new StreamReader(tool.Output.Reader.AsStream());
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (written)
            {
                written.AppendLine(line);
            }

            using var parsed = JsonDocument.Parse(line);
            var message = parsed.RootElement.Clone();
            if (message.TryGetProperty("id", out var id))
            {
                Pending(id.ToString() is { Length: > 0 } named ? named : "null").TrySetResult(message);
            }
            else
            {
                notifications.Enqueue(message);
                notified.Release();
            }
        }
    }

    private TaskCompletionSource<JsonElement> Pending(string id) =>
        answers.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
