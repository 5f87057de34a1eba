namespace Wo.Core.Storage;

/// <summary>Whether a file was read, or why not.</summary>
internal enum ReadOutcome
{
    /// <summary>All bytes were read.</summary>
    Ok,

    /// <summary>Nothing is at the path.</summary>
    Missing,

    /// <summary>A symbolic link, which is not followed.</summary>
    SymbolicLink,

    /// <summary>A directory, FIFO, socket or device.</summary>
    NotRegular,

    /// <summary>More bytes than the caller allows.</summary>
    TooLarge,

    /// <summary>This user may not read it.</summary>
    Denied,
}
