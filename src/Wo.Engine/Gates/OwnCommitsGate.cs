using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Wording;

namespace Wo.Engine.Gates;

/// <summary>
/// The branch of the work has a commit of its own: one that its base does not lead to, or one that was made on it and has
/// been merged since. Says nothing where another gate already says that the work is not on the branch yet.
/// </summary>
internal sealed class OwnCommitsGate : IGate
{
    /// <inheritdoc/>
    public string Stage => "own_commits";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context)
    {
        if (
            context.AllowEmpty
            || !context.Condition.TryGet(out var condition, out _)
            || condition.Branch != context.Place.Branch
            || !condition.IsClean
        )
        {
            return Result.Ok;
        }

        var origin = BranchOrigin.Of(context);
        return from start in context.Base
            from own in context.Workspace.History.Commits(
                context.Place.Path,
                condition.Head,
                ((string?[])[start.Oid, origin.CreatedAt]).OfType<string>(),
                limit: 1
            )
            from answer in own.IsEmpty && !origin.HasMade(context, condition.Head)
                ? NoCommits(context, condition, start)
                : Result.Ok
            select answer;
    }

    private static Result<Unit> NoCommits(GateContext context, WorktreeCondition condition, BaseRef start)
    {
        var found = new StrayCommits(context).Find(condition.Head);
        var step =
            $"wo finish {context.Id} --allow-empty --reason \"…\""
            + (
                context.Summary is { } summary
                    ? $" --summary {ShellWord.Quote(OneLine.Of(summary))}"
                    : " --summary \"…\""
            );
        return new WoError(
            Problem.NoCommits,
            $"{context.Place.Branch} has no commit of its own since {start.Name}{found?.Cause}"
        )
        {
            Details = found?.Details ?? [],
            // Closing it empty is not proposed where there is work that would be left out.
            NextSteps = found is { NextSteps.IsEmpty: false } ? found.NextSteps : [step],
            Verify = [$"git -C {ShellWord.Quote(context.Place.Path)} status"],
        };
    }
}
