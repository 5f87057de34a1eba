namespace Wo.Engine.Verbs.Import;

/// <summary>One file that an import writes.</summary>
/// <param name="Id">The work order.</param>
/// <param name="State">Its state.</param>
/// <param name="Path">Where it goes.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record ImportedFile(WorkOrderId Id, WorkOrderState State, CtxPath Path, byte[] Bytes);
