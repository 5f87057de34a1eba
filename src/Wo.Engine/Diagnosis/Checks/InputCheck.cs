using Wo.Engine.Lint;
using Wo.Engine.Store;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>The files that people write besides work orders and that cannot be used: each with every place in its details.</summary>
internal sealed class InputCheck : ICheck
{
    private static bool HasOpenWork(TreeObservation tree) =>
        tree.WorkOrders.Any(view => view.Entry?.Active is { } file && Readiness.Waits(file.State));

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        if (tree.Only is not null)
        {
            yield break;
        }

        var inputs = tree.Lint.Inputs;
        foreach (var file in inputs.Lint().GroupBy(found => found.Path))
        {
            // A tree without work orders needs no backlog yet.
            if (inputs.Backlog.IsMissing && file.Key == inputs.Backlog.Path && !HasOpenWork(tree))
            {
                continue;
            }

            var found = file.ToList();
            var more = found.Count > 1 ? $" (and {found.Count - 1} more)" : "";
            yield return new Finding(
                Problem.InputInvalid,
                null,
                file.Key.Relative,
                $"{file.Key}:{found[0].Position}: {found[0].Message}{more}"
            )
            {
                Details = [.. found.Select(place => $"{place.Path}:{place.Position}: {place.Message}")],
                NextSteps = FileHistory.Commands(file.Key),
            };
        }

        foreach (var schema in tree.Lint.Schemas)
        {
            if (schema.Unusable is { } unusable)
            {
                yield return new Finding(Problem.InputInvalid, null, schema.RelativePath, unusable);
            }
        }
    }
}
