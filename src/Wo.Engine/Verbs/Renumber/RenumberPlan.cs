using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Renumber;

/// <summary>How a work order gets another id: decided, but not done yet.</summary>
/// <param name="Chosen">The work order that gets it, and what keeps the old id.</param>
/// <param name="After">Its file as it is to be.</param>
/// <param name="Result">What the answer tells.</param>
/// <param name="Dependents">The work orders whose dependencies change with it.</param>
internal sealed record RenumberPlan(
    ChosenWorkOrder Chosen,
    byte[] After,
    RenumberedWorkOrder Result,
    ImmutableArray<WorkOrderId> Dependents
);
