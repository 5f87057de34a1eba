using System.Collections.Immutable;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Store.Tree;

/// <summary>Reads the files of a listing once.</summary>
/// <param name="files">The file system.</param>
/// <param name="layout">Where the state directories lie.</param>
/// <param name="summaries">Makes the summaries.</param>
/// <param name="cache">What is known from earlier, where that is of use.</param>
internal sealed class ListingScan(IFileSystem files, CtxLayout layout, ISummaryReader summaries, SummaryCache? cache)
{
    // The bytes of more files are read twice by those who need them later, and not kept all at the same time.
    private const int MostWithBytes = 20_000;

    /// <summary>Reads many on all processors, from the cache where it knows them.</summary>
    /// <param name="reading">The reading of the generation that they belong to.</param>
    /// <param name="listing">The files.</param>
    /// <param name="isWhole">Whether these are all of the tree.</param>
    /// <param name="withSummaries">Whether the summaries are made at once, so that the bytes are needed for a moment only.</param>
    /// <param name="examine">Looks at a file instead, and finds out more that is asked about it while its bytes are there.</param>
    public TreeScan ReadMany(
        string reading,
        TreeListing listing,
        bool isWhole,
        bool withSummaries = false,
        Action<WorkOrderCandidate>? examine = null
    )
    {
        var since = cache?.Now;
        var read = new WorkOrderCandidate?[listing.Files.Length];
        cache?.Prepare(read.Length, withSummaries);
        using (cache?.LookAround())
        {
            var summarises = withSummaries || examine is not null || read.Length > MostWithBytes;
            EachFile.Do(
                read.Length,
                index => read[index] = ReadOneOfMany(listing, index, summarises, examine),
                examine is null ? SummaryCache.Few(cache) : EachFile.FewReads
            );
        }

        if (isWhole && since is { } began)
        {
            cache!.Saw(read, began);
        }

        return Of(reading, listing, read) with
        {
            IsWhole = isWhole,
        };
    }

    /// <summary>Reads few that are acted on, as they are now.</summary>
    /// <param name="reading">The reading of the generation that they belong to.</param>
    /// <param name="listing">The files.</param>
    public TreeScan ReadFew(string reading, TreeListing listing) =>
        Of(reading, listing, [.. listing.Files.Select(file => ReadNow(file.Id, file.State))]);

    /// <summary>Reads one file as it is now; <see langword="null"/> where it is missing or not a regular file.</summary>
    public WorkOrderCandidate? ReadNow(WorkOrderId id, WorkOrderState state)
    {
        var path = layout.WorkOrder(state, id);
        var candidate = WorkOrderCandidate.From(id, state, path, files.Read(path.FullPath, YamlReader.MaxBytes));
        return candidate.IsRegular ? candidate : null;
    }

    private WorkOrderCandidate? ReadOneOfMany(
        TreeListing listing,
        int index,
        bool summarises,
        Action<WorkOrderCandidate>? examine
    )
    {
        var (id, state) = listing.Files[index];
        var directory = listing.DirectoryOf(state);
        var candidate = WorkOrderCandidate.OfMany(id, state, directory, files, summaries, cache, index);
        if (examine is not null)
        {
            examine(candidate);
        }
        else if (summarises)
        {
            candidate.LookForSummary();
        }

        if (!candidate.IsRegular)
        {
            return null;
        }

        if (summarises)
        {
            // Of one that is examined the summary is made where nothing is kept of the file: whether it can be read is asked of all.
            // Whether it is a usual one is asked of all, too.
            _ = examine is null ? candidate.Summary.Problem : candidate.Problem;
            _ = candidate.IsUsual;
            candidate.Forget();
        }

        return candidate;
    }

    private TreeScan Of(string reading, TreeListing listing, WorkOrderCandidate?[] read)
    {
        var items = new List<TreeItem>(listing.Items);
        for (var index = 0; index < read.Length; index++)
        {
            var (id, state) = listing.Files[index];
            if (read[index] is null && files.Status(layout.WorkOrder(state, id).FullPath) is not null)
            {
                // A listing need not tell a FIFO from a file.
                items.Add(new TreeItem(state, layout.WorkOrder(state, id), TreeItemKind.Foreign, id));
            }
        }

        items.Sort((a, b) => string.CompareOrdinal(a.Path.Relative, b.Path.Relative));
        return new TreeScan(reading, Entries(listing, read), [.. items]);
    }

    /// <summary>The work orders of files that are in the order of ids.</summary>
    private static ImmutableArray<WorkOrderEntry> Entries(TreeListing listing, WorkOrderCandidate?[] files)
    {
        var entries = new WorkOrderEntry?[files.Length];
        EachFile.Do(files.Length, index => entries[index] = EntryFrom(listing, files, index), EachFile.FewLooks);
        var there = ImmutableArray.CreateBuilder<WorkOrderEntry>(files.Length);
        foreach (var entry in entries)
        {
            if (entry is not null)
            {
                there.Add(entry);
            }
        }

        return there.DrainToImmutable();
    }

    /// <summary>The work order whose first file has a place; <see langword="null"/> where it is another's, or none is left.</summary>
    private static WorkOrderEntry? EntryFrom(TreeListing listing, WorkOrderCandidate?[] files, int first)
    {
        var id = listing.Files[first].Id;
        if (first > 0 && listing.Files[first - 1].Id == id)
        {
            return null;
        }

        ImmutableArray<WorkOrderCandidate> own = files[first] is { } file ? [file] : [];
        for (var next = first + 1; next < files.Length && listing.Files[next].Id == id; next++)
        {
            own = files[next] is { } another ? own.Add(another) : own;
        }

        return own.IsEmpty ? null : ReadingRule.Resolve(id, own);
    }
}
