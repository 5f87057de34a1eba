namespace Wo.Engine.Diagnosis;

/// <summary>A work order whose deletion was meant.</summary>
/// <param name="WorkOrder">The work order.</param>
/// <param name="Why">What tells that it was meant.</param>
internal sealed record MeantDeletion(WorkOrderObservation WorkOrder, string Why) : IEvidence;
