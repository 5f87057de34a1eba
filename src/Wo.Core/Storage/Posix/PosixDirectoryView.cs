using Microsoft.Win32.SafeHandles;

namespace Wo.Core.Storage.Posix;

/// <summary>A directory that is held open on Linux, so that the kernel does not walk to it again for each entry.</summary>
/// <param name="handle">The directory.</param>
/// <param name="directory">Its path, for messages.</param>
internal sealed class PosixDirectoryView(SafeFileHandle handle, string directory) : IDirectoryView
{
    /// <inheritdoc/>
    public FileLook? Look(ReadOnlySpan<byte> name) => PosixStatus.In(handle, name, directory);

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    /// <summary>Opens a directory; <see langword="null"/> where it has to be looked at by paths, which tells what the matter is.</summary>
    public static PosixDirectoryView? Open(string directory)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var descriptor = LibC.Open(directory, OpenFlags.ReadOnly | OpenFlags.NonBlocking | OpenFlags.CloseOnExec, 0);
        return descriptor < 0
            ? null
            : new PosixDirectoryView(new SafeFileHandle(descriptor, ownsHandle: true), directory);
    }
}
