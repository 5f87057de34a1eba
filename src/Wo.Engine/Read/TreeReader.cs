using System.Collections.Immutable;
using Wo.Engine.Configuration;
using Wo.Engine.Diagnosis;
using Wo.Engine.Lint;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Read;

/// <summary>Reads the tree for commands that only look at it. Runs no child process and takes no lock.</summary>
internal sealed class TreeReader(Workspace workspace)
{
    // The names of fewer copies are listed sooner than a thread has begun.
    private const int ManyWorkOrders = 1024;

    /// <summary>Reads everything once.</summary>
    public TreeReading Read() => ReadBesideCopies(() => workspace.Tree.Scan());

    /// <summary>Reads everything once, for those who ask each work order for what lists show.</summary>
    public TreeReading ReadSummaries() => ReadBesideCopies(() => workspace.Tree.Scan(withSummaries: true));

    /// <summary>Reads everything once, and finds out what is wrong with each file by itself, for those who ask that of each.</summary>
    public TreeReading ReadExamined()
    {
        var own = NewLinter();
        return ReadBesideCopies(() => workspace.Tree.Scan(examine: own.Examine), own);
    }

    /// <summary>The same as <see cref="ReadSummaries"/> for those who ask for all that are ready.</summary>
    public TreeReading ReadForReady()
    {
        var own = NewLinter();
        return ReadBesideCopies(() => workspace.Tree.Scan(withSummaries: true, own.ExamineWaiting), own);
    }

    /// <summary>
    /// The same whatever moves meanwhile, and without ever taking the guard: a work order that moves may be missing or stand in two
    /// places.
    /// </summary>
    public TreeReading ReadSummariesOnce() => Of(workspace.Tree.ScanOnce(only: null, withSummaries: true));

    /// <summary>Reads what is not closed and what that names: a long history costs no more than its names.</summary>
    public TreeReading ReadOpen() => ReadBesideCopies(() => workspace.Tree.Scan(TreePart.Open));

    /// <summary>
    /// The same whatever moves meanwhile, for those who look again at what they find: where many take work orders at once, no
    /// reading of all is free of that.
    /// </summary>
    /// <returns>The reading, and whether nothing did.</returns>
    public (TreeReading Reading, bool IsOfOneMoment) ReadOpenOnce() => ReadOnce(TreePart.Open);

    /// <summary>The same for those who are about to take one: what runs is read where its paths matter.</summary>
    /// <inheritdoc cref="ReadOpenOnce" path="/returns"/>
    public (TreeReading Reading, bool IsOfOneMoment) ReadWaitingOnce() =>
        ReadOnce(workspace.Settings.ScopeOverlap == OverlapPolicy.Allow ? TreePart.Waiting : TreePart.Open);

    private (TreeReading Reading, bool IsOfOneMoment) ReadOnce(TreePart part)
    {
        var reading = Of(workspace.Tree.ScanPartOnce(part));
        var generation = reading.Scan.Generation;
        return (reading, !Generation.IsMoving(generation) && workspace.Generation.Read() == generation);
    }

    /// <summary>
    /// A reading of what is open, where it still tells all about a work order that is to be taken: the file is the same, and
    /// what it waits for is where it was. Otherwise a new one.
    /// </summary>
    /// <param name="subject">The work order as it was read under its operation lock.</param>
    /// <param name="known">The reading; <see langword="null"/> for none.</param>
    public TreeReading ReadAround(WorkOrderSubject subject, TreeReading? known) =>
        known is not null && StillTells(known, subject) ? known : ReadAround(subject.Id);

    /// <summary>
    /// Reads one work order, those that it names, and, where their paths could stand against it, those that run. Others are read when
    /// they are asked for, and are no part of an enumeration.
    /// </summary>
    /// <param name="id">The work order.</param>
    /// <param name="withDependents">Whether those that name it are read too, for which every file has to be searched.</param>
    public TreeReading ReadAround(WorkOrderId id, bool withDependents = false) =>
        Of(
            workspace.Tree.Scan(
                new TreePart
                {
                    Around = id,
                    WithRunning = workspace.Settings.ScopeOverlap != OverlapPolicy.Allow,
                    WithDependents = withDependents,
                }
            )
        );

    private bool StillTells(TreeReading known, WorkOrderSubject subject) =>
        known.Scan.Find(subject.Id) is { Active: { } file, Candidates: [_] }
        && file.State == subject.State
        && file.Bytes.AsSpan().SequenceEqual(subject.File.Bytes)
        && known.Graph.Of(file).All(IsStillDone);

    private bool IsStillDone(Dependency dependency) =>
        dependency is { Status: DependencyStatus.Done, Id: { } id }
        && workspace.Files.Status(workspace.Layout.WorkOrder(WorkOrderState.Done, id).FullPath) is not null;

    /// <summary>
    /// Reads files while the copies that are kept of them are listed, which takes as long as a listing of the files, where there are
    /// so many that it is worth a thread, and while files are looked at that something is kept of. Where nothing is, all processors
    /// read, and the copies are listed by a thread when they have. A work order that is made meanwhile has a file, and at most no copy
    /// yet.
    /// </summary>
    private TreeReading ReadBesideCopies(Func<TreeScan> scan, FileLinter? own = null)
    {
        var copies = new Lazy<ImmutableArray<WorkOrderId>>(workspace.Versions.SortedIds);
        if (workspace.Cache.LoadAhead() is { } load)
        {
            Aside.Begin(load, () => _ = copies.Value, workspace.Cache.LookAhead);
            return Of(scan(), copies, own);
        }

        var read = scan();
        if (read.Entries.Length >= ManyWorkOrders)
        {
            Aside.Begin(() => _ = copies.Value);
        }

        return Of(read, copies, own);
    }

    private FileLinter NewLinter() => new(new TreeSchema(workspace.Files, workspace.Layout), workspace.Clock);

    private TreeReading Of(TreeScan scan, Lazy<ImmutableArray<WorkOrderId>>? copies = null, FileLinter? own = null)
    {
        var control = workspace.ControlOf(scan);
        var now = workspace.Clock.GetUtcNow();
        var lint = new TreeLint(workspace.Files, workspace.Layout, scan, workspace.Clock, own);
        return new TreeReading(
            scan,
            control,
            lint,
            new Readiness(
                lint,
                control,
                Scopes(scan),
                now,
                file => ClaimHindrance.Of(workspace.Claims, file, now) is not null
            ),
            new Lazy<TreeObservation>(
                () => new ObservationReader(workspace).OfScan(scan, control, lint, copies),
                LazyThreadSafetyMode.None
            ),
            new Lazy<TreeObservation>(
                () => new ObservationReader(workspace).OfMissing(scan, control, lint, copies),
                LazyThreadSafetyMode.None
            ),
            now
        )
        {
            Claims = workspace.Claims,
        };
    }

    private RunningScopes? Scopes(TreeScan scan) =>
        workspace.Settings.ScopeOverlap == OverlapPolicy.Allow
            ? null
            : new RunningScopes(scan, workspace.Root.BelowTop);
}
