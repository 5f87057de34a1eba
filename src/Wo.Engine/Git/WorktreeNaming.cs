namespace Wo.Engine.Git;

/// <summary>
/// Which branch and which directory belong to a work order, and which of those that people have written into one are
/// acceptable.
/// </summary>
/// <param name="root">The state root, which relative values are relative to.</param>
/// <param name="worktreeRoot">The configured <c>worktree_root</c>, or <see langword="null"/> for the default.</param>
/// <param name="branchTemplate">The configured <c>branch_template</c>, or <see langword="null"/> for the default.</param>
internal sealed class WorktreeNaming(StateRoot root, string? worktreeRoot = null, string? branchTemplate = null)
{
    /// <summary>What stands for the work order's id in a branch template.</summary>
    public const string IdPlaceholder = "{id}";

    /// <summary>What stands for the name of the repository's directory in a worktree root.</summary>
    public const string RepositoryPlaceholder = "{repo}";

    private const string DefaultWorktreeRoot = "../.worktrees";
    private const string DefaultBranchTemplate = $"feat/wo-{IdPlaceholder}";

    /// <summary>The branch of a work order that names none.</summary>
    public string DefaultBranch(string id) =>
        (branchTemplate ?? DefaultBranchTemplate).Replace(IdPlaceholder, id, StringComparison.Ordinal);

    /// <summary>The worktree of a work order that names none: a real, absolute path.</summary>
    public string DefaultPath(string id) => RealPath.Of(Path.Join(WorktreeRoot, id));

    /// <summary>How a path is written into a work order: relative to the state root, with <c>/</c>.</summary>
    public string ToValue(string path) =>
        Path.GetRelativePath(root.Path, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Whether a worktree lies where this tool would have put it.</summary>
    public bool IsOurs(string path) => RealPath.IsWithin(path, Directory);

    /// <summary>Checks a <c>branch:</c> value.</summary>
    public static Result<string> CheckBranch(string value) =>
        BranchName.FindDefect(value) is { } defect
            ? Refuse($"branch: '{value}' is not a branch name, it {defect}")
            : value;

    /// <summary>Checks a <c>worktree:</c> value.</summary>
    /// <returns>The real, absolute path.</returns>
    public Result<string> ResolvePath(string value)
    {
        foreach (var character in value)
        {
            if (char.IsControl(character) || character == '\uFFFD')
            {
                return Refuse("worktree: the path contains a control character or invalid UTF-8");
            }
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            return Refuse("worktree: the path is empty");
        }

        var path = RealPath.Of(Path.GetFullPath(value, root.Path));
        return FindDefect(path) is { } defect ? Refuse($"worktree: {value} {defect}") : path;
    }

    /// <summary>The directory that new worktrees are created in: a real, absolute path.</summary>
    public string Directory => RealPath.Of(WorktreeRoot);

    /// <summary>
    /// A <c>worktree_root</c> that the worktrees of this repository share with no other: outside of it, and with its name.
    /// </summary>
    public string OwnRoot()
    {
        var repository = root.MainWorktree is { } main && RealPath.IsWithin(root.Path, main) ? main : root.Path;
        var around = Path.GetDirectoryName(repository) ?? repository;
        return $"{ToValue(around)}/.worktrees/{RepositoryPlaceholder}";
    }

    private string WorktreeRoot =>
        Path.GetFullPath(
            (worktreeRoot ?? DefaultWorktreeRoot).Replace(
                RepositoryPlaceholder,
                Path.GetFileName(root.MainWorktree ?? root.Path),
                StringComparison.Ordinal
            ),
            root.Path
        );

    private string? FindDefect(string path)
    {
        if (RealPath.IsWithin(path, root.CommonGitDirectory))
        {
            return "lies inside the git directory";
        }

        if (RealPath.IsWithin(path, Path.Join(root.Path, "_ctx")))
        {
            return "lies inside _ctx";
        }

        foreach (var precious in (ReadOnlySpan<string?>)[root.MainWorktree, root.Path, root.CommonGitDirectory])
        {
            if (precious is not null && RealPath.IsWithin(precious, path))
            {
                return precious == path ? "is the repository itself" : "contains the repository";
            }
        }

        var repository = root.MainWorktree ?? root.CommonGitDirectory;
        var surroundings = Path.GetDirectoryName(repository) ?? repository;
        return RealPath.IsWithin(path, surroundings) || IsOurs(path)
            ? null
            : $"lies outside {surroundings}; set worktree_root to allow that";
    }

    private static WoError Refuse(string cause) => new(Problem.InvalidWorkOrder, cause);
}
