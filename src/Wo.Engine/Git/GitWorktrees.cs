namespace Wo.Engine.Git;

/// <summary>The worktrees of a repository.</summary>
internal sealed class GitWorktrees(GitCommand git)
{
    // What others do in the repository makes this one fail now and then.
    private const int Attempts = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    /// <summary>All registered worktrees, the main one first.</summary>
    public Result<IReadOnlyList<RegisteredWorktree>> List(StateRoot root)
    {
        if (!Read(root).TryGet(out var output, out var error))
        {
            return error;
        }

        var worktrees = new List<RegisteredWorktree>();
        foreach (var line in output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var space = line.IndexOf(' ');
            var (label, value) = space < 0 ? (line, "") : (line[..space], line[(space + 1)..]);
            if (label == "worktree")
            {
                worktrees.Add(new RegisteredWorktree(value) { IsMain = worktrees.Count == 0 });
            }
            else
            {
                worktrees[^1] = Add(worktrees[^1], label, value);
            }
        }

        return worktrees;
    }

    private Result<string> Read(StateRoot root)
    {
        for (var attempt = 1; ; attempt++)
        {
            var output = git.Read(root.Path, ["worktree", "list", "--porcelain", "-z"]);
            if (output.Error is not { } error)
            {
                return output;
            }

            if (WorktreesInTheMaking.IsMet(error))
            {
                if (!WorktreesInTheMaking.Await(root, attempt, git.AskedToStop))
                {
                    return error with
                    {
                        Cause = $"{error.Cause}; a git that makes a worktree stands still, or has died",
                        NextSteps = ["wo reconcile --apply"],
                    };
                }
            }
            else if (attempt == Attempts)
            {
                return output;
            }
            else
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static RegisteredWorktree Add(RegisteredWorktree worktree, string label, string value) =>
        label switch
        {
            "HEAD" => worktree with { Head = value },
            "branch" => worktree with { Branch = RegisteredWorktree.ShortName(value) },
            "bare" => worktree with { IsBare = true },
            "locked" => worktree with { LockReason = value },
            _ => worktree, // "detached" is a missing branch; "prunable" is judged by the directory itself
        };
}
