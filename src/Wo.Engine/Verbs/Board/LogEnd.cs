using Wo.Engine.Store;

namespace Wo.Engine.Verbs.Board;

/// <summary>The end of a file that may be large.</summary>
/// <param name="Path">The file.</param>
/// <param name="Size">Bytes of all of it.</param>
/// <param name="ModifiedAt">When it was last written.</param>
/// <param name="Tail">Its last lines.</param>
internal sealed record LogEnd(CtxPath Path, long Size, DateTimeOffset ModifiedAt, OutputTail Tail);
