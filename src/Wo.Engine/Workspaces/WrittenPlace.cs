using Wo.Engine.Git;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Workspaces;

/// <summary>Where a work order's file says that it is worked on.</summary>
/// <param name="Path">The worktree, real and absolute; <see langword="null"/> where none is written or it is refused.</param>
/// <param name="Branch">The branch; <see langword="null"/> where none is written or it is refused.</param>
internal readonly record struct WrittenPlace(string? Path, string? Branch)
{
    /// <summary>Reads it; <c>.</c> is the root itself.</summary>
    public static WrittenPlace Of(Workspace workspace, WorkOrderCandidate file)
    {
        var branch = file.Summary.Branch is { } name && WorktreeNaming.CheckBranch(name).IsOk ? name : null;
        if (file.Summary.Worktree is not { } written)
        {
            return new WrittenPlace(null, branch);
        }

        if (written == ".")
        {
            return new WrittenPlace(workspace.Root.Path, branch);
        }

        var naming = workspace.Naming;
        return new WrittenPlace(naming.ResolvePath(written) is { IsOk: true } path ? path.Value : null, branch);
    }

    /// <summary>
    /// Whether a file names a directory, also one where no new worktree may be made: a worktree may have been moved there.
    /// </summary>
    public static bool Names(Workspace workspace, WorkOrderCandidate file, string directory) =>
        file.Summary.Worktree is { Length: > 0 } written
        && !written.Contains('\0', StringComparison.Ordinal)
        && RealPath.Of(System.IO.Path.GetFullPath(written, workspace.Root.Path)) == directory;
}
