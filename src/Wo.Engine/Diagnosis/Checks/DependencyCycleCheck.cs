namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Work orders that wait for each other, and so for ever: one finding for each circle.</summary>
internal sealed class DependencyCycleCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        if (tree.Only is not null)
        {
            yield break;
        }

        foreach (var cycle in tree.Lint.Graph.Cycles.All)
        {
            yield return new Finding(
                Problem.DependencyCycle,
                cycle[0],
                tree.Find(cycle[0])?.Entry?.Active?.Path.Relative,
                cycle.Length == 1
                    ? $"{cycle[0]} waits for itself"
                    : $"these wait for each other: {string.Join(", ", cycle)}"
            )
            {
                NextSteps = [$"wo show {cycle[0]}"],
            };
        }
    }
}
