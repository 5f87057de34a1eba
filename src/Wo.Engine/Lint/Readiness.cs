using System.Collections.Immutable;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Lint;

/// <summary>
/// What can be taken now: pending or partial, valid, dependencies done, without a lease, in the order in which it should be
/// taken.
/// </summary>
internal sealed class Readiness(
    WorkOrderLinter linter,
    DependencyGraph graph,
    ControlSnapshot control,
    DateTimeOffset now
)
{
    /// <summary>The ready work orders, by priority and then by id.</summary>
    public ImmutableArray<WorkOrderCandidate> Ready(TreeScan scan)
    {
        var ready = new List<WorkOrderCandidate>();
        foreach (var entry in scan.Entries)
        {
            if (IsReady(entry))
            {
                ready.Add(entry.Active!);
            }
        }

        ready.Sort(Compare);
        return [.. ready];
    }

    /// <summary>Whether work orders of a state wait to be taken.</summary>
    public static bool Waits(WorkOrderState state) => state is WorkOrderState.Pending or WorkOrderState.Partial;

    /// <summary>Whether one work order is. The cheap questions come first.</summary>
    public bool IsReady(WorkOrderEntry entry) =>
        entry is { Active: { Problem: null } candidate, Candidates: [_] }
        && Waits(candidate.State)
        && IsFree(control.Of(entry.Id), candidate)
        && DependencyCheck.Unmet(candidate, graph).IsEmpty
        && linter.IsValid(candidate);

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
