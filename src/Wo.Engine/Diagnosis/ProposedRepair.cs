namespace Wo.Engine.Diagnosis;

/// <summary>What <c>wo reconcile --apply</c> does about a finding.</summary>
/// <param name="Description">What it does, in the imperative.</param>
/// <param name="NeedsForce">Whether it gives something up that only a person may give up.</param>
internal sealed record ProposedRepair(string Description, bool NeedsForce);
