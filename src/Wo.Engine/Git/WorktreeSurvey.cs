using Wo.Engine.Wording;

namespace Wo.Engine.Git;

/// <summary>Decides how a wanted worktree can be had, or says which worktree, branch or file is in the way. Changes nothing.</summary>
internal sealed class WorktreeSurvey(GitCommand git)
{
    private const string UnderConstruction = "initializing"; // git's own lock reason during `worktree add`

    private readonly GitWorktrees worktrees = new(git);
    private readonly GitRefs refs = new(git);

    /// <summary>Decides between adopt, attach and create, or says what is in the way.</summary>
    public Result<WorktreePlan> Plan(WorktreeOrder order) =>
        Plan(order, new Surroundings(order.Root), () => refs.ReadBranch(order.Root.Path, order.Branch));

    /// <summary>The same where worktrees and branch were looked at a moment ago; git refuses what has changed since.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="around">The look at the worktrees.</param>
    /// <param name="tip">The commit of the branch; <see langword="null"/> where there is no such branch.</param>
    public Result<WorktreePlan> Plan(WorktreeOrder order, Surroundings around, Func<Result<string?>> tip)
    {
        try
        {
            return Look(order, around, tip);
        }
        catch (StorageException failed)
        {
            return new WoError(Problem.StorageFailed, failed.Message);
        }
    }

    private Result<WorktreePlan> Look(WorktreeOrder order, Surroundings around, Func<Result<string?>> readTip)
    {
        if (
            !around.Entries.TryGet(out var entries, out var error)
            || !worktrees.Look(order.Root, entries).TryGet(out var registered, out error)
        )
        {
            return error;
        }

        var stale = new List<string>();
        foreach (var worktree in registered)
        {
            var isThere = worktree.Path == order.Path;
            if (!isThere && worktree.Branch != order.Branch)
            {
                if (!worktree.IsMain && RealPath.IsWithin(order.Path, worktree.Path))
                {
                    return InTheWay($"{order.Path} lies inside another worktree, {worktree.Path}");
                }

                continue;
            }

            if (CheckRegistered(worktree, order, isThere).Error is { } obstacle)
            {
                return obstacle;
            }

            if (worktree.IsPresent)
            {
                return new WorktreePlan(WorktreeMode.Adopt, []);
            }

            stale.Add(worktree.Path);
        }

        if (CheckFree(order.Path).Error is { } occupation)
        {
            return occupation;
        }

        if (!readTip().TryGet(out var tip, out error) && error is not null)
        {
            return error;
        }

        return new WorktreePlan(tip is null ? WorktreeMode.Create : WorktreeMode.Attach, stale);
    }

    /// <summary>Whether a registered worktree at this path or on this branch can be had, or replaced.</summary>
    private static Result<Unit> CheckRegistered(RegisteredWorktree worktree, WorktreeOrder order, bool isThere)
    {
        if (MarkedWorktree.TokenIn(worktree.LockReason) is not null)
        {
            return new WoError(
                Problem.InterruptedTransition,
                $"An operation that created {worktree.Path} died before it was finished"
            )
            {
                NextSteps = ["wo reconcile"],
            };
        }

        if (worktree.LockReason == UnderConstruction)
        {
            return InTheWay($"{worktree.Path} is being created by git, or that was interrupted");
        }

        if (!worktree.IsPresent && !worktree.IsMain)
        {
            // Its own lock only says that the work order ran there.
            var isItsOwn = WorktreeMark.IsOf(worktree.LockReason, order.Id);
            return worktree.LockReason is { } reason && !isItsOwn
                ? InTheWay($"{worktree.Path} is missing, but registered and locked ({reason})") with
                {
                    NextSteps = [$"git worktree unlock -- {ShellWord.Quote(worktree.Path)}"],
                }
                : default(Unit);
        }

        if (!isThere)
        {
            return InTheWay($"Branch {order.Branch} is checked out in {worktree.Path}");
        }

        if (worktree.IsMain)
        {
            return InTheWay($"{order.Path} is the repository's main worktree");
        }

        return worktree.Branch == order.Branch
            ? default(Unit)
            : InTheWay(
                $"{order.Path} is a worktree with {worktree.Branch ?? "a detached HEAD"} checked out, not {order.Branch}"
            );
    }

    /// <summary>Whether nothing but an empty directory is at a path.</summary>
    private static Result<Unit> CheckFree(string path)
    {
        if (PathProbe.Of(path) is null && new FileInfo(path).LinkTarget is null)
        {
            return default(Unit);
        }

        if (!PathProbe.IsDirectory(path) || new DirectoryInfo(path).LinkTarget is not null)
        {
            return InTheWay($"{path} is there and is not a directory");
        }

        if (!Directory.EnumerateFileSystemEntries(path).Any())
        {
            return default(Unit);
        }

        var isRepository = PathProbe.Of(Path.Join(path, ".git")) is not null;
        return isRepository && GitDirectoryFinder.Find(path).TryGet(out var found, out _)
            ? InTheWay(
                $"{path} belongs to another clone, {found.CommonGitDirectory}; "
                    + "set worktree_root in _ctx/policy/wo.yaml to a directory of this clone's own"
            )
            : InTheWay($"{path} is there and not empty");
    }

    private static WoError InTheWay(string cause) =>
        new(Problem.WorktreeUnavailable, cause) { NextSteps = ["git worktree list"] };
}
