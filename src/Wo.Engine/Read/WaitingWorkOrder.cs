using System.Collections.Immutable;

namespace Wo.Engine.Read;

/// <summary>An open work order that cannot be taken now.</summary>
/// <param name="Row">The work order.</param>
/// <param name="Why">What is against it, a line each.</param>
internal sealed record WaitingWorkOrder(WorkOrderRow Row, ImmutableArray<WaitReason> Why);
