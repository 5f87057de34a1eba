using Wo.Engine.Wording;

namespace Wo.Engine.Gates;

/// <summary>The worktree is there, belongs to this repository, and is on the branch of the work.</summary>
internal sealed class WorktreeBranchGate : IGate
{
    /// <inheritdoc/>
    public string Stage => "worktree_branch";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context)
    {
        if (!context.Condition.TryGet(out var condition, out var error))
        {
            return error;
        }

        var place = context.Place;
        if (condition.Branch == place.Branch)
        {
            return Result.Ok;
        }

        var found = condition.Branch is { } other ? $"{other} is checked out" : "HEAD is detached";
        return new WoError(
            Problem.WorktreeUnusable,
            $"{found} in {place.Path} instead of {place.Branch}, the branch of {context.Id}"
        )
        {
            NextSteps = [$"git -C {ShellWord.Quote(place.Path)} switch {ShellWord.Quote(place.Branch)}"],
            Verify = [$"git -C {ShellWord.Quote(place.Path)} status"],
        };
    }
}
