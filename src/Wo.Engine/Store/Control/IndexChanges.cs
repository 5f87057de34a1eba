namespace Wo.Engine.Store.Control;

/// <summary>What commands have changed since the index was published.</summary>
/// <param name="From">What the published index was made of.</param>
/// <param name="Ids">The work orders that were moved, edited or made since.</param>
internal sealed record IndexChanges(IndexBase From, IReadOnlySet<WorkOrderId> Ids);
