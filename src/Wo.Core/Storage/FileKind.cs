namespace Wo.Core.Storage;

/// <summary>What a directory entry is.</summary>
internal enum FileKind
{
    /// <summary>A regular file.</summary>
    Regular,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link (or another reparse point on Windows).</summary>
    SymbolicLink,

    /// <summary>A FIFO, socket or device.</summary>
    Other,
}
