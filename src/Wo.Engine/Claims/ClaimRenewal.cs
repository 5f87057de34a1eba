using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>A renewal of a lease in its register.</summary>
/// <param name="Id">The work order.</param>
/// <param name="State">The state of its file.</param>
/// <param name="Revision">The revision that this clone has committed.</param>
/// <param name="Lease">The lease of this clone.</param>
internal sealed record ClaimRenewal(WorkOrderId Id, WorkOrderState State, long Revision, Lease Lease)
{
    /// <summary>A branch that goes with it, or <see langword="null"/>.</summary>
    public PushedBranch? Branch { get; init; }
}
