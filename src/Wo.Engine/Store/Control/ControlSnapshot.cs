using Wo.Engine.Store.Tree;

namespace Wo.Engine.Store.Control;

/// <summary>
/// The control records beside one scan of the tree, each read when it is first asked for. One listing tells which exist,
/// so a work order that was never taken costs nothing.
/// </summary>
internal sealed class ControlSnapshot
{
    // From so many on, the list of all that exist costs less than looks in vain for those that do not.
    private const int Few = 8;

    private static readonly ControlView Nothing = new(ControlRecord.None, null, null);

    private readonly ControlStore control;
    private readonly Leases leases;
    private readonly long readerTtlSeconds;
    private readonly HashSet<WorkOrderId> mirrored = [];
    private readonly TreeScan scan;
    private readonly Lazy<IReadOnlyList<WorkOrderId>> listed;
    private readonly Lazy<HashSet<WorkOrderId>> recorded;
    private readonly Dictionary<WorkOrderId, ControlView> views = [];
    private int looks;

    /// <summary>Begins a look at the records.</summary>
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
        listed = new(control.Ids, LazyThreadSafetyMode.None);
        recorded = new(() => [.. RecordedIds], LazyThreadSafetyMode.None);
        foreach (var item in scan.Items)
        {
            if (item is { Kind: TreeItemKind.LockMirror, State: WorkOrderState.Running, Id: { } id })
            {
                mirrored.Add(id);
            }
        }
    }

    /// <summary>Every id with a record, also of work orders that have no file; sorted.</summary>
    public IReadOnlyList<WorkOrderId> RecordedIds => listed.Value;

    /// <summary>What is on record about a work order.</summary>
    public ControlView Of(WorkOrderId id)
    {
        if (views.TryGetValue(id, out var view))
        {
            return view;
        }

        var isOneOfFew = !scan.IsWhole && !listed.IsValueCreated && looks++ < Few;
        var mayExist = isOneOfFew || recorded.Value.Contains(id);
        if (!mayExist && !mirrored.Contains(id))
        {
            return Nothing;
        }

        view = Read(id, mayExist);
        views.Add(id, view);
        return view;
    }

    private ControlView Read(WorkOrderId id, bool mayExist)
    {
        var record = ControlRecord.None;
        if (mayExist && !control.Read(id).TryGet(out record, out var problem))
        {
            return new ControlView(ControlRecord.None, null, problem);
        }

        var lease = mirrored.Contains(id) ? leases.Effective(id, record, readerTtlSeconds, OwnerOf(id)) : record.Lease;
        return new ControlView(record, lease, null);
    }

    private string? OwnerOf(WorkOrderId id) => scan.Find(id)?.Active?.Summary.Owner;
}
