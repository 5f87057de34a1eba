using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>A move of a work order that this clone is about to make.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Verb">The command.</param>
/// <param name="By">On whose behalf.</param>
/// <param name="From">The state it leaves.</param>
/// <param name="Revision">Its revision before.</param>
/// <param name="Lease">The lease of this clone; <see langword="null"/> where the move needs none.</param>
internal sealed record ClaimMove(
    WorkOrderId Id,
    string Verb,
    string By,
    WorkOrderState From,
    long Revision,
    Lease? Lease
)
{
    /// <summary>The revision that it is about to have.</summary>
    public required long NextRevision { get; init; }
}
