using System.Collections.Immutable;
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
            if (state == WorkOrderState.Running || isUnclear || view is { IsBusy: true })
            {
                continue;
            }

            if (
                worktree.IsPresent
                && EntryOf(tree, worktree) is { } entry
                && (WorktreeMark.IsOf(worktree.LockReason, id.Value) || WorktreeClosing.IsDue(entry, out _))
            )
            {
                yield return Locked(tree, entry, worktree, id, state);
                continue;
            }

            if (isKept)
            {
                continue;
            }

            if (state == WorkOrderState.Pending && IsForNextTaker(tree, view!, worktree))
            {
                yield return new Finding(
                    Problem.WorktreeWithoutRunning,
                    id,
                    PathText.Of(tree.Workspace.Layout, worktree.Path),
                    $"{worktree.Path} is kept for the next owner of {id}, who goes on in it"
                )
                {
                    Level = ProblemLevel.Info,
                };
                continue;
            }

            yield return new Finding(
                Problem.WorktreeWithoutRunning,
                id,
                PathText.Of(tree.Workspace.Layout, worktree.Path),
                $"{worktree.Path} is left of {id}, which is {state?.DirectoryName() ?? "gone"}{Obstacles(tree, worktree)}"
            )
            {
                NextSteps = HoldsWork(tree, worktree)
                    ? [$"git -C {ShellWord.Quote(worktree.Path)} status"]
                    : [.. StepsToRemove(tree, worktree)],
                Evidence = IsEntryAlone(worktree) ? new EntryAlone(worktree.Path) : null,
            };
        }
    }

    /// <summary>Whether an earlier holder worked in it, as the file says, and the next one starts from it.</summary>
    private static bool IsForNextTaker(TreeObservation tree, WorkOrderObservation view, RegisteredWorktree worktree) =>
        worktree.IsPresent
        && view.Settled is { } file
        && file.Summary.Branch == worktree.Branch
        && WrittenPlace.Names(tree.Workspace, file, worktree.Path);

    /// <summary>One that was in use when its work order was closed, or whose command died before it was unlocked.</summary>
    private static Finding Locked(
        TreeObservation tree,
        WorktreeEntry entry,
        RegisteredWorktree worktree,
        WorkOrderId id,
        WorkOrderState? state
    )
    {
        var isClosing = WorktreeClosing.IsDue(entry, out _);
        var pid = isClosing ? WorktreeActivity.FindOccupant(worktree.Path) : null;
        var condition =
            pid is { } process ? $"is closed once process {process} no longer works in it"
            : isClosing ? "is to be closed"
            : "is still locked for it";
        return new Finding(
            Problem.WorktreeWithoutRunning,
            id,
            PathText.Of(tree.Workspace.Layout, worktree.Path),
            $"{worktree.Path} is left of {id}, which is {state?.DirectoryName() ?? "gone"}, and {condition}"
        )
        {
            Level = ProblemLevel.Info,
            Evidence = pid is not null ? null : new LockedWorktree(id, entry, isClosing),
        };
    }

    private static WorktreeEntry? EntryOf(TreeObservation tree, RegisteredWorktree worktree) =>
        WorktreeEntry.FindAll(tree.Workspace.Root).TryGet(out var entries, out _)
            ? entries.FirstOrDefault(candidate => candidate.Path == worktree.Path)
            : null;

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

    private static string Obstacles(TreeObservation tree, RegisteredWorktree worktree) =>
        (worktree.LockReason is null ? "" : "; it is locked")
        + (IsHalf(worktree) ? "; without its .git, git removes it only once the directory is gone" : "")
        + (LostWithSubmodules(tree, worktree) is { IsEmpty: false } losses ? $"; {string.Join("; ", losses)}" : "");

    private static ImmutableArray<string> LostWithSubmodules(TreeObservation tree, RegisteredWorktree worktree) =>
        worktree.IsPresent
        && new Submodules(tree.Workspace.Git).Losses(worktree.Path, static _ => false).TryGet(out var losses, out _)
            ? losses
            : [];

    private static IEnumerable<string> StepsToRemove(TreeObservation tree, RegisteredWorktree worktree)
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

        // Nothing in them would be lost, or the steps would be others; but git does not look, and refuses.
        var force = HasSubmodules(tree, worktree) ? "--force " : "";
        yield return $"git worktree remove {force}-- {path}";
    }

    private static bool HasSubmodules(TreeObservation tree, RegisteredWorktree worktree) =>
        worktree.IsPresent && new Submodules(tree.Workspace.Git).AreIn(worktree.Path);

    /// <summary>What a git leaves that was killed while it made or removed a worktree.</summary>
    private static bool IsHalf(RegisteredWorktree worktree) =>
        !worktree.IsPresent && PathProbe.IsDirectory(worktree.Path);

    /// <summary>A worktree that is locked for a work order which does not run.</summary>
    internal sealed record LockedWorktree(WorkOrderId Id, WorktreeEntry Entry, bool IsClosing) : IEvidence;

    /// <summary>An entry of git's whose directory is gone.</summary>
    internal sealed record EntryAlone(string Path) : IEvidence;
}
