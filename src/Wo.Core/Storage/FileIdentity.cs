namespace Wo.Core.Storage;

/// <summary>Which file it is, whatever its names are, until it is gone and another one may have the number.</summary>
/// <param name="Device">The file system.</param>
/// <param name="Inode">The file within it.</param>
internal readonly record struct FileIdentity(ulong Device, ulong Inode);
