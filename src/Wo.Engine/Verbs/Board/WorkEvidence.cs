using System.Collections.Immutable;
using Wo.Engine.Store;

namespace Wo.Engine.Verbs.Board;

/// <summary>What the work on one work order left behind.</summary>
/// <param name="Verdict">The text of its last verdict; <see langword="null"/> where there is none that can be read.</param>
/// <param name="Logs">Logs of gates and evidence, by name.</param>
/// <param name="Changes">What the work changes; <see langword="null"/> where that is not known.</param>
internal sealed record WorkEvidence(byte[]? Verdict, ImmutableArray<LogEnd> Logs, WorkChanges? Changes);

/// <summary>The end of a file that may be large.</summary>
/// <param name="Path">The file.</param>
/// <param name="Size">Bytes of all of it.</param>
/// <param name="ModifiedAt">When it was last written.</param>
/// <param name="Tail">Its last lines.</param>
internal sealed record LogEnd(CtxPath Path, long Size, DateTimeOffset ModifiedAt, OutputTail Tail);

/// <summary>What work changes, as a patch.</summary>
/// <param name="Source">What is compared, or the file that the patch is from.</param>
/// <param name="Text">The patch, or its beginning.</param>
/// <param name="IsAll">Whether that is all of it.</param>
internal sealed record WorkChanges(string Source, string Text, bool IsAll);
