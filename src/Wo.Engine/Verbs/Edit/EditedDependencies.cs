using Wo.Engine.Lint;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Verbs.Edit;

/// <summary>Whether what a work order is to wait for besides can come to an end.</summary>
internal static class EditedDependencies
{
    /// <summary>Refuses added dependencies that do not exist, and those that wait for the work order themselves.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="added">The dependencies that are new. What it waited for before is not the edit's to judge.</param>
    /// <param name="candidate">Its new text.</param>
    /// <param name="graph">What waits for what in the tree.</param>
    public static Result<Unit> Check(
        WorkOrderId id,
        HashSet<string> added,
        WorkOrderCandidate candidate,
        DependencyGraph graph
    )
    {
        foreach (var one in graph.Of(candidate).Where(one => added.Contains(one.Text)))
        {
            if (one.Status is DependencyStatus.Missing or DependencyStatus.Invalid)
            {
                return new WoError(
                    Problem.InvalidWorkOrder,
                    $"{id} would wait for {one.Text}, and there is no such work order"
                )
                {
                    NextSteps = ["wo list"],
                    Verify = [$"wo show {id}"],
                };
            }

            if (one.Id is { } other && graph.Reaches(other, id))
            {
                return new WoError(
                    Problem.InvalidWorkOrder,
                    $"{id} would wait for {other}, which waits for {id}: both would wait for ever"
                )
                {
                    NextSteps = [$"wo show {other}"],
                    Verify = [$"wo show {id}"],
                };
            }
        }

        return Result.Ok;
    }
}
