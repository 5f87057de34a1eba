using System.Collections.Immutable;
using System.Globalization;

namespace Wo.Engine.Git;

/// <summary>Which commits there are, where they were made, and what leads to them.</summary>
internal sealed class GitHistory(GitCommand git)
{
    // git takes an older moment for no moment at all, and leaves out everything.
    private const long OldestSince = 100_000_000;

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

    /// <summary>
    /// What commits took from the branch that is checked out, newest first. What a side branch deletes is deleted by its merge, and
    /// only if it was here.
    /// </summary>
    /// <param name="worktree">Where git runs, and what paths are relative to.</param>
    /// <param name="paths">Files, or directories with a slash at the end.</param>
    /// <param name="since">Older commits are not looked at.</param>
    public IReadOnlyList<CommittedDeletion> Deletions(string worktree, IEnumerable<string> paths, DateTimeOffset since)
    {
        const char Mark = '>'; // begins the line of a commit, and no path
        var oldest = since.ToUnixTimeSeconds();
        string[] arguments =
        [
            // What "-m" means is a setting in newer versions.
            "-c",
            "log.diffMerges=first-parent",
            "log",
            // Without it, what git leaves out for one path would depend on the others, too.
            "--first-parent",
            "-m",
            "--relative",
            // What a configuration could add to the lines is switched off by name.
            "--no-show-signature",
            "--no-notes",
            "--no-color",
            "--no-renames",
            "--diff-filter=D",
            "--name-only",
            $"--format={Mark}%ct %h",
            .. oldest >= OldestSince
                ? (string[])[string.Create(CultureInfo.InvariantCulture, $"--since=@{oldest}")]
                : [],
            "HEAD",
            "--",
            .. paths,
        ];
        if (!git.Read(worktree, arguments).TryGet(out var output, out _))
        {
            return [];
        }

        var found = new List<CommittedDeletion>();
        var (seconds, commit) = (0L, "");
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == Mark)
            {
                var words = line[1..].Split(' ', 2);
                // A time that makes no sense is not older than anything: git counts it as recent, or would not list the commit.
                seconds = long.TryParse(words[0], CultureInfo.InvariantCulture, out var time) ? time : long.MaxValue;
                commit = words[^1];
            }
            else
            {
                found.Add(new CommittedDeletion(line, commit, seconds));
            }
        }

        return found;
    }

    /// <summary>The tips of the branches that were committed to last, newest first.</summary>
    /// <param name="worktree">Where git runs.</param>
    /// <param name="most">How many there are at most.</param>
    public IReadOnlyList<(string Commit, string Branch)> NewestTips(string worktree, int most)
    {
        string[] arguments =
        [
            "for-each-ref",
            "--sort=-committerdate",
            $"--count={most}",
            "--format=%(objectname) %(refname)",
            "refs/heads",
        ];
        return git.Read(worktree, arguments).TryGet(out var output, out _)
            ?
            [
                .. output
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => line.Split(' ', 2))
                    .Select(fields => (fields[0], RegisteredWorktree.ShortName(fields[1]))),
            ]
            : [];
    }

    /// <summary>Those of some files that a commit has.</summary>
    /// <param name="worktree">Where git runs, and what paths are relative to.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="paths">Files, or directories with a slash at the end.</param>
    public Result<string[]> FilesAt(string worktree, string commit, IEnumerable<string> paths) =>
        git.Read(worktree, ["ls-tree", "--name-only", commit, "--", .. paths]).TryGet(out var output, out var error)
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : error;

    private string[] Branches(string worktree, string condition) =>
        git.Read(worktree, ["for-each-ref", condition, "--format=%(refname)", "refs/heads"])
            .TryGet(out var output, out _)
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(RegisteredWorktree.ShortName)]
            : [];
}
