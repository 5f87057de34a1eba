using Wo.Core.Errors;

namespace Wo.Core.Git;

/// <summary>The worktrees of a repository.</summary>
internal sealed class GitWorktrees(GitCommand git)
{
    private const int Attempts = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    /// <summary>All registered worktrees, the main one first.</summary>
    public Result<IReadOnlyList<RegisteredWorktree>> List(string repository)
    {
        if (!Read(repository).TryGet(out var output, out var error))
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

    /// <summary>
    /// git fails to list worktrees at the moment in which another process is making or removing one: its files do not
    /// come and go together.
    /// </summary>
    private Result<string> Read(string repository)
    {
        for (var attempt = 1; ; attempt++)
        {
            var output = git.Read(repository, ["worktree", "list", "--porcelain", "-z"]);
            if (output.IsOk || attempt == Attempts)
            {
                return output;
            }

            Thread.Sleep(Pause);
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
