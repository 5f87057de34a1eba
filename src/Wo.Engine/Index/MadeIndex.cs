using Wo.Engine.Store.Tree;

namespace Wo.Engine.Index;

/// <summary>An index that is to be published.</summary>
/// <param name="Content">The file.</param>
/// <param name="Scan">What was read for it.</param>
/// <param name="AreKept">Whether copies of all other work orders are kept.</param>
/// <param name="Since">A moment before that, by the clock of the disk; <see langword="null"/> where there is none.</param>
internal sealed record MadeIndex(IndexContent Content, TreeScan Scan, bool AreKept, DateTimeOffset? Since);
