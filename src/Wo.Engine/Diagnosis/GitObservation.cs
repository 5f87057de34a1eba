using System.Collections.Immutable;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>What git knows of the repository at one moment.</summary>
/// <param name="Worktrees">The registered worktrees.</param>
/// <param name="Marked">Those that operations began and did not hand over.</param>
/// <param name="TrackedControlFiles">Files that git tracks and that are about this clone alone, from the state root.</param>
/// <param name="Naming">Which worktrees and branches are ours.</param>
/// <param name="BranchTemplate">The branch template in force.</param>
internal sealed record GitObservation(
    IReadOnlyList<RegisteredWorktree> Worktrees,
    IReadOnlyList<MarkedWorktree> Marked,
    IReadOnlyList<string> TrackedControlFiles,
    WorktreeNaming Naming,
    string BranchTemplate
)
{
    /// <summary>Looks for worktrees, and at each thing around them once.</summary>
    public required WorktreeFinder Finder { get; init; }

    /// <summary>What keeps git from listing worktrees: where there is any, nothing is known of them.</summary>
    public IReadOnlyList<IncompleteRegistration> Incomplete { get; private init; } = [];

    /// <summary>Asks git.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="withFiles">Whether tracked control files are asked for too.</param>
    public static Result<GitObservation> Read(Workspace workspace, bool withFiles)
    {
        var root = workspace.Root;
        IReadOnlyList<IncompleteRegistration> halfMade = [];
        if (!workspace.Worktrees.List(root).TryGet(out var worktrees, out var error))
        {
            worktrees = [];
            halfMade = GitWorktreeCommand.IsBlocked(error) ? IncompleteRegistration.FindAll(root) : [];
            if (halfMade.Count == 0)
            {
                return error;
            }
        }

        if (!MarkedWorktree.FindAll(root).TryGet(out var unfinished, out error))
        {
            return error;
        }

        IReadOnlyList<string> tracked = [];

        // In a bare repository there is no index to ask.
        if (
            withFiles
            && root.MainWorktree is not null
            && !workspace.Changes.TrackedFiles(root.Path, ControlFiles.Patterns).TryGet(out tracked!, out error)
        )
        {
            return error;
        }

        return new GitObservation(worktrees, unfinished, tracked, workspace.Naming, workspace.Settings.BranchTemplate)
        {
            Incomplete = halfMade,
            Finder = new WorktreeFinder(root, new Surroundings(root)),
        };
    }

    /// <summary>The registered worktree at a path, or <see langword="null"/>.</summary>
    public RegisteredWorktree? At(string? path) => path is null ? null : First(worktree => worktree.Path == path);

    /// <summary>The registered worktree that has a branch checked out, or <see langword="null"/>.</summary>
    public RegisteredWorktree? On(string? branch) =>
        branch is null ? null : First(worktree => worktree.Branch == branch);

    /// <summary>
    /// The work order that a worktree was made for, as its directory or its branch is named; <see langword="null"/>
    /// for one outside our naming.
    /// </summary>
    public WorkOrderId? OwnerOf(string? path, string? branch)
    {
        if (path is not null && Naming.IsOurs(path) && WorkOrderId.TryParse(Path.GetFileName(path), out var byPath))
        {
            return byPath;
        }

        var at = BranchTemplate.IndexOf(WorktreeNaming.IdPlaceholder, StringComparison.Ordinal);
        if (branch is null || at < 0)
        {
            return null;
        }

        var (prefix, suffix) = (BranchTemplate[..at], BranchTemplate[(at + WorktreeNaming.IdPlaceholder.Length)..]);
        return
            branch.Length > prefix.Length + suffix.Length
            && branch.StartsWith(prefix, StringComparison.Ordinal)
            && branch.EndsWith(suffix, StringComparison.Ordinal)
            && WorkOrderId.TryParse(branch[prefix.Length..^suffix.Length], out var byBranch)
            ? byBranch
            : null;
    }

    private RegisteredWorktree? First(Func<RegisteredWorktree, bool> matches)
    {
        foreach (var worktree in Worktrees)
        {
            if (matches(worktree))
            {
                return worktree;
            }
        }

        return null;
    }
}
