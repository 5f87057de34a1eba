using Wo.Engine.Claims;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>The answer where a running work order has no lease in this clone.</summary>
internal static class MissingLease
{
    /// <summary>The failure of every verb that asks for the lease.</summary>
    public static WoError Of(Workspace workspace, WorkOrderSubject subject) =>
        LeaselessWork.Elsewhere(workspace, subject.File) is { } claim ? Elsewhere(workspace, subject, claim)
        : LeaselessWork.IsHere(workspace, subject.File)
            ? new WoError(Problem.RunningWithoutLock, $"{subject.Id} is running, but no lease holds it")
            {
                NextSteps = ["wo reconcile --apply"],
                Verify = ["wo reconcile"],
            }
        : new WoError(
            Problem.Locked,
            $"{subject.Id} is running{For(subject)}, and this clone has neither a lease nor a worktree of it: it is probably held in another"
        )
        {
            NextSteps = [LeaselessWork.WayOut(subject.Id)],
            Verify = [$"wo show {subject.Id}"],
        };

    /// <summary>
    /// Whether all that claims it came with a commit: no lease is on record in this clone, its worktree is not here, and a
    /// lock, if there is one, was committed with it.
    /// </summary>
    public static bool IsElsewhere(Workspace workspace, WorkOrderSubject subject) =>
        subject.Record.Lease is null && !LeaselessWork.IsHere(workspace, subject.File);

    private static WoError Elsewhere(Workspace workspace, WorkOrderSubject subject, SharedClaim claim)
    {
        if (claim.Lease is not { } lease)
        {
            return ClaimRefusal.Behind(claim, subject.File.Revision);
        }

        var now = workspace.Clock.GetUtcNow();
        var error = ClaimRefusal.Elsewhere(subject.Id, lease, now);
        return lease.IsExpired(now) ? error with { NextSteps = [$"wo take {subject.Id} --takeover"] } : error;
    }

    private static string For(WorkOrderSubject subject) =>
        subject.File.Summary.Owner is { } owner ? $" for {owner}" : "";
}
