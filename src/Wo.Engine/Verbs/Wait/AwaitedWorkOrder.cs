namespace Wo.Engine.Verbs.Wait;

/// <summary>A work order that was waited for.</summary>
/// <param name="Id">The work order.</param>
/// <param name="State">The state that it was in at the last look.</param>
internal sealed record AwaitedWorkOrder(WorkOrderId Id, WorkOrderState State);
