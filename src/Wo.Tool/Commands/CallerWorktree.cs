using Wo.Engine.Git;
using Wo.Engine.Store;

namespace Wo.Tool.Commands;

/// <summary>What the worktree that the caller stands in says about them, where it belongs to the tree that is meant.</summary>
internal static class CallerWorktree
{
    /// <summary>The work order whose worktree it is; a usage error where it is that of none.</summary>
    public static Result<WorkOrderId> WorkOrder(CommandContext context) =>
        from place in Find(context)
        from id in place is null ? NotIn()
        : place.WorkOrder is { } marked ? marked
        : OfBranch(context, place)
        select id;

    /// <summary>The holder that the worktree was handed to; <see langword="null"/> where that is not known.</summary>
    public static WorktreeHolder? Holder(CommandContext context) =>
        Find(context).TryGet(out var place, out _) ? place?.Holder : null;

    private static Result<StandingPlace?> Find(CommandContext context) =>
        StorageBoundary.Run<StandingPlace?>(
            () =>
            {
                var here = context.Environment.WorkingDirectory();
                var place = StandingPlace.Of(here);
                return place is not null && IsMeant(context, here, place) ? place : null;
            },
            failed => new WoError(Problem.NoRepository, $"The current directory cannot be looked at: {failed.Message}")
        );

    /// <summary>Another repository may be named from here.</summary>
    private static bool IsMeant(CommandContext context, string here, StandingPlace place)
    {
        var variable = context.Environment.Variable("WO_ROOT");
        var named = context.Root ?? (string.IsNullOrEmpty(variable) ? null : variable);
        return string.IsNullOrEmpty(named)
            || GitDirectoryFinder.Find(Path.GetFullPath(named, here)).TryGet(out var found, out _)
                && found.CommonGitDirectory == place.CommonGitDirectory;
    }

    private static Result<WorkOrderId> OfBranch(CommandContext context, StandingPlace place) =>
        from opened in WorkspaceOpener.OpenToLook(context)
        from id in place.Branch is { } branch && new BranchOwner(opened.Workspace).Find(branch) is { } owner
            ? owner
            : NotIn()
        select id;

    private static Result<WorkOrderId> NotIn() =>
        UsageError.Because("name a work order; only in the worktree of one can the id be left out");
}
