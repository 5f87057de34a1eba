using Wo.Engine.Diagnosis;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Index;

/// <summary>An index that does not show the tree. A tree in which nothing was ever moved needs none.</summary>
internal sealed class StaleIndexCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        var workspace = tree.Workspace;
        var (layout, files) = (workspace.Layout, workspace.Files);
        // Each transition publishes one, so where there is none although something moved, a transition failed to. The
        // records tell, as they outlive closing and deleting; the generation also changes with what moves nothing.
        var isDue =
            tree.WorkOrders.Any(view => view.Record.Revision > 0)
            || files.Status(layout.Index.FullPath) is not null
            || files.Status(layout.LegacyIndex.FullPath) is not null;

        // After a transition that died there is something else to repair first, and the tree cannot be read at rest.
        if (tree.Only is not null || !isDue || Generation.IsMoving(tree.Scan.Generation))
        {
            yield break;
        }

        var check = new IndexCheck(workspace, IndexBuilder.For(workspace));
        // Where git does not say what the index has to show, the comparison has no answer; publishing reports that.
        if (check.Check(tree.Scan) is { IsOk: true, Value: not IndexState.Current })
        {
            yield return new Finding(
                Problem.IndexStale,
                null,
                layout.Index.Relative,
                $"{layout.Index} and {layout.LegacyIndex} do not show the tree"
            )
            {
                Evidence = new StaleIndex(),
            };
        }
    }

    /// <summary>An index that can be built again.</summary>
    internal sealed record StaleIndex : IEvidence;
}
