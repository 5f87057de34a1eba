using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
    private readonly List<Subject> all = [];
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
        TakeNames(listing);
        var (wanted, running) = (Wanted(part), Running(part));
        cache?.Prepare(part.WithDependents ? all.Count : wanted.Count + running.Count);
        using var views = cache?.LookAround();
        LookAt(running.Count > 0 ? [.. wanted, .. running] : wanted);
        running.ForEach(Load);
        isSettled &= part.Around is not { } sought || Find(sought) is not null;
        wanted.ForEach(subject => subject.IsAsked = true);
        for (var next = wanted; next.Count > 0; )
        {
            next = Expand(next);
        }

        if (part is { WithDependents: true, Around: { } around })
        {
            Search(around);
        }

        if (since is { } began)
        {
            cache!.Saw(FilesOf(all), began);
        }

        return new TreeScan(
            generation,
            [.. all.FindAll(subject => !subject.Files.IsEmpty).ConvertAll(subject => subject.Entry)],
            [.. items.OrderBy(item => item.Path.Relative, StringComparer.Ordinal)]
        )
        {
            IsWhole = false,
            IsSettled = isSettled && part is { Around: not null, WithDependents: false },
        };
    }

    /// <summary>Makes a subject of each id. The files of one are side by side.</summary>
    private void TakeNames(TreeListing listing)
    {
        all.EnsureCapacity(listing.Files.Length);
        for (var place = 0; place < listing.Files.Length; place++)
        {
            var (id, state) = listing.Files[place];
            var directory = listing.DirectoryOf(state);
            var file = WorkOrderCandidate.OfMany(id, state, directory, files, summaries, cache, place);
            if (all is [.., var last] && last.Id == id)
            {
                last.Files = last.Files.Add(file);
            }
            else
            {
                all.Add(new Subject(id) { Files = [file] });
            }
        }
    }

    private Subject? Find(WorkOrderId id) =>
        IdSort.IndexOf(CollectionsMarshal.AsSpan(all), static subject => subject.Id, id) is { } index
            ? all[index]
            : null;

    private List<Subject> Wanted(TreePart part) =>
        part.Around is { } around
            ? Find(around) is { } subject
                ? [subject]
                : []
            : all.FindAll(one => one.Files is not [{ State: var state }] || IsWanted(state, part.WithRunning));

    private static bool IsWanted(WorkOrderState state, bool withRunning) =>
        state switch
        {
            WorkOrderState.Done or WorkOrderState.Failed => false,
            WorkOrderState.Running => withRunning,
            _ => true,
        };

    /// <summary>What runs, where the work order in question waits: of these nothing is asked that they name.</summary>
    private List<Subject> Running(TreePart part) =>
        part is { WithRunning: true, Around: { } around }
        && Find(around) is { } own
        && own.Files.Any(file => file.State is WorkOrderState.Pending or WorkOrderState.Partial)
            ? all.FindAll(one => one.Files.Any(file => file.State == WorkOrderState.Running))
            : [];

    /// <summary>Finds out what is known of many work orders, reads the others and makes their summaries, on all processors.</summary>
    private void LookAt(List<Subject> subjects)
    {
        var own = FilesOf(subjects);
        EachFile.Do(own.Count, index => _ = own[index].IsRegular ? own[index].Summary : null, SummaryCache.Few(cache));
    }

    private static List<WorkOrderCandidate> FilesOf(List<Subject> subjects)
    {
        var files = new List<WorkOrderCandidate>(subjects.Count);
        foreach (var subject in subjects)
        {
            foreach (var file in subject.Files)
            {
                files.Add(file);
            }
        }

        return files;
    }

    /// <summary>Reads a work order. Of one that is gone no file is left.</summary>
    private void Load(Subject subject)
    {
        if (subject.IsLoaded)
        {
            return;
        }

        subject.IsLoaded = true;
        if (subject.Files is [{ IsRegular: true }])
        {
            return; // as nearly every one
        }

        var left = subject.Files.RemoveAll(IsNone);
        if (left.Length == subject.Files.Length)
        {
            return;
        }

        subject.Files = left;
        if (left.IsEmpty)
        {
            FindAgain(subject);
        }
    }

    /// <summary>Looks at what some work orders name.</summary>
    /// <returns>Those of them whose own names are of interest.</returns>
    private List<Subject> Expand(List<Subject> subjects)
    {
        var named = new List<Subject>();
        foreach (var subject in subjects)
        {
            Load(subject);
            isSettled &= subject.Files.Length == 1;
            if (!subject.Files.IsEmpty)
            {
                AddNamed(named, subject);
            }
        }

        LookAt(named);

        // What is done holds nothing up whatever it names; whether it can be read is of interest.
        return named.FindAll(other => !IsDone(other));
    }

    private void AddNamed(List<Subject> named, Subject subject)
    {
        foreach (var dependency in subject.Entry.Active?.Summary.Dependencies ?? [])
        {
            if (!WorkOrderId.TryParse(dependency.Text, out var id))
            {
                continue;
            }

            if (Find(id) is not { } other)
            {
                isSettled = false;
            }
            else if (!other.IsAsked)
            {
                other.IsAsked = true;
                named.Add(other);
            }
        }
    }

    private bool IsDone(Subject subject)
    {
        if (subject.Files is not [{ State: WorkOrderState.Done } file])
        {
            return false;
        }

        isSettled &= file.IsRegular;
        return true;
    }

    /// <summary>Looks for a work order that moved while this read.</summary>
    private void FindAgain(Subject subject)
    {
        foreach (var state in WorkOrderStates.All)
        {
            var file = WorkOrderCandidate.OfMany(
                subject.Id,
                state,
                layout.StateDirectory(state),
                files,
                summaries,
                cache: null
            );
            if (file.IsRegular)
            {
                subject.Files = subject.Files.Add(file);
            }
        }
    }

    /// <summary>Reads the files that may name a work order, and forgets the others.</summary>
    private void Search(WorkOrderId id)
    {
        var text = Encoding.UTF8.GetBytes(id.Value);
        var unread = FilesOf(all).FindAll(file => !file.IsKnown);
        EachFile.Do(unread.Count, index => unread[index].LookIf(bytes => MayName(bytes, text)));
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

    /// <summary>A work order, with what was found out about it so far.</summary>
    private sealed class Subject(WorkOrderId id)
    {
        private WorkOrderEntry? entry;

        public WorkOrderId Id { get; } = id;

        /// <summary>Its files, in the order of the states.</summary>
        public ImmutableArray<WorkOrderCandidate> Files
        {
            get;
            set => (field, entry) = (value, null);
        }

        /// <summary>Whether its files were looked at.</summary>
        public bool IsLoaded { get; set; }

        /// <summary>Whether it is wanted, or named by one that is.</summary>
        public bool IsAsked { get; set; }

        /// <summary>The work order. Of several files the contents decide, and so they are read.</summary>
        public WorkOrderEntry Entry => entry ??= ReadingRule.Resolve(Id, Files);
    }
}
