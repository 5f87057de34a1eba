using Wo.Engine.Store.Control;

namespace Wo.Engine.Store.Transitions;

/// <summary>What a decision about a work order was based on; a transition aborts where any of it changed.</summary>
/// <param name="Id">The work order.</param>
/// <param name="State">The directory it lay in, alone.</param>
/// <param name="Bytes">Its file.</param>
/// <param name="Record">Its control record.</param>
internal sealed record WorkOrderSnapshot(WorkOrderId Id, WorkOrderState State, byte[] Bytes, ControlRecord Record);
