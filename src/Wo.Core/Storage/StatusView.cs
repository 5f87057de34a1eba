using System.Text;

namespace Wo.Core.Storage;

/// <summary>A view of a directory for file systems that have no faster one: each entry is looked at by its path.</summary>
/// <param name="files">The file system.</param>
/// <param name="directory">The directory, absolute.</param>
internal sealed class StatusView(IFileSystem files, string directory) : IDirectoryView
{
    /// <inheritdoc/>
    public FileLook? Look(ReadOnlySpan<byte> name) =>
        files.Status(Path.Join(directory, Encoding.UTF8.GetString(name[..^1])))?.Look;

    /// <inheritdoc/>
    public void Dispose() { }
}
