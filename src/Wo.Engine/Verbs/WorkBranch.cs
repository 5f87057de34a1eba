using Wo.Engine.Claims;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>The branch that a work order's commits are on and that travels with its claim.</summary>
internal static class WorkBranch
{
    // Work without a worktree of its own is done on a branch that is not the work order's.
    private const string InMainWorktree = "none";

    /// <summary>What it is called; <see langword="null"/> where there is none to push.</summary>
    public static string? NameOf(Lease? lease) =>
        lease is { Branch: { } branch, Mode: not InMainWorktree } ? branch : null;

    /// <summary>Where it is; <see langword="null"/> where there is none to push.</summary>
    public static Result<PushedBranch?> Of(Workspace workspace, Lease? lease) => Of(workspace, NameOf(lease));

    /// <summary>Where the branch is of a work order that was moved, perhaps while its register could not be told.</summary>
    /// <param name="workspace">The state root, in which clones share claims.</param>
    /// <param name="id">The work order.</param>
    /// <param name="lease">The lease that this clone has, or had until now; or <see langword="null"/>.</param>
    public static Result<PushedBranch?> Of(Workspace workspace, WorkOrderId id, Lease? lease) =>
        Of(workspace, lease is null ? workspace.Claims?.Unpublished.BranchOf(id) : NameOf(lease));

    private static Result<PushedBranch?> Of(Workspace workspace, string? branch) =>
        branch is null
            ? (PushedBranch?)null
            : from tip in workspace.Refs.ReadBranch(workspace.Root.Path, branch)
            select tip is null ? null : new PushedBranch(branch, tip);
}
