namespace Wo.Engine.Diagnosis;

/// <summary>A lease or a lock that nothing needs any more, of one of the checks that find these.</summary>
/// <param name="WorkOrder">Its work order.</param>
/// <param name="OfDeadTake">Whether a take died that may have created a worktree and a branch.</param>
internal sealed record LeftoverLease(WorkOrderObservation WorkOrder, bool OfDeadTake) : IEvidence;
