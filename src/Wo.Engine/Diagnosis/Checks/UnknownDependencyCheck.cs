using Wo.Engine.Lint;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Work orders that wait for one that is not there. What is closed waits for nothing.</summary>
internal sealed class UnknownDependencyCheck : ICheck
{
    /// <inheritdoc/>
    public CheckScope Scope => CheckScope.Contents;

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        // An observation of one work order does not show which others there are.
        if (tree.Only is not null)
        {
            yield break;
        }

        foreach (var view in tree.WorkOrders)
        {
            if (view.IsClosed || view.Entry?.Active is not { Problem: null } file)
            {
                continue;
            }

            var unknown = tree
                .Lint.Graph.DependenciesOf(view.Id)
                .Where(dependency => dependency.Status == DependencyStatus.Missing)
                .ToList();
            if (unknown.Count > 0)
            {
                var ids = string.Join(", ", unknown.Select(dependency => dependency.Text));
                yield return new Finding(
                    Problem.DependencyUnknown,
                    view.Id,
                    file.Path.Relative,
                    $"{view.Id} waits for {ids}, and there is no such work order"
                )
                {
                    Details =
                    [
                        .. unknown.Select(dependency =>
                            $"{file.Path}:{dependency.Position}: there is no work order {dependency.Text}"
                        ),
                    ],
                    NextSteps = [$"wo show {view.Id}"],
                };
            }
        }
    }
}
