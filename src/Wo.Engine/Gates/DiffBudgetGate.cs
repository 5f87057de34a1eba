using System.Globalization;

namespace Wo.Engine.Gates;

/// <summary>No more changed than <c>diff_budget</c> allows: files, and lines that came or went.</summary>
internal sealed class DiffBudgetGate : IGate
{
    /// <inheritdoc/>
    public string Stage => "diff_budget";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context) =>
        context is { HasWork: true, WorkOrder.DiffBudget: { } budget }
            ? from diff in context.Diff
            from policy in context.Policy
            from answer in Check(context, budget, diff, policy)
            select answer
            : Result.Ok;

    private static Result<Unit> Check(
        GateContext context,
        WorkOrderDiffBudget budget,
        WorkDiff diff,
        Lint.PathPolicy policy
    )
    {
        // What the path policy ignores is no part of the work.
        var files = diff.Files.Where(file => !policy.Ignores(file.Path)).ToList();
        var lines = files.Sum(file => (long)(file.AddedLines ?? 0) + (file.DeletedLines ?? 0));
        string?[] over =
        [
            Over(files.Count, budget.MaxFiles, "files", "max_files"),
            Over(lines, budget.MaxLoc, "added and removed lines", "max_loc"),
        ];
        return over is [null, null]
            ? Result.Ok
            : new WoError(
                Problem.DiffBudgetExceeded,
                $"the work on {context.Id} is larger than its diff_budget: {string.Join("; ", over.OfType<string>())}"
            )
            {
                Details = [$"counted from {diff.From} to {diff.To}, a renamed file as two, binary files without lines"],
                NextSteps =
                [
                    ChangedPaths.Look(context, diff),
                    $"wo finish {context.Id} --result partial --summary \"…\"",
                ],
                Verify = [$"wo show {context.Id}"],
            };
    }

    private static string? Over(long found, long? limit, string what, string key) =>
        found > limit ? string.Create(CultureInfo.InvariantCulture, $"{found} {what} ({key} is {limit})") : null;
}
