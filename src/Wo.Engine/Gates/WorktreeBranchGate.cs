using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Wording;

namespace Wo.Engine.Gates;

/// <summary>
/// The worktree is there, belongs to this repository, and is on the branch of the work. Where it is not, the answer says
/// which commits the branch lacks and how it gets them: switching back alone would close the work order without them.
/// </summary>
internal sealed class WorktreeBranchGate : IGate
{
    /// <inheritdoc/>
    public string Stage => "worktree_branch";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context) =>
        !context.Condition.TryGet(out var condition, out var error) ? error
        : condition.Branch == context.Place.Branch ? Result.Ok
        : Elsewhere(context, condition).TryGet(out var refusal, out error) ? refusal
        : error;

    private static Result<WoError> Elsewhere(GateContext context, WorktreeCondition condition)
    {
        var place = context.Place;
        var adoption = new BranchAdoption(context);
        return from operation in WorktreeActivity.FindInProgress(place.Path)
            from tip in context.Workspace.Refs.ReadBranch(place.Path, place.Branch)
            from missing in adoption.Missing(condition.Head, tip)
            select Refusal(context, condition, operation, missing) with
            {
                // A rebase or a merge has to be ended first, and only its owner knows how.
                NextSteps = operation is not null
                    ? [$"git -C {ShellWord.Quote(place.Path)} status"]
                    : [StepBack(context, condition, adoption, tip, missing)],
            };
    }

    private static string StepBack(
        GateContext context,
        WorktreeCondition condition,
        BranchAdoption adoption,
        string? tip,
        ImmutableArray<string> missing
    )
    {
        if (tip is null)
        {
            return adoption.Recreate();
        }

        var back = adoption.Switch(OtherPlaceOf(context));
        return missing.IsEmpty
            ? back
            // Behind the switch a detached HEAD has no other name than the one that git has for what was checked out before.
            : $"{back} && {adoption.Merge(condition.Branch ?? "@{-1}", condition.Head, tip)}";
    }

    private static WoError Refusal(
        GateContext context,
        WorktreeCondition condition,
        string? operation,
        ImmutableArray<string> missing
    )
    {
        var place = context.Place;
        var found = condition.Branch is { } other ? $"{other} is checked out" : "HEAD is detached";
        var during = operation is null ? "" : $" (a {operation} is under way)";
        var lacking = missing.IsEmpty ? "" : $"; {BranchAdoption.Count(missing)} there would be left out";
        return new WoError(
            Problem.WorktreeUnusable,
            $"{found}{during} in {place.Path} instead of {place.Branch}, the branch of {context.Id}{lacking}"
        )
        {
            Details = BranchAdoption.Named(missing),
            Verify = [$"git -C {ShellWord.Quote(place.Path)} status"],
        };
    }

    /// <summary>Another worktree that has the branch of the work checked out: git lets no second one have it.</summary>
    private static string? OtherPlaceOf(GateContext context) =>
        context.Workspace.Worktrees.List(context.Workspace.Root).TryGet(out var worktrees, out _)
            ? worktrees
                .FirstOrDefault(worktree =>
                    worktree.Branch == context.Place.Branch && worktree.Path != context.Place.Path
                )
                ?.Path
            : null;
}
