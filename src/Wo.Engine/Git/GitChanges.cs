using Microsoft.Win32.SafeHandles;

namespace Wo.Engine.Git;

/// <summary>What differs between commits, index and worktree.</summary>
internal sealed class GitChanges(GitCommand git)
{
    private const int MostExcluded = 500;

    private readonly HiddenChanges hiddenChanges = new(git);

    /// <summary>A commit that is replaced here (<c>git replace</c>) is not replaced for those who get the branch.</summary>
    private const string AsStored = "--no-replace-objects";

    /// <summary>The files that differ between two commits, in git's order, submodules and changes of modes included.</summary>
    /// <param name="worktree">Where git runs.</param>
    /// <param name="from">A commit.</param>
    /// <param name="to">Another.</param>
    /// <param name="withLines">Whether lines are counted, for which git has to read the files.</param>
    public Result<IReadOnlyList<ChangedFile>> ChangedFiles(
        string worktree,
        string from,
        string to,
        bool withLines = false
    )
    {
        string[] arguments =
        [
            AsStored,
            "diff-tree",
            "-r",
            "-z",
            "--raw",
            .. withLines ? ["--numstat"] : Array.Empty<string>(),
            "--no-renames",
            "--ignore-submodules=none",
            "--end-of-options",
            from,
            to,
        ];
        if (!git.ReadBytes(worktree, arguments).TryGet(out var output, out var error))
        {
            return error;
        }

        return ChangedFile.Parse(output);
    }

    /// <summary>Where a symbolic link that is in a commit leads.</summary>
    /// <param name="worktree">Where git runs.</param>
    /// <param name="oid">The link's object.</param>
    public Result<string> LinkTarget(string worktree, string oid) =>
        from target in git.ReadBytes(worktree, ["cat-file", "blob", oid])
        select GitPath.Decode(target);

    /// <summary>The difference of two commits for people: the beginning of a patch, which names binary files and has none.</summary>
    /// <param name="worktree">Where git runs.</param>
    /// <param name="from">A commit.</param>
    /// <param name="to">Another.</param>
    /// <param name="mostBytes">How much of it is kept.</param>
    /// <returns>The text, and whether that is all.</returns>
    public Result<(string Text, bool IsAll)> StartOfPatch(string worktree, string from, string to, int mostBytes) =>
        git.ReadStart(
            worktree,
            [
                AsStored,
                "diff-tree",
                "-p",
                "--no-ext-diff",
                "--no-textconv",
                "--no-color",
                "--ignore-submodules=none",
                "--end-of-options",
                from,
                to,
            ],
            mostBytes
        );

    /// <summary>Writes the difference of two commits as a patch that <c>git apply</c> takes, binary files included.</summary>
    /// <param name="worktree">Where git runs.</param>
    /// <param name="from">A commit.</param>
    /// <param name="to">Another.</param>
    /// <param name="file">Where the patch goes.</param>
    /// <param name="without">Paths that are left out, as far as a command line holds them.</param>
    public Result<Unit> WritePatch(
        string worktree,
        string from,
        string to,
        SafeFileHandle file,
        IReadOnlyCollection<string>? without = null
    )
    {
        string[] left = [.. (without ?? []).Where(GitPath.IsText).Take(MostExcluded)];
        return git.ReadInto(
            file,
            worktree,
            [
                AsStored,
                "diff-tree",
                "-p",
                "--binary",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                "--ignore-submodules=none",
                "--end-of-options",
                from,
                to,
                .. left.Length == 0
                    ? []
                    : (string[])["--", ":(top)", .. left.Select(path => $":(top,literal,exclude){path}")],
            ]
        );
    }

    /// <summary>Everything in a worktree that is not as in its HEAD commit, every single file of it.</summary>
    /// <param name="worktree">The worktree.</param>
    /// <param name="includeIgnored">Whether ignored files are listed too, those in ignored directories included.</param>
    public Result<IReadOnlyList<StatusEntry>> Status(string worktree, bool includeIgnored = false) =>
        from status in Look(worktree, includeIgnored)
        select status.Entries;

    /// <summary>The same with what is checked out, in one question.</summary>
    /// <inheritdoc cref="Status"/>
    public Result<WorktreeStatus> Look(string worktree, bool includeIgnored = false)
    {
        // All that a user's configuration could hide is asked for by name.
        string[] arguments =
        [
            "status",
            "--porcelain=v2",
            "--branch",
            "--no-ahead-behind",
            "-z",
            "--untracked-files=all",
            "--no-renames",
            "--ignore-submodules=none",
            includeIgnored ? "--ignored=traditional" : "--ignored=no",
        ];
        return from output in git.Read(worktree, arguments)
            from hidden in hiddenChanges.Find(worktree)
            let status = WorktreeStatus.Parse(output)
            select hidden.Count == 0 ? status : status with { Entries = [.. status.Entries, .. hidden] };
    }

    /// <summary>The tracked files that patterns match, relative to the directory given.</summary>
    /// <param name="worktree">Where git runs, and what the patterns are relative to.</param>
    /// <param name="patterns">Paths, of files or directories, with the wildcards of a <c>.gitignore</c>.</param>
    public Result<IReadOnlyList<string>> TrackedFiles(string worktree, IEnumerable<string> patterns)
    {
        string[] arguments = ["--glob-pathspecs", "ls-files", "-z", "--", .. patterns];
        if (!git.Read(worktree, arguments).TryGet(out var output, out var error))
        {
            return error;
        }

        return output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }
}
