using System.Collections.Immutable;
using Wo.Engine.Diagnosis;

namespace Wo.Engine.Reconcile;

/// <summary>A finding and what became of it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Text">What was done, or why nothing was.</param>
internal sealed record RepairOutcome(Finding Finding, RepairStatus Status, string Text)
{
    /// <summary>The backups that were made, from the state root where they lie below it.</summary>
    public ImmutableArray<string> Backups { get; init; } = [];
}
