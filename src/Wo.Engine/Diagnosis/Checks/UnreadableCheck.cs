using Wo.Engine.Store;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Files named like work orders that cannot be read as such.</summary>
internal sealed class UnreadableCheck : ICheck
{
    /// <inheritdoc/>
    public CheckScope Scope => CheckScope.Contents;

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            foreach (var candidate in view.Entry?.Candidates ?? [])
            {
                if (candidate.Problem is { } problem)
                {
                    yield return SharedId.InConflict(candidate) is var (ours, theirs)
                        ? OfTwo(tree, candidate, ours, theirs)
                        : new Finding(Problem.Unreadable, view.Id, candidate.Path.Relative, problem)
                        {
                            NextSteps = FileHistory.Commands(candidate.Path),
                        };
                }
            }
        }
    }

    /// <summary>Two clones gave two work orders one id, and a merge left both in one file.</summary>
    private static Finding OfTwo(
        TreeObservation tree,
        WorkOrderCandidate file,
        WorkOrderCandidate ours,
        WorkOrderCandidate theirs
    ) =>
        new(
            Problem.Unreadable,
            file.Id,
            file.Path.Relative,
            $"{file.Problem}: two clones gave two work orders the id {file.Id}, "
                + $"{SharedId.Describe(ours)} and {SharedId.Describe(theirs)}"
        )
        {
            NextSteps = [$"wo renumber {file.Id} {SharedId.NextFree(tree)}"],
        };
}
