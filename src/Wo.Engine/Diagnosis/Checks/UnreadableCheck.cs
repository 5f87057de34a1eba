using Wo.Engine.Store;

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
                    yield return new Finding(Problem.Unreadable, view.Id, candidate.Path.Relative, problem)
                    {
                        NextSteps = FileHistory.Commands(candidate.Path),
                    };
                }
            }
        }
    }
}
