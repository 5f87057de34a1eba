using Wo.Engine.Claims;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>The branch that a work order's commits are on and that travels with its claim.</summary>
internal static class WorkBranch
{
    // Work without a worktree of its own is done on a branch that is not the work order's.
    private const string InMainWorktree = "none";

    /// <summary>Where it is; <see langword="null"/> where there is none to push.</summary>
    public static Result<PushedBranch?> Of(Workspace workspace, Lease? lease) =>
        lease is { Branch: { } branch, Mode: not InMainWorktree } ? Of(workspace, branch) : (PushedBranch?)null;

    /// <summary>Where a branch is; <see langword="null"/> where there is none.</summary>
    public static Result<PushedBranch?> Of(Workspace workspace, string branch) =>
        from tip in workspace.Refs.ReadBranch(workspace.Root.Path, branch)
        select tip is null ? null : new PushedBranch(branch, tip);
}
