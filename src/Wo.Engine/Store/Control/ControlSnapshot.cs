using Wo.Engine.Store.Tree;

namespace Wo.Engine.Store.Control;

/// <summary>
/// The control records beside one scan of the tree, each read when it is first asked for. One listing tells which exist,
/// so a work order that was never taken costs nothing.
/// </summary>
internal sealed class ControlSnapshot
{
    private readonly ControlStore control;
    private readonly Leases leases;
    private readonly long readerTtlSeconds;
    private readonly HashSet<WorkOrderId> mirrored = [];
    private readonly TreeScan scan;
    private readonly HashSet<WorkOrderId> recorded;
    private readonly Dictionary<WorkOrderId, ControlView> views = [];

    /// <summary>Lists the records.</summary>
    /// <param name="scan">The tree, whose lock mirrors may be leases of older tools.</param>
    /// <param name="control">The records.</param>
    /// <param name="leases">The leases.</param>
    /// <param name="readerTtlSeconds">The time to live for a lock that carries none.</param>
    public ControlSnapshot(TreeScan scan, ControlStore control, Leases leases, long readerTtlSeconds)
    {
        this.scan = scan;
        this.control = control;
        this.leases = leases;
        this.readerTtlSeconds = readerTtlSeconds;
        RecordedIds = control.Ids();
        recorded = [.. RecordedIds];
        foreach (var item in scan.Items)
        {
            if (item is { Kind: TreeItemKind.LockMirror, State: WorkOrderState.Running, Id: { } id })
            {
                mirrored.Add(id);
            }
        }
    }

    /// <summary>Every id with a record, also of work orders that have no file; sorted.</summary>
    public IReadOnlyList<WorkOrderId> RecordedIds { get; }

    /// <summary>What is on record about a work order.</summary>
    public ControlView Of(WorkOrderId id)
    {
        if (!views.TryGetValue(id, out var view))
        {
            views.Add(id, view = Read(id));
        }

        return view;
    }

    private ControlView Read(WorkOrderId id)
    {
        var record = ControlRecord.None;
        if (recorded.Contains(id) && !control.Read(id).TryGet(out record, out var problem))
        {
            return new ControlView(ControlRecord.None, null, problem);
        }

        var lease = mirrored.Contains(id) ? leases.Effective(id, record, readerTtlSeconds, OwnerOf(id)) : record.Lease;
        return new ControlView(record, lease, null);
    }

    private string? OwnerOf(WorkOrderId id) =>
        scan.Entries.FirstOrDefault(entry => entry.Id == id)?.Active?.Summary.Owner;
}
