using Wo.Engine.Lint;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>
/// Work orders that break the schema, one finding each with every place in its details. What else lint knows keeps a
/// work order from being taken, but not the tree from being consistent.
/// </summary>
internal sealed class SchemaCheck : ICheck
{
    /// <inheritdoc/>
    public CheckScope Scope => CheckScope.Contents;

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        WorkOrderCandidate[] readable =
        [
            .. tree.WorkOrders.Select(view => view.Entry?.Active).OfType<WorkOrderCandidate>().Where(IsReadable),
        ];
        foreach (var (active, findings) in readable.Zip(tree.Lint.Linter.LintAll(readable)))
        {
            if (findings.Where(IsSchema).ToList() is { Count: > 0 } broken)
            {
                var more = broken.Count > 1 ? $" (and {broken.Count - 1} more)" : "";
                yield return new Finding(
                    Problem.InvalidSchema,
                    active.Id,
                    active.Path.Relative,
                    $"{active.Path}:{broken[0].Position}: {broken[0].Message}{more}"
                )
                {
                    Details = [.. broken.Select(finding => $"{finding.Path}:{finding.Position}: {finding.Message}")],
                    NextSteps = [$"wo show {active.Id}"],
                };
            }
        }
    }

    private static bool IsReadable(WorkOrderCandidate file) => file.Problem is null;

    private static bool IsSchema(LintFinding finding) =>
        finding.Level == LintLevel.Error && finding.Code == Problem.InvalidSchema;
}
