namespace Wo.Bench;

/// <summary>
/// What a shell script would run for the same end, without any check, lease, evidence or care for crashes: a branch with
/// its worktree, then a look at what changed, and the worktree gone.
/// </summary>
internal sealed class RawGit(ScratchRepository tree)
{
    private int number;

    public void TakeAndFinish()
    {
        number++;
        var (branch, worktree) = ($"raw/{number}", tree.WorktreeOf($"raw-{number}"));
        tree.Git.Run("rev-parse", "--show-toplevel");
        tree.Git.Run("worktree", "add", "--quiet", "-b", branch, worktree, "main");

        Work.In(worktree);

        var git = new Command("git", worktree);
        git.Run("status", "--porcelain");
        git.Run("rev-parse", "HEAD");
        git.Run("diff", "--name-only", "main...HEAD");
        tree.Git.Run("worktree", "remove", worktree);
    }
}
