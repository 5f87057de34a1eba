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
        new OwnCommitsGate(),
        new ScopeGate(),
        new DiffBudgetGate(),
        new BlockedPathsGate(),
        new UnknownPathsGate(),
        new SessionMarkersGate(),
    ];

    private readonly ImmutableArray<IGate> expensive = Expensive(new GateCommands(shell));

    private static ImmutableArray<IGate> Expensive(GateCommands commands) =>
        [
            new VerifyCommandsGate(commands),
            new VerifyAlwaysGate(commands),
            new RequiredChecksGate(commands),
            new EvidenceGate(new EvidenceWriter(commands)),
            new UnchangedWorktreeGate(),
            new SessionResultGate(),
        ];

    /// <summary>The stages of all gates, in order, each as often as it has gates.</summary>
    public IEnumerable<string> Stages => cheap.Concat(expensive).Select(gate => gate.Stage);

    /// <summary>Whether all gates up to a stage are asked together, whatever the others say.</summary>
    public bool IsCheap(string stage) => cheap.Any(gate => gate.Stage == stage);

    /// <summary>Runs all gates.</summary>
    /// <returns>Success where the work order may become done.</returns>
    public Result<Unit> Run(GateContext context)
    {
        if (RunCheap(context).Error is { } failure)
        {
            return failure;
        }

        foreach (var gate in expensive)
        {
            if (context.Cancellation.IsCancellationRequested)
            {
                return Add(context, gate, new WoError(Problem.Interrupted, $"finishing {context.Id} was interrupted"));
            }

            if (gate.Check(context).Error is { } no)
            {
                return Add(context, gate, no);
            }
        }

        return Result.Ok;
    }

    /// <summary>Runs those that take no time.</summary>
    /// <inheritdoc cref="Run"/>
    public Result<Unit> RunCheap(GateContext context)
    {
        foreach (var gate in cheap)
        {
            if (gate.Check(context).Error is { } no)
            {
                Add(context, gate, no);
            }
        }

        return context.Failures.Count == 0 ? Result.Ok : GateFailure.Combine(context.Failures);
    }

    private static WoError Add(GateContext context, IGate gate, WoError error)
    {
        context.Failures.Add(new GateFailure(gate.Stage, error));
        return error;
    }
}
