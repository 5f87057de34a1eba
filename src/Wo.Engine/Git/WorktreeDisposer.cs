using System.Collections.Immutable;
using Wo.Engine.Store;
using Wo.Engine.Wording;

namespace Wo.Engine.Git;

/// <summary>Removes linked worktrees, and never files that are in no commit, a locked worktree, the main one or a branch.</summary>
/// <param name="git">Runs git.</param>
/// <param name="changes">What the command has learned of worktrees already need not be asked again.</param>
internal sealed class WorktreeDisposer(GitCommand git, GitChanges changes)
{
    private const int NamedFiles = 3;

    private readonly GitWorktrees worktrees = new(git);
    private readonly Submodules submodules = new(git);

    /// <summary>Whether git said why it does not remove a worktree, which it would say again; else it died, or was stopped.</summary>
    public static bool IsRefusal(WoError error) =>
        error.Code != Problem.GitFailed || error.Cause.Contains("fatal: ", StringComparison.Ordinal);

    /// <summary>
    /// Says what speaks against removal, each reason in one line: changed, untracked or valuable ignored files, another branch than
    /// its own or none, a merge or the like begun, a process working in it.
    /// </summary>
    /// <param name="worktree">The real path of the worktree.</param>
    /// <param name="branch">The branch it should be on.</param>
    /// <param name="isWorthKeeping">
    /// Whether an ignored file, by its path relative to the worktree, must not be lost (<c>keep_ignored</c>). What a
    /// build leaves behind usually may be.
    /// </param>
    public Result<ImmutableArray<string>> Check(string worktree, string branch, Func<string, bool> isWorthKeeping) =>
        from kept in CheckContents(worktree, branch, isWorthKeeping)
        select WorktreeActivity.FindOccupant(worktree) is { } pid ? kept.Add($"process {pid} works in it") : kept;

    /// <summary>The same without the processes: what speaks against removal also once none works in it.</summary>
    /// <inheritdoc cref="Check"/>
    public Result<ImmutableArray<string>> CheckContents(
        string worktree,
        string branch,
        Func<string, bool> isWorthKeeping
    )
    {
        var inProgress = WorktreeActivity.FindInProgress(worktree);
        var status = changes.Look(worktree, includeIgnored: true);
        var inSubmodules = submodules.Losses(worktree, isWorthKeeping);
        if ((inProgress.Error ?? status.Error ?? inSubmodules.Error) is { } error)
        {
            return error;
        }

        var reasons = ImmutableArray.CreateBuilder<string>();
        if (status.Value.Branch != branch)
        {
            reasons.Add($"{status.Value.Branch ?? "a detached HEAD"} is checked out instead of {branch}");
        }

        if (inProgress.Value is { } operation)
        {
            reasons.Add($"a {operation} is in progress");
        }

        var files = new List<string>();
        foreach (var entry in status.Value.Entries)
        {
            if (entry.Kinds != StatusKinds.Ignored || isWorthKeeping(entry.Path))
            {
                files.Add(entry.Path);
            }
        }

        if (files.Count > 0)
        {
            var more = files.Count > NamedFiles ? $" and {files.Count - NamedFiles} more" : "";
            reasons.Add($"files that are in no commit: {string.Join(", ", files.Take(NamedFiles))}{more}");
        }

        reasons.AddRange(inSubmodules.Value);
        return reasons.ToImmutable();
    }

    /// <summary>
    /// Removes a linked worktree; its branch stays. Never the main one, never a locked one, and git
    /// itself refuses once more where there are changes or untracked files.
    /// </summary>
    /// <param name="root">The state root.</param>
    /// <param name="worktree">The real path of the worktree.</param>
    /// <param name="isWorthKeeping">As for <see cref="Check"/>; submodules are looked at once more.</param>
    public Result<Unit> Remove(StateRoot root, string worktree, Func<string, bool>? isWorthKeeping = null)
    {
        if (!worktrees.Look(root).TryGet(out var registered, out var error))
        {
            return error;
        }

        var found = registered.FirstOrDefault(candidate => candidate.Path == worktree);
        if (found is null || found.IsMain || worktree == root.Path)
        {
            return new WoError(
                Problem.WorktreeUnavailable,
                $"{worktree} is not a linked worktree that could be removed"
            );
        }

        if (found.LockReason is { } reason)
        {
            return new WoError(Problem.WorktreeUnavailable, $"{worktree} is locked ({reason})")
            {
                NextSteps = [$"git worktree unlock {ShellWord.Quote(worktree)}"],
            };
        }

        // Away from the worktree: a process may not stand in what it removes.
        var removed = worktrees.Remove(root, worktree);
        if (removed.Error is { } refused && refused.Cause.Contains("containing submodules", StringComparison.Ordinal))
        {
            removed =
                from emptied in TakeSubmodulesOut(worktree, isWorthKeeping ?? (static _ => true))
                from gone in worktrees.Remove(root, worktree)
                select gone;
        }

        // A git that died after the directory and before its own entry of it is asked once more: another take would be
        // told that the branch is checked out in a directory that does not exist.
        return removed.IsOk || PathProbe.Of(worktree) is not null ? removed : worktrees.Remove(root, worktree);
    }

    /// <summary>git removes no worktree with submodules in it, and without them looks at all the rest once more.</summary>
    private Result<Unit> TakeSubmodulesOut(string worktree, Func<string, bool> isWorthKeeping) =>
        StorageBoundary.Run(() => new Submodules(git) { AreCertain = true }.TakeOut(worktree, isWorthKeeping));
}
