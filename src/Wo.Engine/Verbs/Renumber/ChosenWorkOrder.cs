using Wo.Engine.Store;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Verbs.Renumber;

/// <summary>The work order that gets another id.</summary>
/// <param name="Subject">Its file with its record.</param>
internal sealed record ChosenWorkOrder(WorkOrderSubject Subject)
{
    /// <summary>The other files with the id; <see langword="null"/> for none.</summary>
    public WorkOrderEntry? Others { get; init; }

    /// <summary>The work order that keeps the id; <see langword="null"/> for none.</summary>
    public WorkOrderCandidate? Kept { get; init; }

    /// <summary>The file that has the text of both, and what is left of it; <see langword="null"/> where there is none such.</summary>
    public (WorkOrderCandidate File, byte[] Remainder)? Conflict { get; init; }

    /// <summary>Whether logs and evidence get the new id.</summary>
    public bool MovesEvidence => Conflict is null && RenumberedEvidence.Moves(Others);
}
