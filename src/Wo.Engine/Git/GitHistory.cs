using System.Collections.Immutable;

namespace Wo.Engine.Git;

/// <summary>Which commits there are, where they were made, and what leads to them.</summary>
internal sealed class GitHistory(GitCommand git)
{
    /// <summary>The commits that a tip leads to and the others do not, newest first, each as short name and subject.</summary>
    /// <param name="worktree">Where git runs.</param>
    /// <param name="tip">A commit or a branch.</param>
    /// <param name="without">What leads to commits that do not count.</param>
    /// <param name="limit">How many are looked for at most.</param>
    public Result<ImmutableArray<string>> Commits(
        string worktree,
        string tip,
        IEnumerable<string> without,
        int limit = int.MaxValue
    )
    {
        const string Header = "commit "; // before each, and in no line of ours, which begins with a hexadecimal number
        string[] arguments =
        [
            "rev-list",
            $"--max-count={limit}",
            "--format=%h %s",
            tip,
            .. without.Select(excluded => $"^{excluded}"),
            "--",
        ];
        return git.Read(worktree, arguments).TryGet(out var output, out var error)
            ? output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith(Header, StringComparison.Ordinal))
                .ToImmutableArray()
            : error;
    }

    /// <summary>The moves of a branch or of <c>HEAD</c>, newest first; none where git keeps no log of it.</summary>
    public IReadOnlyList<ReflogEntry> Reflog(string worktree, string reference)
    {
        // What a configuration could add to the lines is switched off by name.
        string[] arguments =
        [
            "log",
            "--walk-reflogs",
            "--date=unix",
            "--no-show-signature",
            "--no-notes",
            "--no-patch",
            "--no-color",
            "--format=%H%x00%gd%x00%gs",
            reference,
            "--",
        ];
        return git.Read(worktree, arguments).TryGet(out var output, out _)
            ?
            [
                .. output
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(ReflogEntry.Parse)
                    .OfType<ReflogEntry>(),
            ]
            : [];
    }

    /// <summary>The branches that lead to a commit, without <c>refs/heads/</c>.</summary>
    public IReadOnlyList<string> BranchesWith(string worktree, string commit) =>
        Branches(worktree, $"--contains={commit}");

    /// <summary>The branches whose tips another does not lead to, newest first, if committed to since a moment.</summary>
    /// <param name="worktree">Where git runs.</param>
    /// <param name="other">A commit.</param>
    /// <param name="since">The moment.</param>
    public IReadOnlyList<string> BranchesNotIn(string worktree, string other, DateTimeOffset since)
    {
        const string Format = "--format=%(committerdate:unix) %(refname)";
        string[] arguments = ["for-each-ref", $"--no-merged={other}", "--sort=-committerdate", Format, "refs/heads"];
        return git.Read(worktree, arguments).TryGet(out var output, out _)
            ?
            [
                .. output
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => line.Split(' ', 2))
                    .Where(fields => long.TryParse(fields[0], out var time) && time >= since.ToUnixTimeSeconds())
                    .Select(fields => RegisteredWorktree.ShortName(fields[1])),
            ]
            : [];
    }

    /// <summary>
    /// The commit before the one that brought another into a branch, on that branch; <see langword="null"/> where it was
    /// not merged by a commit.
    /// </summary>
    /// <param name="worktree">Where git runs.</param>
    /// <param name="merged">A commit that the branch has.</param>
    /// <param name="branch">The tip of the branch.</param>
    public Result<string?> ParentOfMerge(string worktree, string merged, string branch)
    {
        string[] arguments =
        [
            "rev-list",
            "--first-parent",
            "--ancestry-path",
            "--parents",
            $"{merged}..{branch}",
            "--",
        ];
        return from lines in git.Read(worktree, arguments)
            let oldest = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault()
            select oldest?.Split(' ') is [_, var parent, ..] ? parent : null;
    }

    private string[] Branches(string worktree, string condition) =>
        git.Read(worktree, ["for-each-ref", condition, "--format=%(refname)", "refs/heads"])
            .TryGet(out var output, out _)
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(RegisteredWorktree.ShortName)]
            : [];
}
