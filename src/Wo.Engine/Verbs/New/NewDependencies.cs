using Wo.Engine.Lint;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Verbs.New;

/// <summary>Whether everything that a new work order waits for can come to an end.</summary>
internal static class NewDependencies
{
    /// <summary>Refuses dependencies that do not exist, and those that wait for the new work order themselves.</summary>
    /// <param name="id">Its id, which others may name already.</param>
    /// <param name="candidate">Its text.</param>
    /// <param name="graph">What waits for what in the tree.</param>
    public static Result<Unit> Check(WorkOrderId id, WorkOrderCandidate candidate, DependencyGraph graph)
    {
        var written = graph.Of(candidate);
        var unknown = written.Where(one => one.Status is DependencyStatus.Missing or DependencyStatus.Invalid).ToList();
        if (unknown.Count > 0)
        {
            return new WoError(
                Problem.InvalidWorkOrder,
                $"{id} would wait for {string.Join(", ", unknown.Select(one => one.Text))}, and there is no such work order"
                    + (unknown is [{ Id: { } one }] ? MissingWorkOrder.DidYouMean(one, graph.Ids) : "")
            )
            {
                NextSteps = ["wo list"],
            };
        }

        return written.FirstOrDefault(one => one.Id is { } other && graph.Reaches(other, id)) is { } back
            ? new WoError(
                Problem.InvalidWorkOrder,
                $"{id} would wait for {back.Text}, which waits for {id}: both would wait for ever"
            )
            {
                NextSteps = [$"wo show {back.Text}"],
            }
            : Result.Ok;
    }
}
