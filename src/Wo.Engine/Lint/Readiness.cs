using System.Collections.Immutable;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Lint;

/// <summary>
/// What can be taken now: pending or partial, valid, dependencies done, without a lease, held or closed by no other clone as last
/// seen, its paths touched by no running work order, in the order in which it should be taken.
/// </summary>
/// <param name="lint">What is wrong with a work order, and which waits for which.</param>
/// <param name="control">Who holds what.</param>
/// <param name="scopes">What running work orders may touch; <see langword="null"/> where that does not matter.</param>
/// <param name="now">The moment.</param>
/// <param name="isElsewhere">Whether another clone keeps it from being taken, as last seen.</param>
internal sealed class Readiness(
    TreeLint lint,
    ControlSnapshot control,
    RunningScopes? scopes,
    DateTimeOffset now,
    Predicate<WorkOrderCandidate> isElsewhere
)
{
    /// <summary>The same for those who ask other clones themselves: what was last seen of them may be over.</summary>
    public Readiness InThisClone => new(lint, control, scopes, now, static _ => false);

    /// <summary>The ready work orders, by priority and then by id. As all are asked for, they are examined side by side.</summary>
    public ImmutableArray<WorkOrderCandidate> Ready(TreeScan scan)
    {
        var likely = scan.Entries.Where(MayBeReady).Select(entry => entry.Active!).ToList();
        likely.Sort(Compare);
        var areReady = new bool[likely.Count];
        var linter = lint.Linter;
        EachFile.Do(
            likely.Count,
            index => areReady[index] = linter.IsValid(likely[index]) && Overlap(likely[index]) is null
        );
        return [.. likely.Where((_, index) => areReady[index])];
    }

    /// <summary>The same one by one: each is examined when it is asked for.</summary>
    /// <param name="scan">The tree.</param>
    /// <param name="isOfInterest">Asked before the contents are examined, which costs most.</param>
    public IEnumerable<WorkOrderCandidate> InTurn(TreeScan scan, Predicate<WorkOrderId>? isOfInterest = null)
    {
        foreach (var entry in InOrder(scan))
        {
            if (IsReady(entry, isOfInterest))
            {
                yield return entry.Active!;
            }
        }
    }

    /// <summary>What waits, by priority and then by id. Mostly the first few are asked for, and so they are not sorted.</summary>
    private static IEnumerable<WorkOrderEntry> InOrder(TreeScan scan)
    {
        var waiting = new PriorityQueue<WorkOrderEntry, WorkOrderCandidate>(
            from entry in scan.Entries
            where entry.Active is { } active && Waits(active.State)
            select (entry, entry.Active!),
            Comparer<WorkOrderCandidate>.Create(Compare)
        );
        while (waiting.TryDequeue(out var entry, out _))
        {
            yield return entry;
        }
    }

    /// <summary>Whether work orders of a state wait to be taken.</summary>
    public static bool Waits(WorkOrderState state) => state is WorkOrderState.Pending or WorkOrderState.Partial;

    /// <summary>Whether one work order is. The cheap questions come first.</summary>
    /// <param name="entry">The work order.</param>
    /// <param name="isOfInterest">One more question, which is asked before the contents are examined.</param>
    public bool IsReady(WorkOrderEntry entry, Predicate<WorkOrderId>? isOfInterest = null) =>
        MayBeReady(entry)
        && isOfInterest?.Invoke(entry.Id) != false
        && lint.Linter.IsValid(entry.Active!)
        && Overlap(entry.Active!) is null;

    /// <summary>What can be said without an examination of the contents.</summary>
    private bool MayBeReady(WorkOrderEntry entry) =>
        entry is { Active: { } candidate, Candidates: [_] }
        && Waits(candidate.State)
        && candidate.Problem is null
        && IsFree(control.Of(entry.Id), candidate)
        && lint.Graph.AreAllDone(candidate)
        && !isElsewhere(candidate);

    /// <summary>The running work order that may touch the same paths, where that matters.</summary>
    public ScopeOverlap? Overlap(WorkOrderCandidate candidate) => scopes?.Overlap(candidate);

    /// <summary>
    /// Nothing holds it, nothing about it is half-done, and git has not rewound it. An expired lock that an older tool left
    /// holds nothing.
    /// </summary>
    private bool IsFree(ControlView view, WorkOrderCandidate candidate) =>
        view is { Problem: null, Record: { Intent: null, Lease: null } }
        && (view.Lease is null || view.Lease.IsStale(now))
        && view.Record.Revision <= candidate.Revision;

    private static int Compare(WorkOrderCandidate left, WorkOrderCandidate right)
    {
        var byPriority = WorkOrderPriority
            .Rank(left.Summary.Priority)
            .CompareTo(WorkOrderPriority.Rank(right.Summary.Priority));
        return byPriority != 0 ? byPriority : NaturalIdOrder.Instance.Compare(left.Id, right.Id);
    }
}
