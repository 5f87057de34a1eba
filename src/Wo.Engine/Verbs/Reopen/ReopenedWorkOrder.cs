using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Reopen;

/// <summary>A work order that was done and is pending again.</summary>
/// <param name="Moved">How it moved.</param>
/// <param name="Dependents">Those that wait for it and were taken meanwhile, with the state they are in.</param>
/// <param name="Verdict">Where the verdict that had closed it is kept; <see langword="null"/> where there was none.</param>
internal sealed record ReopenedWorkOrder(
    MovedWorkOrder Moved,
    ImmutableArray<(WorkOrderId Id, WorkOrderState State)> Dependents,
    CtxPath? Verdict
);
