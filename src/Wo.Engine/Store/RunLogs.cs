using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Wo.Core.Storage.Posix;
using Wo.Engine.Gates;

namespace Wo.Engine.Store;

/// <summary>The logs of a verification, into which commands write while they run.</summary>
[AtomicIo]
internal sealed class RunLogs(IFileSystem files, AtomicWriter writer, CtxLayout layout)
{
    private const string Prefix = "command_";
    private const string SetupPrefix = "setup_";
    private const string Suffix = ".log";
    private const int MaxVerdictBytes = 1 << 20;

    /// <summary>Which command of a run a log is of, from 1; <see langword="null"/> where it is no log of one.</summary>
    /// <param name="fileName">The name of the file.</param>
    public static int? NumberOf(string fileName) =>
        fileName.StartsWith(Prefix, StringComparison.Ordinal)
        && fileName.EndsWith(Suffix, StringComparison.Ordinal)
        && int.TryParse(
            fileName.AsSpan(Prefix.Length, Math.Max(0, fileName.Length - Prefix.Length - Suffix.Length)),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number > 0
            ? number
            : null;

    /// <summary>Removes the logs of an earlier run's commands, so that none is taken for this one's.</summary>
    public void Clear(WorkOrderId id) => Clear(id, Prefix);

    /// <summary>The same of the commands that make a worktree ready.</summary>
    public void ClearSetup(WorkOrderId id) => Clear(id, SetupPrefix);

    private void Clear(WorkOrderId id, string prefix)
    {
        var directory = Prepare(id);
        foreach (var item in files.List(directory))
        {
            var isLog =
                item.Kind != FileKind.Directory
                && item.Name.StartsWith(prefix, StringComparison.Ordinal)
                && item.Name.EndsWith(Suffix, StringComparison.Ordinal);
            if (isLog)
            {
                files.Unlink(Path.Join(directory, item.Name));
            }
        }
    }

    /// <summary>
    /// Creates a log for a child process to write into. Both of its streams share the handle, and with it the place
    /// they write at.
    /// </summary>
    /// <exception cref="StorageException">The file is there, or cannot be created.</exception>
    public SafeFileHandle Open(CtxPath log)
    {
        var path = log.FullPath;
        files.CreateExclusive(path, like: null).Dispose();
        try
        {
            // No lock of .NET's own on it: others may look at the log while it grows.
            return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StorageException("open", path, refused is IOException ? Errno.IoError : Errno.AccessDenied);
        }
    }

    /// <summary>Publishes the verdict of a run.</summary>
    public void WriteVerdict(WorkOrderId id, ReadOnlySpan<byte> content)
    {
        Prepare(id);
        writer.Replace(layout.Verdict(id).FullPath, content);
    }

    /// <summary>Keeps the verdict of a closed revision under a name that no later run replaces.</summary>
    /// <returns>Where; <see langword="null"/> where there is no verdict.</returns>
    public CtxPath? KeepVerdict(WorkOrderId id, long revision)
    {
        var verdict = files.Read(layout.Verdict(id).FullPath, MaxVerdictBytes);
        if (!verdict.IsOk)
        {
            return null;
        }

        for (var number = 0; ; number++)
        {
            var suffix = string.Create(
                CultureInfo.InvariantCulture,
                $"rev{revision}{(number == 0 ? "" : $"-{number}")}"
            );
            var kept = layout.FormerVerdict(id, suffix);
            if (
                writer.TryCreate(kept.FullPath, verdict.Bytes)
                // What an interrupted attempt left is as good.
                || (
                    files.Read(kept.FullPath, MaxVerdictBytes) is { IsOk: true } there
                    && there.Bytes.AsSpan().SequenceEqual(verdict.Bytes)
                )
            )
            {
                return kept;
            }
        }
    }

    /// <summary>Makes the directory of a work order's logs, none of whose parts may lead elsewhere.</summary>
    private string Prepare(WorkOrderId id)
    {
        foreach (var directory in (ReadOnlySpan<CtxPath>)[layout.Logs, layout.LogsOf(id)])
        {
            if (files.Status(directory.FullPath) is { Kind: not FileKind.Directory })
            {
                throw new StorageException("mkdir", directory.FullPath, Errno.NotDirectory);
            }
        }

        writer.EnsureDirectory(layout.LogsOf(id).FullPath);
        return layout.LogsOf(id).FullPath;
    }
}
