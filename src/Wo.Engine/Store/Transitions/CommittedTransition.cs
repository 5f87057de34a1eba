using Wo.Engine.Store.Control;

namespace Wo.Engine.Store.Transitions;

/// <summary>A transition that happened.</summary>
/// <param name="Id">The work order.</param>
/// <param name="State">The state it is in now.</param>
/// <param name="Revision">Its <c>x_rev</c> now.</param>
/// <param name="Record">Its control record now.</param>
/// <param name="Uncertain">Why it may not survive power loss, or <see langword="null"/> where it will.</param>
internal sealed record CommittedTransition(
    WorkOrderId Id,
    WorkOrderState State,
    long Revision,
    ControlRecord Record,
    WoError? Uncertain
);
