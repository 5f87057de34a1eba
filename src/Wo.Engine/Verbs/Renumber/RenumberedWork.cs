using Wo.Engine.Git;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Renumber;

/// <summary>
/// The branch of a work order that gets another id, and the worktree that is kept of it, where both are named by the
/// rules. Others keep their names, which the work order has in its file.
/// </summary>
internal sealed class RenumberedWork(Workspace workspace, WorkOrderId old, WorkOrderId id)
{
    private readonly string oldBranch = workspace.Naming.DefaultBranch(old.Value);
    private readonly string newBranch = workspace.Naming.DefaultBranch(id.Value);

    /// <summary>Decides whether the branch is renamed.</summary>
    /// <param name="file">The work order.</param>
    /// <param name="others">What keeps the old id, and may be what the branch belongs to.</param>
    /// <returns>The new name; <see langword="null"/> where there is nothing to rename; an error where it cannot be.</returns>
    public Result<string?> Plan(WorkOrderCandidate file, WorkOrderEntry? others)
    {
        if (
            file.Summary.Branch != oldBranch
            || others?.Candidates.Any(other => other.Problem is null && other.Summary.Branch == oldBranch) == true
        )
        {
            return (string?)null;
        }

        return from branches in workspace.Refs.Branches(workspace.Root.Path)
            from free in Result.Require(
                !branches.Contains(oldBranch) || !branches.Contains(newBranch),
                () => Refuse($"there is a branch {newBranch}", $"git log --oneline -- {newBranch}")
            )
            from worktree in branches.Contains(oldBranch) ? Movable() : Result.Ok
            select branches.Contains(oldBranch) ? newBranch : null;
    }

    /// <summary>The worktree that would move, where it is; <see langword="null"/> for none.</summary>
    public Result<string?> Worktree(string branch) =>
        from worktrees in workspace.Worktrees.Look(workspace.Root)
        select worktrees.FirstOrDefault(one => one.Branch == branch && IsPlaced(one))?.Path;

    /// <summary>Renames and moves what an earlier attempt has not.</summary>
    /// <returns>Where the worktree is now, if one was moved.</returns>
    public Result<string?> Move()
    {
        return from branches in workspace.Refs.Branches(workspace.Root.Path)
            from renamed in branches.Contains(oldBranch) && !branches.Contains(newBranch)
                ? workspace.Git.Write(workspace.Root.Path, ["branch", "--move", "--", oldBranch, newBranch])
                : Result.Ok
            from place in Worktree(newBranch)
            from moved in place is null
                ? Result.Ok
                : workspace.Worktrees.Move(workspace.Root, place, workspace.Naming.DefaultPath(id.Value))
            select place is null ? null : workspace.Naming.DefaultPath(id.Value);
    }

    private bool IsPlaced(RegisteredWorktree worktree) =>
        !worktree.IsMain && worktree.Path == workspace.Naming.DefaultPath(old.Value);

    private Result<Unit> Movable()
    {
        if (!Worktree(oldBranch).TryGet(out var path, out var error) && error is not null)
        {
            return error;
        }

        var to = workspace.Naming.DefaultPath(id.Value);
        return path is null ? Result.Ok
            : PathProbe.Of(to) is not null
                ? Refuse($"something lies at {to}, where its worktree would go", $"wo show {old}")
            : WorktreeActivity.FindOccupant(path) is { } pid
                ? Refuse($"process {pid} works in its worktree {path}", $"wo show {old}")
            : new Submodules(workspace.Git).AreIn(path)
                ? Refuse($"its worktree {path} has submodules, and git does not move such a one", $"wo show {old}")
            : Result.Ok;
    }

    private WoError Refuse(string why, string step) =>
        new(Problem.AlreadyExists, $"{old} cannot become {id}: {why}") { NextSteps = [step] };
}
