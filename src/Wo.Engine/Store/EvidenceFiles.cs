using System.Text;
using Microsoft.Win32.SafeHandles;
using Wo.Core.Storage.Posix;

namespace Wo.Engine.Store;

/// <summary>
/// The evidence that is generated beside what people put there: each file replaced as a whole and synced, so that a crash
/// leaves earlier or new ones, and none that is half of one.
/// </summary>
[AtomicIo]
internal sealed class EvidenceFiles(IFileSystem files, AtomicWriter writer, CtxLayout layout)
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>Replaces a file by text.</summary>
    public void Write(WorkOrderId id, string name, ReadOnlySpan<byte> content) =>
        writer.Replace(Path.Join(Prepare(id), name), content);

    /// <summary>Replaces a file by what is written into a handle, which may be larger than memory.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="name">The file.</param>
    /// <param name="fill">Writes it.</param>
    /// <param name="ifEmpty">What stands there where nothing was written.</param>
    public Result<Unit> Write(WorkOrderId id, string name, Func<SafeFileHandle, Result<Unit>> fill, string ifEmpty)
    {
        var path = Path.Join(Prepare(id), name);
        var temporary = TemporaryName.For(path);
        files.CreateExclusive(temporary, like: null).Dispose();
        var isPublished = false;
        try
        {
            using (var handle = Open(temporary, FileAccess.ReadWrite))
            {
                if (fill(handle).Error is { } failure)
                {
                    return failure;
                }

                if (RandomAccess.GetLength(handle) == 0)
                {
                    RandomAccess.Write(handle, Encoding.UTF8.GetBytes(ifEmpty), 0);
                }
            }

            using (var written = files.OpenAppend(temporary))
            {
                written.Sync();
            }

            files.Rename(temporary, path);
            isPublished = true;
            files.SyncDirectory(Path.GetDirectoryName(path)!);
            return Result.Ok;
        }
        finally
        {
            if (!isPublished)
            {
                Drop(temporary);
            }
        }
    }

    /// <summary>Appends a text, or the content of a log, to a handle.</summary>
    public static void Append(SafeFileHandle to, string text) =>
        RandomAccess.Write(to, Encoding.UTF8.GetBytes(text), RandomAccess.GetLength(to));

    /// <inheritdoc cref="Append(SafeFileHandle, string)"/>
    public static void Append(SafeFileHandle to, CtxPath log)
    {
        using var from = Open(log.FullPath, FileAccess.Read);
        var chunk = new byte[ChunkSize];
        for (var at = 0L; RandomAccess.Read(from, chunk, at) is > 0 and var read; at += read)
        {
            RandomAccess.Write(to, chunk.AsSpan(0, read), RandomAccess.GetLength(to));
        }
    }

    /// <summary>Asks something of a file of the evidence; no where there is none, or something else in its place.</summary>
    public bool Ask(WorkOrderId id, string name, Predicate<SafeFileHandle> question)
    {
        var path = Path.Join(layout.Handoff(id).FullPath, name);
        if (files.Status(path) is not { Kind: FileKind.Regular })
        {
            return false;
        }

        using var file = Open(path, FileAccess.Read);
        return question(file);
    }

    /// <summary>Makes the directory that evidence lies in, none of whose parts may lead elsewhere.</summary>
    /// <returns>Its absolute path.</returns>
    public string Prepare(WorkOrderId id)
    {
        var directory = layout.Handoff(id);
        foreach (var part in (ReadOnlySpan<string>)[directory.FullDirectory, directory.FullPath])
        {
            if (files.Status(part) is { Kind: not FileKind.Directory })
            {
                throw new StorageException("mkdir", part, Errno.NotDirectory);
            }
        }

        writer.EnsureDirectory(directory.FullPath);
        return directory.FullPath;
    }

    /// <summary>Removes a generated file, so that it is made anew; a directory or a link stays.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(WorkOrderId id, string name)
    {
        var path = Path.Join(layout.Handoff(id).FullPath, name);
        if (files.Status(path) is not { Kind: FileKind.Regular })
        {
            return false;
        }

        files.Unlink(path);
        return true;
    }

    private void Drop(string temporary)
    {
        try
        {
            files.Unlink(temporary);
        }
        catch (StorageException)
        {
            // The first failure is the one to report, and ORPHAN_TEMP names what stayed.
        }
    }

    private static SafeFileHandle Open(string path, FileAccess access)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StorageException("open", path, refused is IOException ? Errno.IoError : Errno.AccessDenied);
        }
    }
}
