using Wo.Engine.Index;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>An index that does not show the tree. A tree in which nothing was ever moved needs none.</summary>
internal sealed class StaleIndexCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        var workspace = context.Workspace;
        var (layout, files) = (workspace.Layout, workspace.Files);
        // Each transition publishes one, so where there is none although something moved, a transition failed to. The
        // records tell, as they outlive closing and deleting; the generation also changes with what moves nothing.
        var isDue =
            context.WorkOrders.Any(view => view.Record.Revision > 0)
            || files.Status(layout.Index.FullPath) is not null
            || files.Status(layout.LegacyIndex.FullPath) is not null;

        // After a transition that died there is something else to repair first, and the tree cannot be read at rest.
        if (context.Only is not null || !isDue || Generation.IsMoving(context.Scan.Generation))
        {
            yield break;
        }

        var check = new IndexCheck(workspace, IndexBuilder.For(workspace, context.Repository.Worktrees));
        // Where git does not say what the index has to, nobody can tell; whoever publishes one then is told.
        if (check.Check() is { IsOk: true, Value: not IndexState.Current })
        {
            yield return new Finding(
                Problem.IndexStale,
                null,
                layout.Index.Relative,
                $"{layout.Index} and {layout.LegacyIndex} do not show the tree"
            )
            {
                Repair = new Repair("rebuild it", Rebuild) { TakesGuardItself = true },
            };
        }
    }

    private static Result<string> Rebuild(RepairContext scene) =>
        new Bookkeeping(scene.Workspace).Index.Publish().TryGet(out _, out var error) ? "the index is rebuilt" : error;
}
