namespace Wo.Analyzers.FileApis;

/// <summary>What a raw file operation does to a path.</summary>
internal enum RawEffect
{
    /// <summary>Writes, appends or creates.</summary>
    Write,

    /// <summary>Deletes, moves, replaces, or copies over.</summary>
    Change,

    /// <summary>Opens a stream or writer that may write.</summary>
    Stream,
}
