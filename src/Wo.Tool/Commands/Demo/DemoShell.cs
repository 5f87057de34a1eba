using System.Collections.Immutable;
using System.Text;
using Wo.Tool.CommandLine;
using Wo.Tool.Hosting;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Demo;

/// <summary>
/// Runs the commands of the walk-through in its repository. <c>wo</c> runs in this process, through everything that a
/// process of its own would go through but its start; git runs as itself.
/// </summary>
internal sealed class DemoShell(
    CommandContext context,
    IProcessRunner processes,
    DemoNarrator narrator,
    string repository
)
{
    // A caller who has set these for their own repository does not mean this one.
    private static readonly string[] Foreign = ["WO_", "GIT_"];

    /// <summary>The main worktree.</summary>
    public string Repository => repository;

    /// <summary>Where the settings of the repository put the worktree of a work order.</summary>
    public string WorktreeOf(string id)
    {
        var settings = new SettingsReader(PlatformFileSystem.Create(), new CtxLayout(repository)).Read(
            ttlVariable: null
        );
        var root = new StateRoot(repository, Path.Join(repository, ".git"), repository);
        return new WorktreeNaming(root, settings.TryGet(out var read, out _) ? read.WorktreeRoot : null).DefaultPath(
            id
        );
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time => context.Time;

    /// <summary>Runs <c>wo</c> in the main worktree.</summary>
    /// <exception cref="DemoFailure">It exited with another code than expected.</exception>
    public void Wo(string[] arguments, int expected = ExitCodes.Done)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        using var output = new MemoryStream();
        var inner = new ToolEnvironment
        {
            Console = new ConsoleStreams(output, output, OutputIsTerminal: false, ErrorIsTerminal: false),
            Variable = name => IsForeign(name) ? null : context.Environment.Variable(name),
            WorkingDirectory = () => repository,
            OwnCommand = context.Environment.OwnCommand,
            Time = context.Environment.Time,
            ListenForInterrupts = _ => new ForwardedInterrupts(context.Cancellation),
        };
        var exitCode = context.RunTool(inner, arguments);
        var line = CommandNames.LineOf(["wo", .. arguments]);
        Tell(repository, line, exitCode, Encoding.UTF8.GetString(output.ToArray()), expected);
    }

    /// <summary>Runs any program.</summary>
    /// <inheritdoc cref="Wo"/>
    public void Run(string directory, string shown, string[] words, int expected = ExitCodes.Done)
    {
        var outcome = processes.Run(Request(directory, words), context.Cancellation);
        context.Cancellation.ThrowIfCancellationRequested();
        var exitCode = outcome.End == ProcessEnd.Signaled ? ExitCodes.Signalled + outcome.Code : outcome.Code;
        var ending = outcome.End == ProcessEnd.Signaled ? "(killed)" : "";
        Tell(directory, shown, exitCode, outcome.Output + outcome.Error + ending, expected);
    }

    /// <summary>Runs a program that is not part of the story.</summary>
    public void Quietly(params string[] words) => processes.Run(Request(repository, words), context.Cancellation);

    /// <summary>Runs git.</summary>
    /// <inheritdoc cref="Wo"/>
    public void Git(string directory, params string[] arguments) =>
        Run(directory, CommandNames.LineOf(["git", .. arguments]), ["git", .. arguments]);

    private static ProcessRequest Request(string directory, string[] words) =>
        new(words[0], words[1..], directory)
        {
            Environment = ProcessEnvironment.OfThisProcess().Without(IsForeign),
            TimeLimit = TimeSpan.FromMinutes(1),
        };

    private static bool IsForeign(string name) =>
        Array.Exists(Foreign, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private void Tell(string directory, string shown, int exitCode, string output, int expected)
    {
        ImmutableArray<string> lines = [.. output.TrimEnd('\n').Split('\n', StringSplitOptions.None)];
        var line = new DemoLine(
            Path.GetRelativePath(repository, directory).Replace('\\', '/'),
            shown,
            exitCode,
            output.Length == 0 ? [] : lines
        );
        narrator.Tell(line);
        if (exitCode != expected)
        {
            throw new DemoFailure(line);
        }
    }
}
