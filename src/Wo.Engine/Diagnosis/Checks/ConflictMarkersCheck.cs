using Wo.Engine.Store;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>What a merge left in the files that wo writes beside work orders. Others are reported where they cannot be used.</summary>
internal sealed class ConflictMarkersCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        var session = tree.Workspace.Session;
        if (tree.Only is null && session.Read().TryGet(out var log, out _) && session.Conflict(log) is { } left)
        {
            yield return new Finding(Problem.ConflictMarkers, null, session.Find().Relative, left)
            {
                NextSteps = FileHistory.Commands(session.Find()),
            };
        }

        var owners = tree.Only is null ? VerdictFiles.Owners(tree.Workspace) : null;
        foreach (var view in tree.WorkOrders)
        {
            if (view.Entry is null || owners?.Contains(view.Id.Value) == false)
            {
                continue;
            }

            foreach (var (path, what) in VerdictFiles.Conflicts(tree.Workspace, view.Id))
            {
                yield return new Finding(Problem.ConflictMarkers, view.Id, path.Relative, $"{path}: {what}")
                {
                    NextSteps = FileHistory.Commands(path),
                };
            }
        }
    }
}
