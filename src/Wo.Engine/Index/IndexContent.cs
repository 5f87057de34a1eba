namespace Wo.Engine.Index;

/// <summary>The index of one scan.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Gap">Why git did not say all that belongs into it, or <see langword="null"/>; the file says so, too.</param>
internal sealed record IndexContent(ReadOnlyMemory<byte> Bytes, WoError? Gap);
