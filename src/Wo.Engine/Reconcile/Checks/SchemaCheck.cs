using Wo.Engine.Lint;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>
/// Work orders that break the schema, one finding each with every place in its details. What else lint knows keeps a
/// work order from being taken, but not the tree from being consistent.
/// </summary>
internal sealed class SchemaCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        var (files, layout) = (context.Workspace.Files, context.Workspace.Layout);
        var linter = new WorkOrderLinter(
            new TreeSchema(files, layout),
            new TreeInputs(files, layout),
            new DependencyGraph(context.Scan),
            context.Workspace.Clock
        );
        foreach (var entry in context.Scan.Entries)
        {
            if (entry.Active is not { Problem: null } active)
            {
                continue;
            }

            var broken = linter.Lint(active).Where(IsSchema).ToList();
            if (broken.Count > 0)
            {
                var more = broken.Count > 1 ? $" (and {broken.Count - 1} more)" : "";
                yield return new Finding(
                    Problem.InvalidSchema,
                    entry.Id,
                    active.Path.Relative,
                    $"{active.Path}:{broken[0].Position}: {broken[0].Message}{more}"
                )
                {
                    Details = [.. broken.Select(finding => $"{finding.Path}:{finding.Position}: {finding.Message}")],
                    NextSteps = [$"wo show {entry.Id}"],
                };
            }
        }
    }

    private static bool IsSchema(LintFinding finding) =>
        finding.Level == LintLevel.Error
        && (finding.Code == Problem.InvalidSchema || finding.Code == Problem.IdMismatch);
}
