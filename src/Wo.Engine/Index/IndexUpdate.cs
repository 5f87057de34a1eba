using System.Collections.Immutable;
using Wo.Engine.Diagnosis;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Index;

/// <summary>
/// Makes the index from the published one and from the work orders that can have changed since: those that the journal names,
/// open ones whose files were written since, those whose names appeared or moved, and those whose worktrees git may now
/// describe otherwise. Where anything else could have changed it makes none, and all files are read.
/// </summary>
/// <param name="workspace">The state root.</param>
/// <param name="builder">Describes work orders.</param>
internal sealed class IndexUpdate(Workspace workspace, IndexBuilder builder)
{
    /// <summary>Makes it.</summary>
    /// <param name="published">The index as it is published.</param>
    /// <param name="changes">What commands have changed since.</param>
    /// <param name="generation">The present reading of the generation.</param>
    /// <param name="generatedAt">The moment as it is to be written.</param>
    /// <returns>The index and what was read for it; <see langword="null"/> where all has to be read.</returns>
    public (IndexContent Content, TreeScan Scan, bool AreKept)? Make(
        PublishedIndex published,
        IndexChanges changes,
        string generation,
        string generatedAt
    )
    {
        var listing = workspace.Tree.List();
        var facts = builder.Worktrees();
        if (
            facts.Gap is not null
            || published.Root != workspace.Layout.StateRoot
            || UniqueNames(listing) is not { } names
        )
        {
            return null;
        }

        List<WorkOrderId> missing = changes.From.AreKept ? [] : NotKept(published);
        var before = new Dictionary<WorkOrderId, PublishedEntry>(published.Entries.Length);
        var places = facts.Worktrees.Select(worktree => builder.FromRoot(worktree.Path)).ToHashSet();
        var locked = listing
            .Items.Where(item => item.Kind == TreeItemKind.LockMirror)
            .Select(item => item.Id)
            .OfType<WorkOrderId>()
            .ToHashSet();
        var changed = new HashSet<WorkOrderId>([.. changes.Ids, .. missing]);
        foreach (var entry in published.Entries)
        {
            before.Add(entry.Id, entry);
            if (MayHaveWorktree(entry, facts, places) || MayHaveOtherHolder(entry, locked))
            {
                changed.Add(entry.Id);
            }
        }

        foreach (var file in listing.Files)
        {
            var isWhereItWas = before.TryGetValue(file.Id, out var entry) && file.State.DirectoryName() == entry.Status;
            if (!isWhereItWas || WasWritten(file, changes.From.Since))
            {
                changed.Add(file.Id);
            }
        }

        changed.RemoveWhere(id => !names.Contains(id));

        // An error is a line without an id: one that may have gone cannot be told from the others.
        var isGone = published.Entries.Any(entry => !names.Contains(entry.Id) && entry.HasError);
        if (isGone || changed.Any(id => before.TryGetValue(id, out var entry) && entry.HasError))
        {
            return null;
        }

        var scan = workspace.Tree.ReadOnce(listing, changed, generation);
        var control = workspace.ControlOf(scan);
        return
            scan.Entries.Length != changed.Count
            || DiagnoseTree.OfFiles(new ObservationReader(workspace).OfPart(scan, control)).Any()
            ? null
            : (
                builder.Write(
                    generatedAt,
                    facts,
                    InOrder(published, names, before).Select(Text),
                    published.Errors,
                    published.Bytes.Length
                ),
                scan,
                missing.Count < VersionKeeper.MostAtOnce
            );

        IndexText Text(WorkOrderId id) =>
            scan.Find(id) is { } entry
                ? IndexText.Of(builder.Describe(entry, control.Of(id), facts, null))
                : IndexText.Of(published.Bytes.AsMemory()[before[id].Text]);
    }

    /// <summary>Some of those of which no copy is kept yet: of a large tree of another tool there are many.</summary>
    private List<WorkOrderId> NotKept(PublishedIndex published) =>
        new VersionKeeper(workspace).Kept() is { } kept
            ?
            [
                .. published
                    .Entries.Where(entry => !entry.HasError && !kept.Contains(entry.Id))
                    .Select(entry => entry.Id)
                    .Take(VersionKeeper.MostAtOnce),
            ]
            : [];

    /// <summary>
    /// The ids of the files; <see langword="null"/> where some differ in case only, or several files have one: what is said of
    /// them depends on each other.
    /// </summary>
    private static HashSet<WorkOrderId>? UniqueNames(TreeListing listing)
    {
        var names = new HashSet<WorkOrderId>(listing.Files.Length);
        var spellings = new HashSet<string>(listing.Files.Length, StringComparer.OrdinalIgnoreCase);
        return listing.Files.All(file => names.Add(file.Id) && spellings.Add(file.Id.Value)) ? names : null;
    }

    /// <summary>The ids in order: those of the published index are, and few are new.</summary>
    private static List<WorkOrderId> InOrder(
        PublishedIndex published,
        HashSet<WorkOrderId> names,
        Dictionary<WorkOrderId, PublishedEntry> before
    )
    {
        var ids = new List<WorkOrderId>(names.Count);
        var added = new Queue<WorkOrderId>(names.Where(id => !before.ContainsKey(id)).Order());
        foreach (var id in published.Entries.Select(entry => entry.Id).Where(names.Contains))
        {
            while (added.TryPeek(out var next) && next.CompareTo(id) < 0)
            {
                ids.Add(added.Dequeue());
            }

            ids.Add(id);
        }

        ids.AddRange(added);
        return ids;
    }

    private static bool MayHaveWorktree(PublishedEntry entry, WorktreeFacts facts, HashSet<string> places) =>
        entry.HasWorktree || facts.On(entry.Branch) is not null || places.Contains(entry.WorktreePath);

    /// <summary>
    /// Whether a running work order may be held otherwise than the index says: a lease changes hands without a move of its
    /// file, and an older tool has a lock and no lease.
    /// </summary>
    private bool MayHaveOtherHolder(PublishedEntry entry, HashSet<WorkOrderId> locked) =>
        entry.Status == WorkOrderState.Running.DirectoryName()
        && (
            !workspace.Control.Read(entry.Id).TryGet(out var record, out _)
            || (record.Lease is { } lease ? IsOtherwise(lease, entry) : locked.Contains(entry.Id))
        );

    private bool IsOtherwise(Lease lease, PublishedEntry entry) =>
        lease.Owner != entry.Owner
        || (lease.Branch ?? entry.Branch) != entry.Branch
        || (lease.Worktree is not null && builder.FromRoot(lease.Worktree) != entry.WorktreePath);

    /// <summary>Whether an open work order was edited since, which people do by hand.</summary>
    private bool WasWritten((WorkOrderId Id, WorkOrderState State) file, DateTimeOffset since) =>
        file.State is not (WorkOrderState.Done or WorkOrderState.Failed)
        && workspace.Files.Status(workspace.Layout.WorkOrder(file.State, file.Id).FullPath)?.ChangedAt >= since;
}
