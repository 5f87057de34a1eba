using System.Collections.Immutable;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Verbs.Take;

/// <summary>A work order in the caller's hands.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Title">Its title.</param>
/// <param name="Lease">The lease, with the token that later commands may present.</param>
/// <param name="WorktreePath">Where the work is done, absolute.</param>
/// <param name="Resumed">Whether it was running already and was handed back or taken over.</param>
/// <param name="Revision">Its <c>x_rev</c>.</param>
internal sealed record TakenWorkOrder(
    WorkOrderId Id,
    string Title,
    Lease Lease,
    string WorktreePath,
    bool Resumed,
    long Revision
)
{
    /// <summary>What is not as it should be although the work order was taken.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Why it may not survive power loss, or <see langword="null"/>.</summary>
    public WoError? Uncertain { get; init; }

    public static TakenWorkOrder Of(WorkOrderSubject subject, Lease lease, Workplace place, bool resumed) =>
        new(subject.Id, subject.File.Text("title") ?? "", lease, place.FullPath, resumed, subject.File.Revision);
}
