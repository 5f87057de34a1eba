using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Edge;
using Wo.Tool.Hosting;
using Wo.Tool.Probe;

namespace Wo.Tool.Tests;

/// <summary>One run of the tool inside the test's process, with the probe commands unless others are given.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>The one JSON object that standard output holds; parsing fails if there is anything else.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>Standard error without the lines that a slow machine adds: that something is still running.</summary>
    public string Complaints =>
        string.Concat(
            Error
                .Split('\n')
                .Where(line => !line.StartsWith("…still running", StringComparison.Ordinal))
                .Select((line, number) => number == 0 ? line : "\n" + line)
        );

    public static Task<ToolRun> Of(params string[] arguments) => OfAsync(arguments);

    public static async Task<ToolRun> OfAsync(
        string[] arguments,
        ImmutableArray<CommandNode>? commands = null,
        bool terminal = false,
        Dictionary<string, string>? variables = null,
        TimeProvider? time = null,
        Func<Action, IInterrupts>? interrupts = null,
        Stream? output = null,
        string workingDirectory = "/",
        int? width = null,
        string input = "",
        MemoryStream? errors = null
    )
    {
        using var captured = new MemoryStream();
        using var error = errors ?? new MemoryStream();
        var environment = new ToolEnvironment
        {
            Console = new ConsoleStreams(output ?? captured, error, terminal, terminal) { OutputWidth = () => width },
            Input = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            Variable = name => variables?.GetValueOrDefault(name),
            WorkingDirectory = () => workingDirectory,
            OwnCommand = () => ["dotnet", Path.Combine(AppContext.BaseDirectory, "wo.dll")],
            Time = time ?? TimeProvider.System,
            ListenForInterrupts = interrupts ?? (_ => new FakeInterrupts()),
        };
        var host = new ToolHost(environment, () => commands ?? ProbeCatalog.Create());
        // On a thread of its own, so that a test can interrupt it.
        int exitCode = await Task.Run(() => host.Run(arguments));
        if (commands is not null && arguments.Contains("--json") && captured.Length > 0)
        {
            AnswerSchemas.Check(Encoding.UTF8.GetString(captured.ToArray()));
        }

        return new ToolRun(
            exitCode,
            Encoding.UTF8.GetString(captured.ToArray()),
            Encoding.UTF8.GetString(error.ToArray())
        );
    }
}
