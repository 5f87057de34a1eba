using System.Collections.Immutable;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Store.Tree;

/// <summary>The tree at one moment.</summary>
/// <param name="Generation">The generation it belongs to.</param>
/// <param name="Entries">Every work order, sorted by id.</param>
/// <param name="Items">Everything else in the state directories, sorted by path.</param>
internal sealed record TreeScan(
    string Generation,
    ImmutableArray<WorkOrderEntry> Entries,
    ImmutableArray<TreeItem> Items
)
{
    // Of these entries: a copy of the scan may have others.
    private (ImmutableArray<WorkOrderEntry> Of, Dictionary<WorkOrderId, WorkOrderEntry> Entries)? byId;

    /// <summary>Whether every file was read; otherwise those that a question needs, and of the others the names.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>
    /// Whether what was asked for holds whatever else moved meanwhile: each work order that matters was in one place, and none
    /// was sought in vain.
    /// </summary>
    public bool IsSettled { get; init; }

    /// <summary>
    /// Whether there may be ids that differ in case only. Of two such ids one has a small letter, and most trees have none.
    /// </summary>
    public bool MayHaveTwins => Entries.Any(entry => entry.Id.Value.AsSpan().ContainsAnyInRange('a', 'z'));

    /// <summary>The work orders by their ids, for those who look for very many; made when it is first asked for.</summary>
    public IReadOnlyDictionary<WorkOrderId, WorkOrderEntry> ById
    {
        get
        {
            if (byId is not { } known || known.Of != Entries)
            {
                var made = new Dictionary<WorkOrderId, WorkOrderEntry>(Entries.Length);
                foreach (var entry in Entries)
                {
                    made.Add(entry.Id, entry);
                }

                byId = known = (Entries, made);
            }

            return known.Entries;
        }
    }

    /// <summary>The work order of an id; <see langword="null"/> where no file has its name.</summary>
    public WorkOrderEntry? Find(WorkOrderId id)
    {
        var (low, high) = (0, Entries.Length - 1);
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            var order = Entries[middle].Id.CompareTo(id);
            if (order == 0)
            {
                return Entries[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>Makes the summaries of all files, on all processors: for those who ask for every one.</summary>
    /// <param name="keepsBytes">Whether the bytes are needed next; otherwise they are read again where they are.</param>
    /// <returns>The same scan.</returns>
    public TreeScan Summarized(bool keepsBytes = false)
    {
        WorkOrderCandidate[] files = [.. Entries.SelectMany(entry => entry.Candidates)];
        EachFile.Do(
            files.Length,
            index =>
            {
                _ = files[index].Summary;
                if (!keepsBytes)
                {
                    files[index].Forget();
                }
            }
        );
        return this;
    }
}
