using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>Held work orders whose worktree is gone. Work taken in the main worktree has none of its own.</summary>
internal sealed class MissingWorktreeCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var view in context.WorkOrders)
        {
            if (view.SettledRunning is not { } file || view.Lease is not { } lease)
            {
                continue;
            }

            var written = WrittenPlace.Of(context.Workspace, file);
            var path = lease.Worktree ?? written.Path;
            if (
                path is null
                || path == context.Workspace.Root.Path
                || context.Repository.At(path) is { IsPresent: true }
            )
            {
                continue;
            }

            var branch = lease.Branch ?? written.Branch ?? context.Repository.Naming.DefaultBranch(view.Id.Value);
            yield return Describe(context, view, lease, path, branch);
        }
    }

    private static Finding Describe(
        ReconcileContext context,
        WorkOrderView view,
        Lease lease,
        string path,
        string branch
    )
    {
        var tip = context.Workspace.Refs.ReadBranch(context.Workspace.Root.Path, branch);
        var hasBranch = tip is { IsOk: true, Value: not null };
        return new Finding(
            Problem.RunningWithoutWorktree,
            view.Id,
            PathText.Of(context.Workspace.Layout, path),
            $"{view.Id} is running and its worktree {path} is gone" + (hasBranch ? "" : $"; so is branch {branch}")
        )
        {
            Repair = new Repair(
                hasBranch ? $"re-create it from {branch}" : $"re-create {branch} at its base, and the worktree",
                scene => Create(scene, lease, path, branch)
            )
            {
                NeedsForce = !hasBranch,
                TakesGuardItself = true,
            },
        };
    }

    private static Result<string> Create(RepairContext scene, Lease lease, string path, string branch)
    {
        var (workspace, refs) = (scene.Workspace, scene.Workspace.Refs);
        if (!Start(scene, refs, lease).TryGet(out var start, out var error))
        {
            return error;
        }

        // A token of its own: what this leaves when it dies half-way must not look like the holder's.
        var order = new WorktreeOrder(workspace.Root, path, branch, scene.Workspace.Tokens.Next());
        var provisioner = workspace.Provisioner;
        if (!provisioner.Provision(order, start, scene.Operation.Handle).TryGet(out _, out error))
        {
            return error;
        }

        return WorktreeProvisioner.HandOver(order).TryGet(out _, out error)
            ? $"{path} is there again, on {branch}"
            : error;
    }

    private static Result<BaseRef> Start(RepairContext scene, GitRefs refs, Lease lease)
    {
        var root = scene.Workspace.Root.Path;
        return lease.BaseOid is { } oid && refs.ResolveCommit(root, oid) is { IsOk: true, Value: { } commit }
            ? new BaseRef(oid, commit)
            : refs.DefaultBase(root, scene.Workspace.Settings.BaseBranch);
    }
}
