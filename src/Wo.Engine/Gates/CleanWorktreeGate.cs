using Wo.Engine.Git;
using Wo.Engine.Wording;

namespace Wo.Engine.Gates;

/// <summary>Everything that was made is in a commit: nothing staged, unstaged, in conflict or untracked.</summary>
internal sealed class CleanWorktreeGate : IGate
{
    private const int NamedFiles = 20;

    /// <inheritdoc/>
    public string Stage => "worktree_clean";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context) =>
        context.Condition is { IsOk: true, Value: { IsClean: false } condition }
            ? Dirty(context.Place.Path, condition, "")
            : Result.Ok;

    /// <summary>The failure that names the files.</summary>
    /// <param name="path">The worktree.</param>
    /// <param name="condition">What it looks like, with at least one file.</param>
    /// <param name="since">Words about when that became so, with a space before them; or nothing.</param>
    public static WoError Dirty(string path, WorktreeCondition condition, string since)
    {
        var changes = condition.Changes;
        var what = changes.Length == 1 ? $"{changes[0]} is" : $"{changes.Length} files are";
        var more = changes.Length > NamedFiles ? [$"and {changes.Length - NamedFiles} more"] : Array.Empty<string>();
        var place = ShellWord.Quote(path);
        return new WoError(Problem.WorktreeDirty, $"{what} in no commit{since}: {path}")
        {
            Details =
            [
                .. changes.Take(NamedFiles),
                .. more,
                .. condition.Hidden.Take(NamedFiles).Select(path => $"{path} is hidden from git by update-index"),
            ],
            NextSteps = [Step(condition, place)],
            Verify = [$"git -C {place} status"],
        };
    }

    /// <summary>What brings it into a commit; one line where none of two commands helps without the other.</summary>
    /// <remarks>
    /// No stash: all worktrees share one. Files in conflict would be committed with their markers, and what the index hides
    /// would not be committed at all.
    /// </remarks>
    private static string Step(WorktreeCondition condition, string place)
    {
        if (condition.HasConflicts || !condition.Hidden.All(GitPath.IsText))
        {
            return $"git -C {place} status";
        }

        var hidden = ShellWord.Join(condition.Hidden);
        return condition.Hidden.IsEmpty
            ? $"git -C {place} add --all && git -C {place} commit --message \"…\""
            : $"git -C {place} update-index --no-assume-unchanged -- {hidden} && "
                + $"git -C {place} update-index --no-skip-worktree -- {hidden}";
    }
}
