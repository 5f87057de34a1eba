using Wo.Engine.Store;

namespace Wo.Engine.Verbs.Watch;

/// <summary>
/// Finds the command of a gate that runs by what it leaves: a log that is younger than the verdict. Asking for the lock of the
/// operation would take it for an instant, and a watcher takes no lock.
/// </summary>
/// <param name="files">The file system.</param>
/// <param name="layout">Where the logs lie.</param>
internal sealed class GateLogs(IFileSystem files, CtxLayout layout)
{
    /// <summary>The command that runs for a work order; <see langword="null"/> for none.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="token">The token of its lease, which is not shown.</param>
    public RunningGate? Running(WorkOrderId id, string? token)
    {
        var number = LastNumber(id);
        if (number == 0 || files.Status(layout.CommandLog(id, number).FullPath) is not { } log)
        {
            return null;
        }

        // The verdict is written when all commands have ended; the logs of a new run take the place of those before.
        if (files.Status(layout.Verdict(id).FullPath) is { } verdict && verdict.ModifiedAt >= log.ModifiedAt)
        {
            return null;
        }

        // Its log is what was last created there.
        var began = files.Status(layout.LogsOf(id).FullPath)?.ModifiedAt ?? log.ModifiedAt;
        return new RunningGate(
            number,
            began < log.ModifiedAt ? began : log.ModifiedAt,
            log.ModifiedAt,
            LastLine(id, number, token)
        );
    }

    private int LastNumber(WorkOrderId id)
    {
        var last = 0;
        foreach (var item in files.List(layout.LogsOf(id).FullPath))
        {
            if (item.Kind == FileKind.Regular && RunLogs.NumberOf(item.Name) is { } number)
            {
                last = Math.Max(last, number);
            }
        }

        return last;
    }

    private string? LastLine(WorkOrderId id, int number, string? token)
    {
        using var log = GrowingFile.Open(files, layout.CommandLog(id, number));
        if (log is null)
        {
            return null;
        }

        try
        {
            var line = OutputTail.Of(log).Lines.LastOrDefault(line => !string.IsNullOrWhiteSpace(line));
            return string.IsNullOrEmpty(token) ? line : line?.Replace(token, "…", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
