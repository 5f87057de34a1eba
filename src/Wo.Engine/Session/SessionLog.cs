using System.Text;
using Wo.Engine.Git;
using Wo.Engine.Store;

namespace Wo.Engine.Session;

/// <summary>
/// The append-only log of what was intended and what came of it. Entries are appended whole, under the guard, so that
/// those of concurrent processes never mix.
/// </summary>
/// <param name="files">The file system.</param>
/// <param name="writer">Appends durably.</param>
/// <param name="layout">Where the log lies.</param>
/// <param name="guard">Keeps entries apart.</param>
/// <param name="clock">Dates entries.</param>
/// <param name="configured">The file, where the configuration names one.</param>
internal sealed class SessionLog(
    IFileSystem files,
    AtomicWriter writer,
    CtxLayout layout,
    Guard guard,
    TimeProvider clock,
    CtxPath? configured = null
)
{
    private const int MaxBytes = 64 << 20;

    /// <summary>The log: the configured one, else the only one there is, else the one named after the root folder.</summary>
    public CtxPath Find()
    {
        if (configured is not null)
        {
            return configured;
        }

        string? only = null;
        foreach (var item in files.List(layout.Ctx.FullPath))
        {
            if (item.Kind == FileKind.Regular && SessionFileName.IsOne(item.Name))
            {
                if (only is not null)
                {
                    return layout.Ctx / SessionFileName.Of(layout.StateRoot);
                }

                only = item.Name;
            }
        }

        return only is null ? layout.Ctx / SessionFileName.Of(layout.StateRoot) : CtxPath.Unchecked(layout.Ctx, only);
    }

    /// <summary>Appends an entry.</summary>
    /// <returns>The file it stands in now.</returns>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public Result<CtxPath> Append(SessionEntry entry)
    {
        if (!guard.Acquire("session").TryGet(out var held, out var refused))
        {
            return refused;
        }

        using (held)
        {
            return Append(held, entry);
        }
    }

    /// <summary>Appends an entry where the guard is held already.</summary>
    public CtxPath Append(GuardHeld held, SessionEntry entry)
    {
        held.Check();
        var path = Find();
        var header = $"# Session Log - {SessionFileName.SegmentOf(path.Name)}\n\n## History\n\n";
        writer.Append(
            path.FullPath,
            Encoding.UTF8.GetBytes(header),
            Encoding.UTF8.GetBytes(entry.Format(clock.GetUtcNow()))
        );
        return path;
    }

    /// <summary>What the log says about a work order; a log that does not exist says nothing.</summary>
    public Result<SessionEvidence> EvidenceOf(WorkOrderId id)
    {
        return from log in Read() select SessionEvidence.In(log, id);
    }

    /// <summary>What a merge left in a log, with the lines; <see langword="null"/> where it left nothing.</summary>
    /// <param name="log">The log.</param>
    public string? Conflict(ReadOnlySpan<byte> log) =>
        ConflictMarkers.FindWhole(log) is { } conflict ? $"{Find()}: {conflict}" : null;

    /// <summary>All of it; nothing where there is no log.</summary>
    public Result<byte[]> Read()
    {
        var path = Find();
        var content = files.Read(path.FullPath, MaxBytes);
        return content.Outcome switch
        {
            ReadOutcome.Ok => content.Bytes,
            ReadOutcome.Missing => Array.Empty<byte>(),
            ReadOutcome.TooLarge => Unreadable(path, $"larger than {MaxBytes >> 20} MiB; move its older part away"),
            ReadOutcome.Denied => Unreadable(path, "permission denied"),
            _ => Unreadable(path, "not a regular file"),
        };
    }

    private static WoError Unreadable(CtxPath path, string why) =>
        new(Problem.StorageFailed, $"the session log {path} cannot be read: {why}");
}
