namespace Wo.Engine.Store.Control;

/// <summary>A lock as it lies there.</summary>
/// <param name="Text">Its bytes.</param>
/// <param name="ModifiedAt">When it was last written, which is how old its claim is.</param>
internal sealed record LockFile(byte[] Text, DateTimeOffset ModifiedAt);
