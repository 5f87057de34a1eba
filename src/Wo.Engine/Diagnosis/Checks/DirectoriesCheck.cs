using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>State directories that are none. Nothing that lies in such a tree can be trusted.</summary>
internal sealed class DirectoriesCheck : ICheck
{
    /// <inheritdoc/>
    public bool HidesTheRest => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var obstacle in DirectoryObstacle.In(tree.Workspace.Files, tree.Workspace.Layout))
        {
            yield return new Finding(Problem.SymlinkRefused, null, obstacle.Path, obstacle.Cause);
        }
    }
}
