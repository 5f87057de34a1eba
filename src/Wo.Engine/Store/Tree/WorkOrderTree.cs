using System.Collections.Immutable;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Store.Tree;

/// <summary>
/// Reads work orders without locks. A scan that a transition crossed is repeated; one that keeps being crossed is made
/// under the guard.
/// </summary>
/// <param name="files">The file system.</param>
/// <param name="layout">Where the state directories lie.</param>
/// <param name="generation">Tells whether a transition crossed a scan.</param>
/// <param name="guard">Keeps transitions away where they keep crossing.</param>
/// <param name="summaries">Makes the summaries of what is scanned.</param>
/// <param name="cache">Keeps them; <see langword="null"/> for what is no tree of files.</param>
internal sealed class WorkOrderTree(
    IFileSystem files,
    CtxLayout layout,
    Generation generation,
    Guard guard,
    ISummaryReader summaries,
    SummaryCache? cache = null
)
{
    private const int UnlockedAttempts = 4;

    private readonly ListingScan scan = new(files, layout, summaries, cache);

    /// <summary>Reads every work order.</summary>
    /// <param name="withSummaries">
    /// Whether the summaries are made at once. Then the bytes of a file are needed for a moment only, and not those of all files
    /// at the same time.
    /// </param>
    /// <param name="examine">
    /// Looks at a file instead, and finds out more that is asked about it while its bytes are there. Several threads call it.
    /// </param>
    /// <exception cref="StorageException">A directory cannot be listed.</exception>
    public TreeScan Scan(bool withSummaries = false, Action<WorkOrderCandidate>? examine = null) =>
        Consistently(reading => ScanOnce(reading, null, withSummaries, examine));

    /// <summary>Reads a part of the tree, and the names of all work orders.</summary>
    /// <exception cref="StorageException">A directory cannot be listed.</exception>
    public TreeScan Scan(TreePart part) => Consistently(reading => ScanOnce(part, reading), scan => scan.IsSettled);

    /// <summary>
    /// The same once, whatever moves meanwhile: a work order that does may be missing or stand in two places. For those who
    /// look again at what they find.
    /// </summary>
    public TreeScan ScanPartOnce(TreePart part) => ScanOnce(part, generation.Read());

    /// <summary>
    /// Reads every work order, or all that belongs to one, once and without ever waiting for a transition or taking the
    /// guard: for those who hold it, and for those who compare the generation themselves.
    /// </summary>
    /// <param name="only">The one work order; <see langword="null"/> for all.</param>
    /// <param name="withSummaries">As for <see cref="Scan(bool, Action{WorkOrderCandidate}?)"/>.</param>
    /// <param name="examine">The same; of one work order nothing is.</param>
    public TreeScan ScanOnce(
        WorkOrderId? only,
        bool withSummaries = false,
        Action<WorkOrderCandidate>? examine = null
    ) => ScanOnce(generation.Read(), only, withSummaries, examine);

    /// <summary>Reads one work order; <see langword="null"/> where no file has its name.</summary>
    public WorkOrderEntry? Find(WorkOrderId id) =>
        // It was there when it was read, and nowhere else: no transition can have made that up.
        Consistently(_ => FindOnce(id), entry => entry is { Candidates.Length: 1 });

    /// <summary>The same for those who hold the guard: nothing moves meanwhile, and waiting for it would be for ever.</summary>
    public WorkOrderEntry? Find(WorkOrderId id, GuardHeld guard)
    {
        guard.Check();
        return FindOnce(id);
    }

    /// <summary>The ids that files have, without a look into any: for those who look for one that is not there.</summary>
    public IEnumerable<WorkOrderId> Ids() => Files().Select(file => file.Id);

    /// <summary>What lies in the state directories, without a look into any file.</summary>
    public TreeListing List() => TreeListing.Read(files, layout);

    /// <summary>Reads some of the work orders of a listing once, for those who compare the generation themselves.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="ids">The work orders.</param>
    /// <param name="reading">The reading of the generation.</param>
    public TreeScan ReadOnce(TreeListing listing, IReadOnlySet<WorkOrderId> ids, string reading) =>
        scan.ReadMany(
            reading,
            listing with
            {
                Files = [.. listing.Files.Where(file => ids.Contains(file.Id))],
                Items = [.. listing.Items.Where(item => item.Id is { } id && ids.Contains(id))],
            },
            isWhole: false
        );

    /// <summary>The files by their names, without a look into any.</summary>
    public IEnumerable<(WorkOrderId Id, WorkOrderState State)> Files() => List().Files;

    /// <summary>What one file says now, without regard to others of its name; <see langword="null"/> where it is gone.</summary>
    public WorkOrderSummary? ReadOnce(WorkOrderId id, WorkOrderState state) =>
        WorkOrderCandidate.OfMany(id, state, layout.StateDirectory(state), files, summaries, cache)
            is { IsRegular: true } file
            ? file.Summary
            : null;

    /// <summary>What has the name of a work order's file and is none; <see langword="null"/> where there is no such thing.</summary>
    public TreeItem? Impostor(WorkOrderId id)
    {
        foreach (var state in WorkOrderStates.All)
        {
            var path = layout.WorkOrder(state, id);
            if (files.Status(path.FullPath) is { Kind: not FileKind.Regular and var kind })
            {
                var isLink = kind == FileKind.SymbolicLink;
                return new TreeItem(state, path, isLink ? TreeItemKind.SymbolicLink : TreeItemKind.Foreign, id);
            }
        }

        return null;
    }

    /// <summary>Whether the tree can be trusted with work orders at all.</summary>
    public Result<Unit> CheckDirectories() =>
        DirectoryObstacle.In(files, layout).FirstOrDefault() is { } obstacle
            ? new WoError(Problem.SymlinkRefused, obstacle.Cause)
            {
                NextSteps = ["wo reconcile"],
                Verify = ["wo reconcile"],
            }
            : Result.Ok;

    /// <param name="read">Reads once.</param>
    /// <param name="isSure">Whether what was read holds although something moved meanwhile.</param>
    private T Consistently<T>(Func<string, T> read, Predicate<T>? isSure = null)
    {
        for (var attempt = 0; attempt < UnlockedAttempts; attempt++)
        {
            var before = generation.Read();
            var isMoving = Control.Generation.IsMoving(before);
            if (!isMoving || isSure is not null)
            {
                var result = read(before);
                if (isSure?.Invoke(result) == true || (!isMoving && generation.Read() == before))
                {
                    return result;
                }
            }

            if (isMoving)
            {
                Thread.Sleep(1);
            }
        }

        // Where the guard cannot be had (a read-only disk, a stopped holder) an answer that a transition may have
        // crossed is still better than none.
        var acquired = AcquireQuietly();
        using (acquired)
        {
            return read(generation.Read());
        }
    }

    private GuardHeld? AcquireQuietly()
    {
        try
        {
            return guard.Acquire("scan").TryGet(out var held, out _) ? held : null;
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private TreeScan ScanOnce(TreePart part, string reading) =>
        new NamedScan(FindOnce, () => TreeListing.Read(files, layout, within: WorkOrderState.Running)).Read(
            reading,
            part
        )
        ?? new PartialScan(files, layout, summaries, cache).Read(reading, part);

    private TreeScan ScanOnce(
        string reading,
        WorkOrderId? only,
        bool withSummaries,
        Action<WorkOrderCandidate>? examine
    )
    {
        if (only is null)
        {
            cache?.BeginReading();
        }

        var listing = TreeListing.Read(files, layout, only);
        return only is null
            ? scan.ReadMany(reading, listing, isWhole: true, withSummaries, examine)
            : scan.ReadFew(reading, listing);
    }

    private WorkOrderEntry? FindOnce(WorkOrderId id)
    {
        var candidates = ImmutableArray.CreateBuilder<WorkOrderCandidate>(1);
        foreach (var state in WorkOrderStates.All)
        {
            if (scan.ReadNow(id, state) is { } candidate && (!candidate.IsDenied || IsThere(id, state)))
            {
                candidates.Add(candidate);
            }
        }

        return candidates.Count == 0 ? null : ReadingRule.Resolve(id, candidates.ToImmutable());
    }

    /// <summary>
    /// Whether there is a file that may not be read. In a directory that may not be searched every name is refused, also
    /// one that nothing has.
    /// </summary>
    /// <exception cref="StorageException">Cannot be determined, as the directory may not be searched.</exception>
    private bool IsThere(WorkOrderId id, WorkOrderState state)
    {
        try
        {
            return files.Status(layout.WorkOrder(state, id).FullPath) is not null;
        }
        catch (StorageException refused)
        {
            throw new StorageException("search", layout.StateDirectory(state).FullPath, refused.Errno);
        }
    }
}
