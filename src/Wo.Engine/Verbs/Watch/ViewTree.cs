using System.Collections.Immutable;
using Wo.Engine.Read;
using Wo.Engine.Read.History;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Watch;

/// <summary>Makes views of a tree. It takes no lock, starts no process and writes nothing.</summary>
internal sealed class ViewTree
{
    private const int SessionBytes = 1 << 20;
    private const int Attempts = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly Workspace workspace;
    private readonly GateLogs gates;
    private readonly TreeStamp stamp;
    private (string Stamp, WorkHistory History)? known;

    /// <summary>Begins with nothing known.</summary>
    /// <param name="workspace">The tree. Its cache is read and never written from now on.</param>
    public ViewTree(Workspace workspace)
    {
        this.workspace = workspace;
        stamp = new TreeStamp(workspace);
        gates = new GateLogs(workspace.Files, workspace.Layout);
        workspace.Cache.WriteNothing();
    }

    /// <summary>How many of those that can be taken, and of what happened, a view has at most.</summary>
    public int Most { get; init; } = 100;

    /// <summary>Looks at all of it.</summary>
    /// <exception cref="StorageException">It cannot be read.</exception>
    public TreeView Look()
    {
        var session = workspace.Session.Find();
        var before = stamp.Read();
        var reading = Read();
        var status = SummarizeTree.Run(reading);
        var history = HistoryAt(before);
        var ready = status.ReadyCount == 0 ? [] : reading.Readiness.InTurn(reading.Scan).Take(Most);
        return new TreeView(
            reading.Now,
            status,
            Running(status, session),
            [.. ready.Select(one => ListWorkOrders.Row(reading, one))],
            [.. history.Events.Reverse().Take(Most)],
            Throughput.Of(history, reading.Now)
        )
        {
            Warnings = history.Warnings,
        };
    }

    /// <summary>The same view with what gates print by now, which costs next to nothing where none runs.</summary>
    /// <param name="view">A view of this tree.</param>
    /// <exception cref="StorageException">A log cannot be looked at.</exception>
    public TreeView WithGates(TreeView view)
    {
        var running = view.Running.Select(work => work with { Gate = GateOf(work.Row) }).ToImmutableArray();
        return running.SequenceEqual(view.Running) ? view : view with { Running = running };
    }

    /// <summary>
    /// A reading that no transition crossed, if there is one soon: after one that died, and where many work at once, one that
    /// may have been crossed is better than none, and the next view follows.
    /// </summary>
    private TreeReading Read()
    {
        var reader = new TreeReader(workspace);
        for (var attempt = 1; ; attempt++)
        {
            var (reading, isOfOneMoment) = reader.ReadOpenOnce();
            if (isOfOneMoment || attempt == Attempts)
            {
                return reading;
            }

            Thread.Sleep(Pause);
        }
    }

    private WorkHistory HistoryAt(string now)
    {
        if (known is { } before && before.Stamp == now)
        {
            return before.History;
        }

        var history = new HistoryReader(workspace).Read(new TreeReader(workspace).ReadSummariesOnce());
        known = (now, history);
        return history;
    }

    private ImmutableArray<RunningWork> Running(TreeStatus status, CtxPath session)
    {
        if (status.Running.IsEmpty)
        {
            return [];
        }

        var tail = new SessionTail(GrowingFile.Tail(workspace.Files, session, SessionBytes));
        return
        [
            .. status.Running.Select(row => new RunningWork(
                row,
                GateOf(row),
                tail.LastOf(row.Id) is var (isResult, text) ? new SessionNote(isResult, text) : null
            )),
        ];
    }

    private RunningGate? GateOf(WorkOrderRow row) => gates.Running(row.Id, TokenOf(row.Id));

    private string? TokenOf(WorkOrderId id) =>
        workspace.Control.Read(id).TryGet(out var record, out _) ? record.Lease?.Token : null;
}
