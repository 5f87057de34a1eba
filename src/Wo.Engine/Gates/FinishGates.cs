using System.Collections.Immutable;

namespace Wo.Engine.Gates;

/// <summary>
/// The gates of <c>finish</c>, in order. The cheap ones are independent of each other and are reported together; the
/// expensive ones run only when all of those pass, and stop at the first that does not.
/// </summary>
internal sealed class FinishGates(GateShell shell)
{
    private readonly ImmutableArray<IGate> cheap =
    [
        new WorktreeBranchGate(),
        new CleanWorktreeGate(),
        // Last: it writes the summary into the log unless another one has said no.
        new SessionMarkersGate(),
    ];

    private readonly ImmutableArray<IGate> expensive = [new VerifyCommandsGate(shell), new UnchangedWorktreeGate()];

    /// <summary>Runs all gates.</summary>
    /// <returns>Why the work order may not be closed as done, or <see langword="null"/>.</returns>
    public WoError? Run(GateContext context)
    {
        if (RunCheap(context) is { } failure)
        {
            return failure;
        }

        foreach (var gate in expensive)
        {
            if (context.Cancellation.IsCancellationRequested)
            {
                return Add(context, gate, new WoError(Problem.Interrupted, $"finishing {context.Id} was interrupted"));
            }

            if (gate.Check(context) is { } no)
            {
                return Add(context, gate, no);
            }
        }

        return null;
    }

    /// <summary>Runs those that take no time.</summary>
    /// <inheritdoc cref="Run"/>
    public WoError? RunCheap(GateContext context)
    {
        foreach (var gate in cheap)
        {
            if (gate.Check(context) is { } no)
            {
                Add(context, gate, no);
            }
        }

        return context.Failures.Count == 0 ? null : GateFailure.Combine(context.Failures);
    }

    private static WoError Add(GateContext context, IGate gate, WoError error)
    {
        context.Failures.Add(new GateFailure(gate.Stage, error));
        return error;
    }
}
