namespace Wo.Engine.Reconcile;

/// <summary>How a finding is ended. It runs only after the finding was made again under the locks.</summary>
/// <param name="Description">What it does, in the imperative.</param>
/// <param name="Run">Does it; answers what was done in words. Storage failures may be thrown.</param>
internal sealed record Repair(string Description, Func<RepairContext, Result<string>> Run)
{
    /// <summary>Whether it gives something up that only a person may give up.</summary>
    public bool NeedsForce { get; init; }

    /// <summary>
    /// Whether it runs git or a transition and so takes the guard itself where it needs it. The operation lock is held
    /// all the time.
    /// </summary>
    public bool TakesGuardItself { get; init; }
}
