namespace Wo.Core.Storage;

/// <summary>One name in a directory.</summary>
/// <param name="Name">The name, without the directory.</param>
/// <param name="Kind">What it is, as far as the listing tells: a FIFO may appear as regular.</param>
internal readonly record struct DirectoryItem(string Name, FileKind Kind);
