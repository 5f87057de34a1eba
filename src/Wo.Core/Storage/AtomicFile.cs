using System.Text;
using Wo.Core.Errors;
using Wo.Core.Storage.Posix;
using Wo.Core.Yaml;

namespace Wo.Core.Storage;

/// <summary>
/// The helpers to use instead of <see cref="File"/> under <c>_ctx</c>. Each write is complete or absent to every
/// reader, survives power loss once it returned success, and never follows a symbolic link at the target.
/// </summary>
/// <remarks>
/// Failures of the file system come back as <see cref="ErrorCodes.StorageFailed"/>; the target is then the old or the
/// new file, never a mixture. Where a failure is of no use as a value, <see cref="AtomicFileResults.ThrowIfFailed"/>
/// makes it an exception. Work orders themselves are moved by the tool's transitions, not by these helpers.
/// </remarks>
public static partial class AtomicFile
{
    /// <summary>Writes UTF-8 text without a byte order mark, replacing what is there.</summary>
    public static Result<Unit> WriteText(CtxPath path, string text) =>
        Run(path, writer => writer.Replace(path.FullPath, Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes lines as UTF-8, each ended as the platform ends lines, replacing what is there.</summary>
    public static Result<Unit> WriteLines(CtxPath path, IEnumerable<string> lines) =>
        WriteText(path, string.Concat(lines.Select(line => line + Environment.NewLine)));

    /// <summary>Writes bytes, replacing what is there.</summary>
    public static Result<Unit> WriteBytes(CtxPath path, ReadOnlyMemory<byte> content) =>
        Run(path, writer => writer.Replace(path.FullPath, content.Span));

    /// <summary>Writes YAML text after checking that it reads back within the tool's bounds.</summary>
    /// <returns><see cref="ErrorCodes.Unreadable"/> with line and column, and nothing written, where it does not.</returns>
    public static Result<Unit> WriteYaml(CtxPath path, string yaml)
    {
        var bytes = Encoding.UTF8.GetBytes(yaml);
        var read = YamlReader.Read(bytes);
        return read.Error is { } error
            ? new WoError(ErrorCodes.Unreadable, $"{path}:{error.Position}: {error.Message}")
            : Run(path, writer => writer.Replace(path.FullPath, bytes));
    }

    /// <summary>Replaces a file after making a durable backup beside it; a missing file is simply written.</summary>
    public static Result<Unit> ReplaceWithBackup(CtxPath path, ReadOnlyMemory<byte> content) =>
        Run(
            path,
            (files, writer) =>
            {
                if (ReadExisting(files, path) is { } old)
                {
                    writer.Backup(path.FullPath, old);
                }

                writer.Replace(path.FullPath, content.Span);
            }
        );

    /// <summary>Deletes a file after making a durable backup beside it; a missing file is success.</summary>
    public static Result<Unit> DeleteWithBackup(CtxPath path) =>
        Run(
            path,
            (files, writer) =>
            {
                if (ReadExisting(files, path) is { } old)
                {
                    writer.DeleteWithBackup(path.FullPath, old);
                }
            }
        );

    /// <summary>
    /// Appends one entry as a whole, under the repository's guard, so that entries of concurrent processes never mix.
    /// </summary>
    /// <param name="path">The log, created where it is missing.</param>
    /// <param name="commonGitDirectory">The repository's common git directory, where the guard lies.</param>
    /// <param name="entry">The entry; a final newline is added where it is missing.</param>
    public static Result<Unit> AppendEntry(CtxPath path, string commonGitDirectory, string entry)
    {
        var files = PlatformFileSystem.Create();
        var writer = new AtomicWriter(files, TimeProvider.System);
        var guard = new Guard(
            files,
            writer,
            Path.Join(commonGitDirectory, Guard.DirectoryName),
            TimeProvider.System,
            LockingPolicy.Default
        );
        var bytes = Encoding.UTF8.GetBytes(entry.EndsWith('\n') ? entry : entry + "\n");
        return Run(
            path,
            () =>
            {
                if (!guard.Acquire("append").TryGet(out var held, out var refused))
                {
                    return refused;
                }

                using (held)
                {
                    writer.Append(path.FullPath, [], bytes);
                }

                return default(Unit);
            }
        );
    }

    /// <summary>Creates a file of UTF-8 text whole, or leaves what is there.</summary>
    /// <inheritdoc cref="CreateExclusive(CtxPath, ReadOnlyMemory{byte})"/>
    public static Result<Unit> CreateExclusive(CtxPath path, string text) =>
        CreateExclusive(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Creates a file whole, or leaves what is there.</summary>
    /// <returns><see cref="ErrorCodes.AlreadyExists"/> where something is at the path.</returns>
    public static Result<Unit> CreateExclusive(CtxPath path, ReadOnlyMemory<byte> content) =>
        Run(
            path,
            () =>
                new AtomicWriter(PlatformFileSystem.Create(), TimeProvider.System).TryCreate(
                    path.FullPath,
                    content.Span
                )
                    ? default(Unit)
                    : new WoError(ErrorCodes.AlreadyExists, $"{path} exists")
        );

    private static byte[]? ReadExisting(IFileSystem files, CtxPath path)
    {
        var content = files.Read(path.FullPath, int.MaxValue - 1);
        return content.Outcome switch
        {
            ReadOutcome.Ok => content.Bytes,
            ReadOutcome.Missing => null,
            _ => throw new StorageException("open", path.FullPath, Posix.Errno.AccessDenied),
        };
    }

    private static Result<Unit> Run(CtxPath path, Action<AtomicWriter> action) =>
        Run(path, (_, writer) => action(writer));

    private static Result<Unit> Run(CtxPath path, Action<IFileSystem, AtomicWriter> action) =>
        Run(
            path,
            () =>
            {
                var files = PlatformFileSystem.Create();
                action(files, new AtomicWriter(files, TimeProvider.System));
                return default(Unit);
            }
        );

    private static Result<Unit> Run(CtxPath path, Func<Result<Unit>> action)
    {
        try
        {
            return action();
        }
        catch (StorageException error)
        {
            return new WoError(ErrorCodes.StorageFailed, $"{path}: {error.Message}");
        }
    }
}
