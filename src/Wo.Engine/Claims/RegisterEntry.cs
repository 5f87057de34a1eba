namespace Wo.Engine.Claims;

/// <summary>What a back end has of one register.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Version">What the next swap has to expect.</param>
/// <param name="Content">
/// Its bytes; <see langword="null"/> where the caller knows that version already, or where no claim can be there.
/// </param>
/// <param name="Defect">Why no claim can be there, in words that follow "its claim"; else <see langword="null"/>.</param>
internal sealed record RegisterEntry(WorkOrderId Id, string Version, byte[]? Content, string? Defect = null);
