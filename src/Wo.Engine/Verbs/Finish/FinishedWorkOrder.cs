using System.Collections.Immutable;
using Wo.Engine.Gates;

namespace Wo.Engine.Verbs.Finish;

/// <summary>A work order that was closed.</summary>
/// <param name="Id">The work order.</param>
/// <param name="State">The state it is in now.</param>
/// <param name="Revision">Its <c>x_rev</c>.</param>
internal sealed record FinishedWorkOrder(WorkOrderId Id, WorkOrderState State, long Revision)
{
    /// <summary>The commit that the gates judged; <see langword="null"/> where none did.</summary>
    public string? VerifiedCommit { get; init; }

    /// <summary>The branch of the work, which stays.</summary>
    public required string Branch { get; init; }

    /// <summary>What became of the worktree, in words; <see langword="null"/> where there was none.</summary>
    public string? Worktree { get; init; }

    /// <summary>Where the verdict stands, relative to the state root.</summary>
    public required string Verdict { get; init; }

    /// <summary>What is not as it should be although it was closed.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>
    /// The gates' answer, where it was to be closed as done and their no made it fail; otherwise
    /// <see langword="null"/>.
    /// </summary>
    public WoError? Refused { get; init; }

    /// <summary>Why it may not survive power loss, or <see langword="null"/>.</summary>
    public WoError? Uncertain { get; init; }
}
