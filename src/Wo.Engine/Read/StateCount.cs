namespace Wo.Engine.Read;

/// <summary>How many work orders are in a state.</summary>
/// <param name="State">The state.</param>
/// <param name="Count">The number.</param>
internal readonly record struct StateCount(WorkOrderState State, int Count);
