using System.CommandLine;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>
/// A verb: declares its arguments and options as fields, reads them from the context, calls Wo.Core, and returns a
/// result. It prints nothing itself.
/// </summary>
internal abstract class WoCommand : CommandNode
{
    /// <summary>
    /// Whether a run may leave something changed. Decides what a failure to deliver the answer means (exit 7 or 8) and
    /// what to advise after a bug.
    /// </summary>
    public abstract bool ChangesState { get; }

    /// <summary>Does the work.</summary>
    /// <param name="context">Everything from outside: options, environment, clock, standard error.</param>
    /// <param name="cancellation">
    /// Cancelled by SIGINT, SIGTERM and SIGHUP. The command finishes or undoes the step it is in and then either throws
    /// <see cref="OperationCanceledException"/> or answers <c>INTERRUPTED</c>; an answer that was complete by then is
    /// reported as it is.
    /// </param>
    public abstract Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellation);

    /// <inheritdoc/>
    public sealed override DeclaredCommand Declare()
    {
        var declared = new DeclaredCommand(this) { Action = new VerbRequest(this) };
        AddSymbols(declared);
        return declared;
    }

    /// <summary>Adds the arguments and options, in the order in which help shows them.</summary>
    protected abstract void AddSymbols(Command command);

    /// <summary>A command line that parses and yet makes no sense.</summary>
    protected WoError Misused(string problem) => new(Problem.Usage, problem) { NextSteps = [$"wo {Name} --help"] };

    /// <summary>The value of an option that this command cannot do without.</summary>
    protected Result<string> Required(Option<string?> option, CommandContext context) =>
        context.Value(option) is { } value && !string.IsNullOrWhiteSpace(value)
            ? value
            : Misused($"{Name} needs {option.Name}");
}
