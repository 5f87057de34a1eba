namespace Wo.Engine.Verbs.Format;

/// <summary>A work order that is not in canonical form.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Path">Its file.</param>
/// <param name="Before">As it is.</param>
/// <param name="After">As it would be.</param>
internal sealed record UnformattedFile(WorkOrderId Id, CtxPath Path, byte[] Before, byte[] After);
