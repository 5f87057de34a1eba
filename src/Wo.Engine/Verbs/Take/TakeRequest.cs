namespace Wo.Engine.Verbs.Take;

/// <summary>What <c>wo take</c> was asked for.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Caller">Who takes it.</param>
internal sealed record TakeRequest(WorkOrderId Id, Caller Caller)
{
    /// <summary>Why it is taken although dependencies are not done. Nothing else is set aside.</summary>
    public Override? Force { get; init; }

    /// <summary>Work in the main worktree, on the branch that is checked out there.</summary>
    public bool NoWorktree { get; init; }

    /// <summary>Hand a new worktree out as git made it.</summary>
    public bool NoSetup { get; init; }

    /// <summary>Start from the base as it was last fetched.</summary>
    public bool NoFetch { get; init; }

    /// <summary>Leave it where another clone holds it, and do not wait until its lease is certain to be over.</summary>
    public bool AvoidsWaiting { get; init; }

    /// <summary>Leave it where its scope overlaps with that of a running work order: another one will do.</summary>
    public bool AvoidsOverlap { get; init; }
}
