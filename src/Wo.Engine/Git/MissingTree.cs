using System.Globalization;
using Wo.Engine.Wording;

namespace Wo.Engine.Git;

/// <summary>
/// Tells a repository without work orders from one in which git has them and they are not checked out: setting up a
/// second tree there would stand against the first.
/// </summary>
internal sealed class MissingTree(GitCommand git)
{
    // Looking costs a process a branch, and the freshest branches are those that matter.
    private const int MaxBranches = 32;

    private const string Context = CtxPath.DirectoryName;

    private static readonly string[] Parts =
    [
        $"{Context}/jobs",
        $"{Context}/backlog",
        $"{Context}/dod",
        $"{Context}/policy",
        $"{Context}/schemas",
    ];

    /// <summary>Why work orders that git has are not there, or <see langword="null"/> where it has none or they are.</summary>
    /// <param name="root">The state root.</param>
    /// <param name="isSparse">Whether only a part of the files is checked out.</param>
    public WoError? Explain(StateRoot root, bool isSparse)
    {
        var isThere = PathProbe.Of(Path.Join(root.Path, Context)) is not null;
        if (isThere && !isSparse)
        {
            return null;
        }

        if (!Tracked(root.Path).TryGet(out var tracked, out var error))
        {
            // Outside of any worktree nothing is checked out. Where git does not answer, nothing is known.
            return error.Cause.Contains("work tree", StringComparison.Ordinal) ? null : error;
        }

        if (tracked.Exists(entry => entry.IsLeftOut))
        {
            return LeftOut(root.Path, tracked.Count(entry => entry.IsLeftOut));
        }

        return isThere ? null
            : tracked.Count > 0 ? Deleted(root.Path, tracked.Count)
            : OnAnotherBranch(root.Path);
    }

    private Result<List<(bool IsLeftOut, string Path)>> Tracked(string root)
    {
        if (!git.Read(root, ["ls-files", "-t", "-z", "--", .. Parts]).TryGet(out var output, out var error))
        {
            return error;
        }

        return output
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (line.StartsWith("S ", StringComparison.Ordinal), line[2..]))
            .ToList();
    }

    private static WoError LeftOut(string root, int count)
    {
        var top = GitDirectoryFinder.Find(root).TryGet(out var found, out _) ? found.Worktree ?? root : root;
        var context = Path.GetRelativePath(top, Path.Join(root, Context)).Replace(Path.DirectorySeparatorChar, '/');
        return new WoError(
            Problem.NoContext,
            $"the sparse checkout of {top} leaves out {Count(count)} of {context} that git has"
        )
        {
            NextSteps = [$"git -C {ShellWord.Quote(top)} sparse-checkout add {ShellWord.Quote(context)}"],
        };
    }

    private static WoError Deleted(string root, int count) =>
        new(Problem.NoContext, $"{Context} in {root} was deleted; git still has {Count(count)} of it")
        {
            NextSteps = [$"git -C {ShellWord.Quote(root)} checkout -- {Context}"],
        };

    private WoError? OnAnotherBranch(string root)
    {
        string[] list =
        [
            "for-each-ref",
            "--sort=-committerdate",
            string.Create(CultureInfo.InvariantCulture, $"--count={MaxBranches}"),
            "--format=%(refname)%00%(worktreepath)",
            "refs/heads",
            "refs/remotes",
        ];
        if (!git.Read(root, list).TryGet(out var output, out _))
        {
            return null;
        }

        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries).OrderBy(IsRemote))
        {
            var fields = line.Split('\0');
            if (git.Read(root, ["ls-tree", fields[0], "--", .. Parts]).TryGet(out var found, out _) && found.Length > 0)
            {
                return Elsewhere(root, fields[0], fields[1]);
            }
        }

        return null;
    }

    private WoError Elsewhere(string root, string reference, string worktree)
    {
        var checkedOut = new GitRefs(git).CurrentBranch(root).TryGet(out var name, out _) ? name : null;
        var branch = BranchOf(reference);
        var here = checkedOut is null ? "the commit" : $"the branch {checkedOut}";
        return new WoError(
            Problem.NoContext,
            $"{here} that is checked out in {root} has no {Context}, but {branch} has"
        )
        {
            NextSteps =
                worktree.Length > 0
                    ? UseThere(root, worktree)
                    : [$"git -C {ShellWord.Quote(root)} switch {ShellWord.Quote(branch)}"],
        };
    }

    /// <summary>A branch is checked out only once, so the root has to be where it is.</summary>
    private static System.Collections.Immutable.ImmutableArray<string> UseThere(string root, string worktree)
    {
        var prefix =
            GitDirectoryFinder.Find(root).TryGet(out var found, out _) && found.Worktree is { } top
                ? Path.GetRelativePath(top, root)
                : ".";
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Join(RealPath.FromGit(worktree), prefix)));
        return [$"git -C {ShellWord.Quote(root)} config wo.root {ShellWord.Quote(place)}"];
    }

    private static string BranchOf(string reference)
    {
        if (!IsRemote(reference))
        {
            return RegisteredWorktree.ShortName(reference);
        }

        // "refs/remotes/origin/main": switch makes a branch that follows it.
        var parts = reference.Split('/', 4);
        return parts.Length == 4 ? parts[3] : reference;
    }

    private static bool IsRemote(string reference) => reference.StartsWith("refs/remotes/", StringComparison.Ordinal);

    private static string Count(int count) =>
        count == 1 ? "a file" : string.Create(CultureInfo.InvariantCulture, $"{count} files");
}
