using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.Hosting;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary>What a command may know and use of the world outside the engine.</summary>
internal sealed class CommandContext
{
    /// <summary>The parsed command line.</summary>
    public required ParseResult Parsed { get; init; }

    /// <summary>The form in which the answer will be shown.</summary>
    public required OutputMode Mode { get; init; }

    /// <summary>
    /// Lines for people while the command runs (a narrated walk-through, say), swallowed with <c>--json</c>. An answer
    /// belongs into the report instead.
    /// </summary>
    public required TextOutput Narration { get; init; }

    /// <summary>Warnings and details on standard error, at once.</summary>
    public required Diagnostics Diagnostics { get; init; }

    /// <summary>Says what is still running after a second.</summary>
    public required Progress Progress { get; init; }

    /// <summary>The process's surroundings.</summary>
    public required ToolEnvironment Environment { get; init; }

    /// <summary>Cancelled by the first SIGINT, SIGTERM or SIGHUP.</summary>
    public required CancellationToken Cancellation { get; init; }

    /// <summary>Which signal has cancelled it; <see langword="null"/> while none has.</summary>
    public Func<InterruptSignal?> Interrupt { get; init; } = static () => null;

    /// <summary>Runs another command line of this tool, in surroundings of its own, and gives its exit code.</summary>
    public required Func<ToolEnvironment, string[], int> RunTool { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time => Environment.Time;

    /// <summary>The value of <c>--root</c>, or <see langword="null"/>.</summary>
    public required string? Root { get; init; }

    /// <summary>
    /// Absolute path of the state root, once it was found. The commands that an answer proposes are spelled by it.
    /// </summary>
    public string? StateRoot { get; set; }

    /// <summary>Whether summaries of files that earlier commands made may be used, and new ones kept.</summary>
    public bool UsesCache { get; set; } = true;

    /// <summary>
    /// What is left to do once the command has done its work and holds no lock any more, each with the warnings that come of
    /// it.
    /// </summary>
    public List<Func<ImmutableArray<string>>> BeforeAnswer { get; } = [];

    /// <summary>What is left to do once the caller has the answer, as nothing of it can change that.</summary>
    public Action AfterAnswer { get; set; } = static () => { };

    /// <summary>The value of an option, or its default.</summary>
    public T? Value<T>(Option<T> option) => Parsed.GetValue(option);

    /// <summary>The value of an argument, or its default.</summary>
    public T? Value<T>(Argument<T> argument) => Parsed.GetValue(argument);
}
