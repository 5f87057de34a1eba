using System.Collections.Immutable;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Lint;

/// <summary>Whether what a work order waits for is done. Partial is not done, and what is missing is not either.</summary>
internal static class DependencyCheck
{
    /// <summary>The dependencies that hold a work order up.</summary>
    public static ImmutableArray<Dependency> Unmet(WorkOrderCandidate candidate, DependencyGraph graph) =>
        graph.Of(candidate).RemoveAll(dependency => !dependency.IsUnmet);

    /// <summary>Whether all are done; the failure names each that is not.</summary>
    public static Result<Unit> Met(WorkOrderCandidate candidate, DependencyGraph graph)
    {
        var unmet = Unmet(candidate, graph);
        if (unmet.IsEmpty)
        {
            return Result.Ok;
        }

        // Where nothing else is against it, what the unreadable ones say decides.
        return unmet.All(dependency => dependency.Status == DependencyStatus.Unclear)
            ? new WoError(Problem.Unreadable, $"{candidate.Id} waits for {string.Join(", ", unmet)}")
            {
                NextSteps = ["wo reconcile"],
                Verify = [$"wo preflight {candidate.Id}"],
            }
            : new WoError(
                Problem.UnmetDependency,
                $"{candidate.Id} waits for {string.Join(", ", unmet)}{Cycle(candidate, graph)}"
            )
            {
                NextSteps =
                [
                    .. unmet.Where(d => d.State is not null).Select(d => $"wo show {d.Id}"),
                    "wo list --ready",
                ],
                Verify = [$"wo preflight {candidate.Id}"],
            };
    }

    private static string Cycle(WorkOrderCandidate candidate, DependencyGraph graph) =>
        graph.CycleOf(candidate.Id) is { IsEmpty: false } cycle
            ? $"; these wait for each other and so for ever: {string.Join(", ", cycle)}"
            : "";
}
