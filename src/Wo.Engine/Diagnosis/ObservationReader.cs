using System.Collections.Immutable;
using Wo.Engine.Lint;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>
/// Observes the tree and writes nothing: no directory, no lock file, not even the guard's. What a live operation makes
/// look wrong is recognised by its operation lock.
/// </summary>
internal sealed class ObservationReader(Workspace workspace)
{
    private const int Attempts = 8;

    /// <summary>The look at the registers that clones share; <see langword="null"/> where none was made.</summary>
    public ClaimsLook? Claims { get; set; }

    /// <summary>The state directories alone, for a tree in which nothing else may be read.</summary>
    public TreeObservation OfDirectories() => Observe(new TreeScan("", [], []), null);

    /// <summary>One scan, without git and without locks; records are read when a check first asks for them.</summary>
    /// <param name="scan">The files.</param>
    /// <param name="control">The records.</param>
    /// <param name="lint">What lint knows of this scan, where that is made already.</param>
    /// <param name="copies">The ids of which a copy is kept, sorted, where they are being listed already.</param>
    public TreeObservation OfScan(
        TreeScan scan,
        ControlSnapshot control,
        TreeLint? lint = null,
        Lazy<ImmutableArray<WorkOrderId>>? copies = null
    )
    {
        Func<WorkOrderId, ControlView> read = control.Of; // one for all
        return Observe(scan, null, lint) with
        {
            WorkOrders = WorkOrders(scan, copies?.Value, control.RecordedIds, _ => read, _ => false),
        };
    }

    /// <summary>The same of those work orders alone of which there is no file.</summary>
    /// <inheritdoc cref="OfScan"/>
    public TreeObservation OfMissing(
        TreeScan scan,
        ControlSnapshot control,
        TreeLint? lint = null,
        Lazy<ImmutableArray<WorkOrderId>>? copies = null
    )
    {
        var beside = Beside(scan, copies?.Value);
        return Observe(scan, null, lint) with
        {
            WorkOrders =
            [
                .. WithoutFile(scan, beside, control.RecordedIds)
                    .Select(id => new WorkOrderObservation(workspace, id, control.Of) { Entry = null, Beside = beside })
                    .OrderBy(static one => one.Id),
            ],
        };
    }

    /// <summary>The same of some work orders, without a look at what else there may be.</summary>
    public TreeObservation OfPart(TreeScan scan, ControlSnapshot control) =>
        Observe(scan, null) with
        {
            WorkOrders =
            [
                .. scan.Entries.Select(entry => new WorkOrderObservation(workspace, entry.Id, control.Of)
                {
                    Entry = entry,
                }),
            ],
        };

    /// <summary>The whole tree, beside what git knows. A reading that a transition crossed is repeated.</summary>
    public TreeObservation OfTree(GitObservation git)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = workspace.Generation.Read();
            var observation = ReadOnce(git, null, holdsGuard: false);

            // "Moving" all the time is a transition that died, or one whose work order is busy and left out.
            if (attempt == Attempts || workspace.Generation.Read() == before)
            {
                return observation;
            }
        }
    }

    /// <summary>The same under the guard and, where it is about one work order, under its operation lock.</summary>
    public TreeObservation UnderLocks(GitObservation git, WorkOrderId? only) => ReadOnce(git, only, holdsGuard: true);

    private TreeObservation ReadOnce(GitObservation git, WorkOrderId? only, bool holdsGuard)
    {
        var own = new FileLinter(new TreeSchema(workspace.Files, workspace.Layout), workspace.Clock);
        var scan = workspace.Tree.ScanOnce(only, examine: own.Examine);
        var busy = new HashSet<WorkOrderId>();
        var nothing = new ControlView(ControlRecord.None, null, null);
        Func<WorkOrderId, ControlView> sayNothing = _ => nothing;
        var records = only is { } one ? RecordNames.Of(one) : RecordNames.Read(workspace, scan);
        var holdsOperation = only is not null;
        return Observe(scan, only, Lint(scan, own)) with
        {
            GitOrNone = git,
            HoldsGuard = holdsGuard,
            AskedLocks = true,
            WorkOrders = WorkOrders(
                scan,
                copies: null,
                records.Recorded,
                id =>
                    records.HasNothingOf(id)
                        ? sayNothing
                        : ReadRecord(id, scan.Find(id)?.Active?.Summary.Owner, holdsOperation, busy),
                busy.Contains,
                only
            ),
        };
    }

    private TreeObservation Observe(TreeScan scan, WorkOrderId? only, TreeLint? lint = null) =>
        new()
        {
            Workspace = workspace,
            Now = workspace.Clock.GetUtcNow(),
            Only = only,
            Claims = Claims,
            Scan = scan,
            WorkOrders = [],
            Lint = lint ?? Lint(scan),
        };

    private TreeLint Lint(TreeScan scan, FileLinter? own = null) =>
        new(workspace.Files, workspace.Layout, scan, workspace.Clock, own);

    private ImmutableArray<WorkOrderObservation> WorkOrders(
        TreeScan scan,
        ImmutableArray<WorkOrderId>? copies,
        IEnumerable<WorkOrderId> recorded,
        Func<WorkOrderId, Func<WorkOrderId, ControlView>> control,
        Predicate<WorkOrderId> isBusy,
        WorkOrderId? only = null
    )
    {
        var beside = Beside(scan, copies);
        var others = WithoutFile(scan, beside, recorded, only);
        var observed = ImmutableArray.CreateBuilder<WorkOrderObservation>(scan.Entries.Length + others.Count);
        var hasRecord = recorded.ToHashSet();
        foreach (var entry in scan.Entries)
        {
            // Nothing but its text can be wrong with it, and a part of a tree is not asked about the texts of what is closed.
            if (scan.IsWhole || !entry.IsClosed || hasRecord.Contains(entry.Id) || beside.Items.Contains(entry.Id))
            {
                observed.Add(Of(entry.Id, entry));
            }
        }

        if (others.Count > 0)
        {
            observed.AddRange(others.Select(id => Of(id, entry: null)));
            observed.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        }

        return observed.DrainToImmutable();

        WorkOrderObservation Of(WorkOrderId id, WorkOrderEntry? entry) =>
            new(workspace, id, control(id))
            {
                Entry = entry,
                Beside = beside,
                IsBusy = isBusy(id),
            };
    }

    private BesideFiles Beside(TreeScan scan, ImmutableArray<WorkOrderId>? copies) =>
        new(
            scan.Items.Where(item => item.Id is not null).ToLookup(item => item.Id!.Value),
            copies ?? workspace.Versions.SortedIds()
        );

    /// <summary>The ids that something else than a file makes known. In nearly every tree there are none.</summary>
    private static HashSet<WorkOrderId> WithoutFile(
        TreeScan scan,
        BesideFiles beside,
        IEnumerable<WorkOrderId> recorded,
        WorkOrderId? only = null
    )
    {
        var found = new HashSet<WorkOrderId>();
        foreach (var group in beside.Items)
        {
            if (MakeKnown(group) && scan.Find(group.Key) is null)
            {
                found.Add(group.Key);
            }
        }

        found.UnionWith(recorded.Where(id => scan.Find(id) is null));
        found.UnionWith(CopiesAlone(scan, beside.Kept).Where(id => only is null || only == id));
        return found;
    }

    /// <summary>The ids of which a copy is kept and no file is there.</summary>
    private static IEnumerable<WorkOrderId> CopiesAlone(TreeScan scan, ImmutableArray<WorkOrderId> kept)
    {
        var next = 0;
        foreach (var id in kept)
        {
            // Both are in the order of ids.
            while (next < scan.Entries.Length && scan.Entries[next].Id.CompareTo(id) < 0)
            {
                next++;
            }

            if (next == scan.Entries.Length || scan.Entries[next].Id != id)
            {
                yield return id;
            }
        }
    }

    /// <summary>Whether a group of items makes its id known: a symbolic link alone does not.</summary>
    private static bool MakeKnown(IEnumerable<TreeItem> items) =>
        items.Any(item =>
            item.Kind is TreeItemKind.Backup || item is { Kind: TreeItemKind.LockMirror, State: WorkOrderState.Running }
        );

    /// <summary>Reads a record beside its operation lock, and notes whose operation is under way.</summary>
    private Func<WorkOrderId, ControlView> ReadRecord(
        WorkOrderId id,
        string? owner,
        bool holdsOperation,
        HashSet<WorkOrderId> underWay
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var read = workspace.Control.Read(id);
            var record = read.IsOk ? read.Value : ControlRecord.None;
            var busy = !holdsOperation && IsBusy(id);
            var again = workspace.Control.Read(id);

            // Otherwise an operation that began and ended meanwhile would look like a dead one.
            if (busy || attempt == Attempts || (read.IsOk == again.IsOk && (!read.IsOk || record == again.Value)))
            {
                if (busy)
                {
                    underWay.Add(id);
                }

                var view = new ControlView(record, workspace.LeaseOf(id, record, owner), read.Error);
                return _ => view;
            }
        }
    }

    private bool IsBusy(WorkOrderId id)
    {
        try
        {
            return !workspace.Operations.IsFree(id);
        }
        catch (StorageException)
        {
            // The lock is another user's, or the disk is read-only: who can only look sees no operation.
            return false;
        }
    }
}
