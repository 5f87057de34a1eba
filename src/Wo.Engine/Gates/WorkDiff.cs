using System.Collections.Immutable;
using Wo.Engine.Git;

namespace Wo.Engine.Gates;

/// <summary>What the work changed: from where it left its base to the commit that is judged.</summary>
/// <param name="From">The commit before the work.</param>
/// <param name="To">The commit that is judged.</param>
/// <param name="Files">The files that differ, each name of a renamed one by itself.</param>
internal sealed record WorkDiff(string From, string To, ImmutableArray<ChangedFile> Files)
{
    /// <summary>Compares the branch of the work with its base.</summary>
    public static Result<WorkDiff> Of(GateContext context)
    {
        var changes = context.Workspace.Changes;
        return from condition in context.Condition
            from start in context.Base
            from origin in Start(context, start.Oid, condition.Head)
            from files in changes.ChangedFiles(
                context.Place.Path,
                origin,
                condition.Head,
                withLines: context.WorkOrder.DiffBudget?.MaxLoc is not null
            )
            select new WorkDiff(origin, condition.Head, [.. files]);
    }

    /// <summary>The fork point; of work that its base has already, the one before it was merged.</summary>
    private static Result<string> Start(GateContext context, string start, string head)
    {
        var (place, refs) = (context.Place.Path, context.Workspace.Refs);
        if (!refs.MergeBase(place, start, head).TryGet(out var fork, out var error) && error is not null)
        {
            return error;
        }

        if (fork is null)
        {
            return start; // no common history: all that differs is the work
        }

        if (fork != head)
        {
            return fork;
        }

        return from before in context.Workspace.History.ParentOfMerge(place, head, start)
            from earlier in before is null ? (string?)null : refs.MergeBase(place, before, head)
            from first in earlier is null || earlier == head ? FirstOwn(context, head) : earlier
            select first;
    }

    /// <summary>What lies before the first commit that was made on the branch, as its log tells.</summary>
    private static Result<string> FirstOwn(GateContext context, string head)
    {
        var origin = BranchOrigin.Of(context);
        if (origin.CreatedAt is { } created)
        {
            return created;
        }

        var (place, refs) = (context.Place.Path, context.Workspace.Refs);
        var own = origin.Made.LastOrDefault(made => refs.IsAncestor(place, made, head) is { IsOk: true, Value: true });
        return own is null ? head : from parent in refs.ResolveCommit(place, $"{own}^") select parent ?? head;
    }
}
