using System.Runtime.InteropServices;
using Wo.Engine.Diagnosis;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;
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
    /// <param name="names">What lies in the state directories, listed after the generation was read.</param>
    /// <param name="generation">The present reading of the generation.</param>
    /// <param name="generatedAt">The moment as it is to be written.</param>
    /// <returns>The index and what was read for it; <see langword="null"/> where all has to be read.</returns>
    public (IndexContent Content, TreeScan Scan, bool AreKept)? Make(
        PublishedIndex published,
        IndexChanges changes,
        Lazy<TreeListing> names,
        string generation,
        string generatedAt
    )
    {
        // An error can end with the removal of a closed work order's file, and closed files are not looked at here.
        if (published.HasErrors || published.Root != workspace.Layout.StateRoot)
        {
            return null;
        }

        var listing = names.Value;
        var facts = builder.Worktrees();
        if (facts.Gap is not null || HasTwins(listing))
        {
            return null;
        }

        List<WorkOrderId> missing = changes.From.AreKept ? [] : NotKept(published);
        if (Pair(listing, published) is not { } rows)
        {
            return null;
        }

        MarkChanged(rows, [.. changes.Ids, .. missing], changes.From.Since, listing, facts);

        var changed = rows.Where(row => row.IsChanged).Select(row => row.Id).ToHashSet();
        var scan = workspace.Tree.ReadOnce(listing, changed, generation);
        var control = workspace.ControlOf(scan);
        return
            scan.Entries.Length != changed.Count
            || workspace.Generation.Read() != generation // it could not be published
            || DiagnoseTree.OfFiles(new ObservationReader(workspace).OfPart(scan, control)).Any()
            ? null
            : (
                builder.Write(generatedAt, facts, rows.Select(Text), [], published.Bytes.Length),
                scan,
                missing.Count < VersionKeeper.MostAtOnce
            );

        IndexText Text(Row row) =>
            row.IsChanged
                ? IndexText.Of(builder.Describe(scan.Find(row.Id)!, control.Of(row.Id), facts, null))
                : IndexText.Of(published.Bytes.AsMemory()[row.Before!.Text]);
    }

    /// <summary>Some of those of which no copy is kept yet: of a large tree of another tool there are many.</summary>
    private List<WorkOrderId> NotKept(PublishedIndex published) =>
        new VersionKeeper(workspace).Kept() is { } kept
            ?
            [
                .. published
                    .Entries.Select(entry => entry.Id)
                    .Where(id => !kept.Contains(id))
                    .Take(VersionKeeper.MostAtOnce),
            ]
            : [];

    /// <summary>
    /// The files, each beside what the published index says of its id, in the order that both have; <see langword="null"/> where
    /// several files have one id, or where the index is not in order.
    /// </summary>
    private static List<Row>? Pair(TreeListing listing, PublishedIndex published)
    {
        var rows = new List<Row>(listing.Files.Length);
        var next = 0;
        foreach (var (id, state) in listing.Files)
        {
            if (rows is [.., var last] && last.Id == id)
            {
                return null;
            }

            var order = -1;
            while (next < published.Entries.Length && (order = published.Entries[next].Id.CompareTo(id)) < 0)
            {
                next++;
            }

            rows.Add(new Row(id, state, order == 0 ? published.Entries[next++] : null, IsChanged: false));
        }

        return IsInOrder(published) ? rows : null;
    }

    private static bool IsInOrder(PublishedIndex published)
    {
        for (var at = 1; at < published.Entries.Length; at++)
        {
            if (published.Entries[at - 1].Id.CompareTo(published.Entries[at].Id) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether ids differ in case only: what is said of them depends on each other.</summary>
    private static bool HasTwins(TreeListing listing) =>
        listing.Files.Any(file => file.Id.Value.AsSpan().ContainsAnyInRange('a', 'z'))
        && listing.Files.DistinctBy(file => file.Id.Value, StringComparer.OrdinalIgnoreCase).Count()
            < listing.Files.Length;

    /// <summary>Marks what may not be any more what the index says: the cheap reasons first, and then a look at open work orders.</summary>
    private void MarkChanged(
        List<Row> rows,
        HashSet<WorkOrderId> named,
        DateTimeOffset since,
        TreeListing listing,
        WorktreeFacts facts
    )
    {
        var places = facts.Worktrees.Select(worktree => builder.FromRoot(worktree.Path)).ToHashSet();
        var locked = listing
            .Items.Where(item => item.Kind == TreeItemKind.LockMirror)
            .Select(item => item.Id)
            .OfType<WorkOrderId>()
            .ToHashSet();
        using var views = new StateViews(workspace.Files, workspace.Layout);
        foreach (ref var row in CollectionsMarshal.AsSpan(rows))
        {
            var isChanged =
                row.Before is not { } before
                || row.State.DirectoryName() != before.Status
                || named.Contains(row.Id)
                || MayHaveWorktree(before, facts, places)
                || MayHaveOtherHolder(before, locked)
                || WasWritten(row, since, views);
            row = row with { IsChanged = isChanged };
        }
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
    private static bool WasWritten(Row file, DateTimeOffset since, StateViews views) =>
        file.State is not (WorkOrderState.Done or WorkOrderState.Failed)
        && (views.Look(file.State, file.Id) is not { } look || look.Changed >= since.UtcTicks); // gone is changed, too

    /// <summary>A file beside what the published index says of its work order.</summary>
    /// <param name="Id">The work order.</param>
    /// <param name="State">The directory that it lies in.</param>
    /// <param name="Before">What the index says; <see langword="null"/> where it says nothing.</param>
    /// <param name="IsChanged">Whether that may be otherwise by now.</param>
    private readonly record struct Row(WorkOrderId Id, WorkOrderState State, PublishedEntry? Before, bool IsChanged);
}
