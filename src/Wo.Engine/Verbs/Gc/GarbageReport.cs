using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Gc;

/// <summary>What is left over, and what became of it.</summary>
/// <param name="Removable">What may go; empty once it was asked to.</param>
/// <param name="Removed">What went.</param>
/// <param name="Kept">What stays, and why.</param>
/// <param name="Failure">The first failure of a removal, or <see langword="null"/>.</param>
internal sealed record GarbageReport(
    ImmutableArray<GarbageItem> Removable,
    ImmutableArray<GarbageItem> Removed,
    ImmutableArray<GarbageItem> Kept,
    WoError? Failure
)
{
    /// <summary>What did not work beside the removals, one line each.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
