using Wo.Engine.Configuration;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>
/// Keeps two takes at the same moment from claiming scopes that overlap: what has been claimed since the tree was read is
/// looked at under the guard, under which all leases are granted.
/// </summary>
/// <param name="workspace">The state root.</param>
/// <param name="subject">The work order that is taken.</param>
/// <param name="reading">The tree that the decision was based on.</param>
/// <param name="request">What was asked for.</param>
internal sealed class OverlapWatch(
    Workspace workspace,
    WorkOrderSubject subject,
    TreeReading reading,
    TakeRequest request
)
{
    /// <summary>What to tell a caller that named the work order and so has chosen it.</summary>
    public static IEnumerable<string> Warnings(WorkOrderSubject subject, TreeReading reading) =>
        reading.Readiness.Overlap(subject.File) is { } overlap ? [overlap.ToString()] : [];

    /// <summary>Whether nothing that overlaps has been claimed meanwhile, where that matters.</summary>
    public Result<Unit> LookAgain(GuardHeld guard)
    {
        if (!request.AvoidsOverlap && workspace.Settings.ScopeOverlap != OverlapPolicy.Refuse)
        {
            return Result.Ok;
        }

        var known = reading.Scan.Entries.Where(IsRunning).Select(entry => entry.Id).Append(subject.Id).ToHashSet();
        var root = workspace.Root.BelowTop;
        var mine = new ScopeClaim(subject.File, root);
        foreach (var id in ClaimedWorkOrders.In(workspace).Where(known.Add))
        {
            if (
                workspace.Tree.Find(id, guard)?.Active is { Problem: null } file
                && mine.With(new ScopeClaim(file, root)) is { } overlap
            )
            {
                return overlap.ToError(subject.Id);
            }
        }

        return Result.Ok;
    }

    private static bool IsRunning(Store.Tree.WorkOrderEntry entry) => entry.Active?.State == WorkOrderState.Running;
}
