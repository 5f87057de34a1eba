namespace Wo.Core.Storage;

/// <summary>A directory many of whose entries are looked at: it is found once, and its entries by their names alone.</summary>
internal interface IDirectoryView : IDisposable
{
    /// <summary>
    /// What is there, without following a symbolic link; <see langword="null"/> where nothing is, or where the platform does
    /// not tell which file it is. May be called from several threads.
    /// </summary>
    /// <param name="name">The name in UTF-8, with a NUL at its end.</param>
    /// <exception cref="StorageException">It cannot be looked at.</exception>
    FileLook? Look(ReadOnlySpan<byte> name);
}
