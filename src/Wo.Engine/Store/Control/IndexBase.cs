namespace Wo.Engine.Store.Control;

/// <summary>What the published index was made of, so that a later one can be made from it and from what has changed since.</summary>
/// <param name="Basis">What it depends on besides the work orders and git, in one word; another one makes it worthless.</param>
/// <param name="Checksum">The checksum of the published file.</param>
/// <param name="Generation">The reading of the generation that it shows.</param>
/// <param name="Since">A moment before its files were read, by the clock of the disk.</param>
/// <param name="AreKept">Whether a copy of every work order in it is kept.</param>
internal sealed record IndexBase(string Basis, ulong Checksum, string Generation, DateTimeOffset Since, bool AreKept);
