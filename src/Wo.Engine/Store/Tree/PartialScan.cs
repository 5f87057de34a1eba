using System.Collections.Immutable;
using System.Text;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Store.Tree;

/// <summary>
/// Reads a part of the tree once. Of the other work orders the names are known, and whatever else is asked of them is read
/// at that moment.
/// </summary>
/// <param name="files">The file system.</param>
/// <param name="layout">Where the state directories lie.</param>
/// <param name="summaries">Makes the summaries.</param>
/// <param name="cache">What is known from earlier, where that is of use.</param>
internal sealed class PartialScan(IFileSystem files, CtxLayout layout, ISummaryReader summaries, SummaryCache? cache)
{
    private readonly Dictionary<WorkOrderId, List<WorkOrderCandidate>> candidates = [];
    private readonly Dictionary<WorkOrderId, WorkOrderEntry> entries = [];
    private readonly Queue<WorkOrderId> next = [];
    private readonly HashSet<WorkOrderId> expanded = [];
    private readonly List<TreeItem> items = [];
    private bool isSettled = true;

    /// <summary>Reads the part.</summary>
    /// <param name="generation">The generation it belongs to.</param>
    /// <param name="part">What is needed.</param>
    public TreeScan Read(string generation, TreePart part)
    {
        var since = cache?.Now;
        var listing = TreeListing.Read(files, layout);
        items.AddRange(listing.Items);
        candidates.EnsureCapacity(listing.Files.Count);
        for (var place = 0; place < listing.Files.Count; place++)
        {
            var (id, state) = listing.Files[place];
            if (!candidates.TryGetValue(id, out var known))
            {
                candidates.Add(id, known = new List<WorkOrderCandidate>(1));
            }

            known.Add(WorkOrderCandidate.OfMany(id, state, listing.DirectoryOf(state), files, summaries, cache, place));
        }

        var (wanted, running) = (Wanted(part), Running(part));
        cache?.Prepare(part.WithDependents ? candidates.Count : wanted.Length + running.Length);
        using var views = cache?.LookAround();
        LookAt(wanted);
        foreach (var id in wanted)
        {
            next.Enqueue(id);
        }

        foreach (var id in running)
        {
            Load(id);
        }

        while (next.TryDequeue(out var id))
        {
            Expand(id);
        }

        if (part is { WithDependents: true, Around: { } around })
        {
            Search(around);
        }

        if (since is { } began)
        {
            cache!.Saw(candidates.Values.SelectMany(files => files), began);
        }

        return new TreeScan(
            generation,
            [.. candidates.Where(pair => pair.Value.Count > 0).Select(pair => EntryOf(pair.Key, pair.Value))],
            [.. items.OrderBy(item => item.Path.Relative, StringComparer.Ordinal)]
        )
        {
            IsWhole = false,
            IsSettled = isSettled && part is { Around: not null, WithDependents: false },
        };
    }

    private WorkOrderId[] Wanted(TreePart part)
    {
        if (part.Around is not { } around)
        {
            return Named(files => files is not [{ State: WorkOrderState.Done or WorkOrderState.Failed }]);
        }

        return [around];
    }

    /// <summary>What runs, where the work order in question waits: of these nothing is asked that they name.</summary>
    private WorkOrderId[] Running(TreePart part) =>
        part is { WithRunning: true, Around: { } around }
        && candidates.TryGetValue(around, out var own)
        && own.Any(file => file.State is WorkOrderState.Pending or WorkOrderState.Partial)
            ? Named(files => files.Any(file => file.State == WorkOrderState.Running))
            : [];

    private WorkOrderId[] Named(Predicate<List<WorkOrderCandidate>> areWanted) =>
        [.. candidates.Where(pair => areWanted(pair.Value)).Select(pair => pair.Key)];

    /// <summary>Finds out what is known of many work orders, and reads the others, on all processors.</summary>
    private void LookAt(WorkOrderId[] ids)
    {
        WorkOrderCandidate[] own = [.. ids.Where(candidates.ContainsKey).SelectMany(id => candidates[id])];
        EachFile.Do(own.Length, index => own[index].Look());
    }

    /// <summary>Reads a work order; <see langword="null"/> where there is none.</summary>
    private WorkOrderEntry? Load(WorkOrderId id)
    {
        if (entries.TryGetValue(id, out var known))
        {
            return known;
        }

        if (!candidates.TryGetValue(id, out var own))
        {
            return null;
        }

        if (own.RemoveAll(IsNone) > 0 && own.Count == 0)
        {
            FindAgain(id, own);
        }

        if (own.Count == 0)
        {
            return null;
        }

        var entry = EntryOf(id, own);
        entries.Add(id, entry);
        return entry;
    }

    /// <summary>Reads a work order, and asks for those that it names.</summary>
    private void Expand(WorkOrderId id)
    {
        if (!expanded.Add(id))
        {
            return;
        }

        var entry = Load(id);
        isSettled &= entry is { Candidates.Length: 1 };
        foreach (var dependency in entry?.Active?.Summary.Dependencies ?? [])
        {
            if (!WorkOrderId.TryParse(dependency.Text, out var named))
            {
                continue;
            }

            if (!candidates.TryGetValue(named, out var files))
            {
                isSettled = false;
            }
            else if (files is [{ State: WorkOrderState.Done } done])
            {
                // It holds nothing up whatever it names; whether it can be read is of interest.
                _ = done.Problem;
                isSettled &= done.IsRegular;
            }
            else
            {
                next.Enqueue(named);
            }
        }
    }

    /// <summary>Looks for a work order that moved while this read.</summary>
    private void FindAgain(WorkOrderId id, List<WorkOrderCandidate> own)
    {
        foreach (var state in WorkOrderStates.All)
        {
            var file = WorkOrderCandidate.OfMany(
                id,
                state,
                layout.StateDirectory(state),
                files,
                summaries,
                cache: null
            );
            if (file.IsRegular)
            {
                own.Add(file);
            }
        }
    }

    /// <summary>Reads the files that may name a work order, and forgets the others.</summary>
    private void Search(WorkOrderId id)
    {
        var text = Encoding.UTF8.GetBytes(id.Value);
        WorkOrderCandidate[] unread = [.. candidates.Values.SelectMany(files => files).Where(file => !file.IsKnown)];
        EachFile.Do(unread.Length, index => unread[index].LookIf(bytes => MayName(bytes, text)));
    }

    /// <summary>Whether a text names an id, be it spelled with escapes.</summary>
    private static bool MayName(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> id) =>
        bytes.IndexOf(id) >= 0 || bytes.Contains((byte)'\\');

    /// <summary>Whether there is no such file after all.</summary>
    private bool IsNone(WorkOrderCandidate file)
    {
        if (file.IsRegular)
        {
            return false;
        }

        if (files.Status(file.Path.FullPath) is not null)
        {
            items.Add(new TreeItem(file.State, file.Path, TreeItemKind.Foreign, file.Id));
        }

        return true;
    }

    /// <summary>Of several files the contents decide, and so they are read.</summary>
    private WorkOrderEntry EntryOf(WorkOrderId id, List<WorkOrderCandidate> own) =>
        entries.TryGetValue(id, out var entry) ? entry : ReadingRule.Resolve(id, [.. own]);
}
