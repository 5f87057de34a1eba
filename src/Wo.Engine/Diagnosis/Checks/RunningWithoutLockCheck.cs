using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Running work orders without a lease in this clone. What git knows tells whether another clone may hold one.</summary>
internal sealed class RunningWithoutLockCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (
                view.SettledRunning is { } file
                && view.Lease is null
                && LeaselessWork.Elsewhere(tree.Workspace, file) is null
            )
            {
                var owner = file.Summary.Owner;
                var finding = new Finding(
                    Problem.RunningWithoutLock,
                    view.Id,
                    file.Path.Relative,
                    $"{view.Id} is running{(owner is null ? "" : $" for {owner}")}, and there is no lease of it"
                );
                yield return tree.GitOrNone is { } git ? Complete(tree, git, view, file, finding) : finding;
            }
        }
    }

    /// <summary>Whether this clone has neither a record nor a worktree of a running work order.</summary>
    public static bool MayBeHeldElsewhere(TreeObservation tree, WorkOrderObservation view, WorkOrderCandidate file)
    {
        var place = WrittenPlace.Of(tree.Workspace, file);
        return !view.HasRecord
            && !IsOwn(tree, WorktreeOf(tree, tree.Git, file))
            && !IsOwn(tree, tree.Git.On(place.Branch));
    }

    private static bool IsOwn(TreeObservation tree, RegisteredWorktree? worktree) =>
        worktree is not null && !LeaselessWork.IsOfEveryClone(tree.Workspace, worktree);

    /// <summary>The worktree of a work order, wherever it lies now, if git can work in it.</summary>
    private static RegisteredWorktree? WorktreeOf(TreeObservation tree, GitObservation git, WorkOrderCandidate file) =>
        WorkPlace.Find(tree.Workspace, git.Finder, file, lease: null).TryGet(out var place, out _)
        && (place is null || place.IsUsable)
        && git.At(place?.Path ?? tree.Workspace.Root.Path) is { IsPresent: true } registered
            ? registered
            : null;

    private static Finding Complete(
        TreeObservation tree,
        GitObservation git,
        WorkOrderObservation view,
        WorkOrderCandidate file,
        Finding finding
    )
    {
        if (MayBeHeldElsewhere(tree, view, file))
        {
            return finding with
            {
                Level = ProblemLevel.Info,
                NextSteps = [LeaselessWork.WayOut(view.Id)],
                Message =
                    $"{finding.Message}; this clone has no record and no worktree of it: it is probably held in another",
            };
        }

        var place = WrittenPlace.Of(tree.Workspace, file);
        var worktree = WorktreeOf(tree, git, file);
        var isThere = worktree is not null && place.Branch is not null && worktree.Branch == place.Branch;
        return isThere && file.Summary.Owner is { } owner
            ? finding with
            {
                Evidence = new LostLease(view, file, owner, worktree!),
            }
            : finding with
            {
                Evidence = new Unheld(view, file),
                NextSteps = [LeaselessWork.WayOut(view.Id)],
            };
    }

    /// <summary>A work order whose owner and worktree are known, and whose lease is lost.</summary>
    internal sealed record LostLease(
        WorkOrderObservation WorkOrder,
        WorkOrderCandidate File,
        string Owner,
        RegisteredWorktree Worktree
    ) : IEvidence;

    /// <summary>A work order that has no lease and no worktree to go on in.</summary>
    internal sealed record Unheld(WorkOrderObservation WorkOrder, WorkOrderCandidate File) : IEvidence;
}
