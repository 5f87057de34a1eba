using System.Collections.Immutable;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Store.Tree;

/// <summary>The tree at one moment.</summary>
/// <param name="Generation">The generation it belongs to.</param>
/// <param name="Entries">Every work order whose name is known, sorted by id.</param>
/// <param name="Items">Everything else in the state directories that were listed, sorted by path.</param>
internal sealed record TreeScan(
    string Generation,
    ImmutableArray<WorkOrderEntry> Entries,
    ImmutableArray<TreeItem> Items
)
{
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

    /// <summary>Reads a work order that is not among the entries, where the names of all are not known.</summary>
    public Func<WorkOrderId, WorkOrderEntry?>? ReadOther { get; init; }

    /// <summary>The work order of an id; <see langword="null"/> where no file has its name.</summary>
    public WorkOrderEntry? Find(WorkOrderId id) =>
        IdSort.IndexOf(Entries.AsSpan(), static entry => entry.Id, id) is { } index
            ? Entries[index]
            : ReadOther?.Invoke(id);

    /// <summary>Makes the summaries of all files, on all processors: for those who ask for every one and not for the bytes.</summary>
    /// <returns>The same scan.</returns>
    public TreeScan Summarized()
    {
        WorkOrderCandidate[] files = [.. Entries.SelectMany(entry => entry.Candidates)];
        EachFile.Do(
            files.Length,
            index =>
            {
                _ = files[index].Summary;
                files[index].Forget();
            }
        );
        return this;
    }
}
