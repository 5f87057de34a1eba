using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>Lock files that are missing or do not show the lease on record.</summary>
internal sealed class LockMirrorCheck : IReconcileCheck
{
    private const int MaxMirrorBytes = 64 * 1024;

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var view in context.WorkOrders)
        {
            if (
                view.SettledRunning is null
                || view.Record.Lease is not { } lease
                || context.Workspace.Leases.MirrorIsRight(view.Id, lease)
            )
            {
                continue;
            }

            var path = context.Workspace.Layout.LockMirror(view.Id);
            var isInTheWay = view.Mirror is { Kind: not FileKind.Regular };
            yield return new Finding(
                Problem.LockMirror,
                view.Id,
                path.Relative,
                view.Mirror is null ? $"{path} is missing"
                    : isInTheWay ? $"{path} is not a file; move it away"
                    : $"{path} does not show the lease of {lease.Owner}"
            )
            {
                Repair = isInTheWay ? null : new Repair("rewrite it", scene => Rewrite(scene, view, path)),
            };
        }
    }

    private static Result<string> Rewrite(RepairContext scene, WorkOrderView view, CtxPath path)
    {
        if (scene.Workspace.Files.Read(path.FullPath, MaxMirrorBytes) is { IsOk: true, Bytes.Length: > 0 } old)
        {
            scene.Backups.Copy(path.FullPath, old.Bytes);
        }

        scene.Workspace.Leases.ShowMirror(scene.Guard, view.Id, view.Record.Lease);
        return $"{path} shows the lease again";
    }
}
