using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>
/// Worktrees of ours whose work order is done, waiting or gone. One that failed or is partial keeps its worktree on
/// purpose: the next attempt starts from it. A person decides whether one may go; an entry without a directory may.
/// </summary>
internal sealed class StrayWorktreeCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var worktree in tree.Git.Worktrees)
        {
            if (
                worktree.IsMain
                || worktree.IsBare
                || worktree.Path == tree.Workspace.Root.Path
                || MarkedWorktree.TokenIn(worktree.LockReason) is not null
                || tree.Git.OwnerOf(worktree.Path, worktree.Branch) is not { } id
            )
            {
                continue;
            }

            var view = tree.Find(id);
            var state = view?.Settled?.State;
            var isKept = state is WorkOrderState.Running or WorkOrderState.Failed or WorkOrderState.Partial;

            // In doubt about the work order, or with a lease on it, other findings speak first.
            var isUnclear = view is not null && (view.Lease is not null || (state is null && view.Entry is not null));
            if (isKept || isUnclear || view is { IsBusy: true })
            {
                continue;
            }

            yield return new Finding(
                Problem.WorktreeWithoutRunning,
                id,
                PathText.Of(tree.Workspace.Layout, worktree.Path),
                $"{worktree.Path} is left of {id}, which is {state?.DirectoryName() ?? "gone"}{Obstacles(worktree)}"
            )
            {
                NextSteps = HoldsWork(tree, worktree)
                    ? [$"git -C {ShellWord.Quote(worktree.Path)} status"]
                    : [.. StepsToRemove(worktree)],
                Evidence = IsEntryAlone(worktree) ? new EntryAlone(worktree.Path) : null,
            };
        }
    }

    /// <summary>
    /// What a git leaves that was killed after the directory. Where the directory around it is gone, too, a disk may not be
    /// mounted just now.
    /// </summary>
    private static bool IsEntryAlone(RegisteredWorktree worktree) =>
        worktree.LockReason is null
        && PathProbe.Of(worktree.Path) is null
        && PathProbe.IsDirectory(Path.GetDirectoryName(worktree.Path)!);

    /// <summary>Whether git would refuse to remove it, or a process or another branch's work would be in the way.</summary>
    private static bool HoldsWork(TreeObservation tree, RegisteredWorktree worktree) =>
        worktree.IsPresent
        && !(
            tree.Workspace.Disposer.Check(worktree.Path, worktree.Branch ?? "", static _ => false)
                .TryGet(out var reasons, out _) && reasons.IsEmpty
        );

    private static string Obstacles(RegisteredWorktree worktree) =>
        (worktree.LockReason is null ? "" : "; it is locked")
        + (IsHalf(worktree) ? "; without its .git, git removes it only once the directory is gone" : "");

    private static IEnumerable<string> StepsToRemove(RegisteredWorktree worktree)
    {
        var path = ShellWord.Quote(worktree.Path);
        if (worktree.LockReason is not null)
        {
            yield return $"git worktree unlock -- {path}";
        }

        if (IsHalf(worktree))
        {
            yield return $"rm -r -- {path}";
        }

        yield return $"git worktree remove -- {path}";
    }

    /// <summary>What a git leaves that was killed while it made or removed a worktree.</summary>
    private static bool IsHalf(RegisteredWorktree worktree) =>
        !worktree.IsPresent && PathProbe.IsDirectory(worktree.Path);

    /// <summary>An entry of git's whose directory is gone.</summary>
    internal sealed record EntryAlone(string Path) : IEvidence;
}
