using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary>
/// A verb: declares its arguments and options as fields, reads them from the context, calls the engine, and returns a
/// result. It prints nothing itself.
/// </summary>
internal abstract class WoCommand : CommandNode
{
    /// <summary>
    /// Whether a run may leave something changed. Decides what a failure to deliver the answer means (exit 7 or 8) and
    /// what to advise after a bug.
    /// </summary>
    public abstract bool ChangesState { get; }

    /// <summary>Whether it is about the caller's tree, so that the status of the tree shows what became of it.</summary>
    public virtual bool IsAboutTree => true;

    /// <summary>
    /// Does the work. Once <see cref="CommandContext.Cancellation"/> is cancelled, the command finishes or undoes the step
    /// it is in and then either throws <see cref="OperationCanceledException"/> or answers <c>INTERRUPTED</c>; an answer
    /// that was complete by then is reported as it is.
    /// </summary>
    /// <param name="context">Everything from outside: options, environment, clock, standard error, cancellation.</param>
    public abstract CommandResult Run(CommandContext context);

    /// <inheritdoc/>
    public sealed override DeclaredCommand Declare()
    {
        var declared = new DeclaredCommand(this) { Action = new VerbRequest(this) };
        AddSymbols(declared);
        return declared;
    }

    /// <summary>Adds the arguments and options, in the order in which help shows them.</summary>
    protected abstract void AddSymbols(Command command);
}
