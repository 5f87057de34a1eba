using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Lint;

namespace Wo.Engine.Gates;

/// <summary>
/// Every changed file is one that <c>scope.allow</c> names and <c>scope.deny</c> does not, and no symbolic link leaves the
/// repository. What lies under <c>_ctx</c> is the affair of the path policy.
/// </summary>
internal sealed class ScopeGate : IGate
{
    /// <inheritdoc/>
    public string Stage => "scope";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context) =>
        context.HasWork ? from diff in context.Diff from answer in Check(context, diff) select answer : Result.Ok;

    private static Result<Unit> Check(GateContext context, WorkDiff diff)
    {
        var root = context.Place.RootBelowTop;
        var scope = context.WorkOrder.Scope;
        if (WhyTooWide(context, scope) is { } tooWide)
        {
            return new WoError(Problem.ScopeViolations, tooWide)
            {
                NextSteps = [$"wo lint {context.Id}"],
                Verify = [$"wo lint {context.Id}"],
            };
        }

        var allowed = new PathGlobs(scope?.Allow ?? [], root);
        var denied = new PathGlobs(scope?.Deny ?? [], root);
        var links = new LinkTargets(context.Workspace.Changes, context.Place);
        var refused = new List<(string Path, string Line)>();
        foreach (var file in diff.Files)
        {
            if (!links.WhyOutside(file).TryGet(out var outside, out var error) && error is not null)
            {
                return error;
            }

            var why =
                outside
                ?? (
                    scope is null || context.Place.IsUnderCtx(file.Path) ? null
                    : denied.Match(file.Path) ? "denied"
                    : allowed.Match(file.Path) ? null
                    : "not allowed"
                );
            if (why is not null)
            {
                refused.Add((file.Path, $"{GitPath.Show(file.Path)}: {why}"));
            }
        }

        return refused.Count == 0
            ? Result.Ok
            : ChangedPaths.Refuse(
                context,
                Problem.ScopeViolations,
                $"{ChangedPaths.Count(refused.Count)} that {context.Id} may not touch changed on {context.Place.Branch}",
                diff,
                [.. refused.Select(file => file.Path)],
                $"what may change is said by 'scope' in {context.Workspace.Layout.WorkOrder(WorkOrderState.Running, context.Id).FullPath}",
                refused.Select(file => file.Line)
            );
    }

    /// <summary>A scope that allows everything is one for as long as its override says.</summary>
    private static string? WhyTooWide(GateContext context, WorkOrderScope? scope) =>
        scope?.Allow?.FirstOrDefault(ScopeGlob.IsBare) is { } bare
        && context.File?.Root is { } root
        && root.TryGet("scope", out var node)
        && node is YamlMapping written
        && ScopeOverride.WhyNone(written, context.Workspace.Clock.GetUtcNow()) is { } why
            ? $"'{bare}' in scope.allow allows everything: {why}"
            : null;
}
