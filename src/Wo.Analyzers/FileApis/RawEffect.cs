namespace Wo.Analyzers.FileApis;

/// <summary>What a raw file operation does to a path.</summary>
internal enum RawEffect
{
    /// <summary>Writes or creates a file.</summary>
    Write,

    /// <summary>Adds to the end of a file.</summary>
    Append,

    /// <summary>Makes a directory, or finds it there already.</summary>
    Folder,

    /// <summary>Makes a link.</summary>
    Link,

    /// <summary>Writes many files, or one that is made of many.</summary>
    Archive,

    /// <summary>Deletes a file.</summary>
    Delete,

    /// <summary>Deletes a directory.</summary>
    DeleteFolder,

    /// <summary>Moves or renames.</summary>
    Move,

    /// <summary>Copies or replaces.</summary>
    Replace,

    /// <summary>Opens a stream or writer that may write.</summary>
    Stream,
}
