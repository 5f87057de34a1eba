using System.Collections.Immutable;
using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile;

/// <summary>
/// Reads what checks look at, and writes nothing: no directory, no lock file, not even the guard's. What a live
/// operation makes look wrong is recognised by its operation lock.
/// </summary>
internal sealed class ContextReader(Workspace workspace)
{
    private const int Attempts = 8;

    /// <summary>Reads the whole tree. A reading that a transition crossed is repeated.</summary>
    public ReconcileContext Read(RepositoryView repository)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = workspace.Generation.Read();
            var context = ReadOnce(repository, null, holdsGuard: false, holdsOperation: false);

            // "Moving" all the time is a transition that died, or one whose work order is busy and left out.
            if (attempt == Attempts || workspace.Generation.Read() == before)
            {
                return context;
            }
        }
    }

    /// <summary>Reads again under the guard and, where it is about one work order, under its operation lock.</summary>
    public ReconcileContext ReadAgain(RepositoryView repository, WorkOrderId? only) =>
        ReadOnce(repository, only, holdsGuard: true, holdsOperation: only is not null);

    private ReconcileContext ReadOnce(
        RepositoryView repository,
        WorkOrderId? only,
        bool holdsGuard,
        bool holdsOperation
    )
    {
        var scan = workspace.Tree.ScanOnce(only);
        var entries = scan.Entries.ToDictionary(entry => entry.Id);
        var items = scan.Items.Where(item => item.Id is not null).ToLookup(item => item.Id!.Value);
        var ids = new SortedSet<WorkOrderId>(entries.Keys);
        ids.UnionWith(items.Where(OwnsMore).Select(group => group.Key));
        ids.UnionWith(only is { } one ? [one] : workspace.Control.Ids());
        return new ReconcileContext
        {
            Workspace = workspace,
            Now = workspace.Clock.GetUtcNow(),
            Only = only,
            Scan = scan,
            Repository = repository,
            HoldsGuard = holdsGuard,
            WorkOrders =
            [
                .. ids.Select(id => ReadView(id, entries.GetValueOrDefault(id), [.. items[id]], holdsOperation)),
            ],
        };
    }

    /// <summary>Whether a group of items makes its id known: a symbolic link alone does not.</summary>
    private static bool OwnsMore(IEnumerable<TreeItem> items) =>
        items.Any(item => item.Kind is TreeItemKind.Backup || IsMirror(item));

    private static bool IsMirror(TreeItem item) =>
        item is { Kind: TreeItemKind.LockMirror, State: WorkOrderState.Running };

    private WorkOrderView ReadView(
        WorkOrderId id,
        WorkOrderEntry? entry,
        ImmutableArray<TreeItem> items,
        bool holdsOperation
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
                return new WorkOrderView
                {
                    Id = id,
                    Entry = entry,
                    Backups = [.. items.Where(item => item.Kind == TreeItemKind.Backup)],
                    HasRecord = workspace.Files.Status(workspace.ControlLayout.Record(id)) is not null,
                    Record = record,
                    RecordProblem = read.Error,
                    Lease = workspace.LeaseOf(id, record),
                    Mirror = workspace.Files.Status(workspace.Layout.LockMirror(id).FullPath),
                    IsBusy = busy,
                };
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
            // Another user's, or a read-only disk: whoever can only look sees no operation.
            return false;
        }
    }
}
