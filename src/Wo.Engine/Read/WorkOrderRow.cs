using Wo.Engine.Store.Control;

namespace Wo.Engine.Read;

/// <summary>One work order in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">The state it is in; <see langword="null"/> where several files are in conflict.</param>
/// <param name="Title">Its title.</param>
/// <param name="Priority">Its priority as written.</param>
/// <param name="EpicId">Its epic.</param>
/// <param name="Owner">Who holds it: the lease's owner where there is a lease, else the one written in the file.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Lease">The lease of a running one.</param>
/// <param name="Warning">Why it cannot be worked with, or <see langword="null"/>.</param>
internal sealed record WorkOrderRow(
    WorkOrderId Id,
    WorkOrderState? State,
    string? Title,
    string? Priority,
    string? EpicId,
    string? Owner,
    long Revision,
    LeaseView? Lease,
    string? Warning
)
{
    /// <summary>The lease of another clone, as this one has last seen it; <see langword="null"/> where none was seen.</summary>
    public ClaimView? Elsewhere { get; init; }
}
