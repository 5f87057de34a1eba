using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Edit;

/// <summary>What an edit made of a work order, or would make.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Path">Its file.</param>
/// <param name="Before">The file as it was.</param>
/// <param name="After">The file as it is now, or would be.</param>
/// <param name="Revision">Its <c>x_rev</c> then.</param>
/// <param name="Changed">The keys that changed; empty where everything was as it was asked for.</param>
/// <param name="IsWritten">Whether it was written; not in a dry run, nor where nothing changed.</param>
/// <param name="Warnings">What is not right with it but stops nothing.</param>
internal sealed record EditedWorkOrder(
    WorkOrderId Id,
    CtxPath Path,
    byte[] Before,
    byte[] After,
    long Revision,
    ImmutableArray<string> Changed,
    bool IsWritten,
    ImmutableArray<string> Warnings
);
