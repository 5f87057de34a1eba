using Wo.Engine.Store;

namespace Wo.Engine.Gates;

/// <summary>
/// No work order is changed on the branch, nor what the path policy blocks. A work order's file is changed where all see it,
/// in the state root; merged from a branch, it would be there a second time.
/// </summary>
internal sealed class BlockedPathsGate : IGate
{
    /// <inheritdoc/>
    public string Stage => "blocked_paths";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context) =>
        context.HasWork
            ? from diff in context.Diff
            from policy in context.Policy
            let blocked = diff
                .Files.Where(file => context.Place.IsUnderCtx(file.Path) && !context.Place.HasAsOwn(file.Path))
                .Where(file => policy.Blocks(file.Path) || IsControl(context, file.Path, file.IsDeleted))
                .Select(file => file.Path)
                .ToList()
            from answer in blocked.Count == 0
                ? Result.Ok
                : ChangedPaths.Refuse(
                    context,
                    Problem.BlockedPaths,
                    $"{ChangedPaths.Count(blocked.Count)} under _ctx that no work order may change changed on {context.Place.Branch}",
                    diff,
                    blocked,
                    $"work orders are changed by commands in the state root, and contracts in commits of their own ({context.Workspace.Layout.FinishPolicy.FullPath}: allowlist_contract)"
                )
            select answer
            : Result.Ok;

    /// <summary>Whether it is a work order or the lock of one, whatever the policy says.</summary>
    private static bool IsControl(GateContext context, string path, bool isDeleted)
    {
        var fromRoot = context.Place.FromRoot(path);
        return CtxLayout.IsWorkOrderFile(fromRoot) || (!isDeleted && ControlFiles.IsLock(fromRoot));
    }
}
