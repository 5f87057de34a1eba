using System.Collections.Immutable;
using Wo.Engine.Git;

namespace Wo.Engine.Gates;

/// <summary>Looks for work that is in commits, but not on the branch of the work order.</summary>
internal sealed class StrayCommits(GateContext context)
{
    private const int NamedBranches = 3;

    private readonly BranchAdoption adoption = new(context);

    /// <summary>
    /// Commits that were made in the worktree, else branches that got commits since the work order was taken, else commits
    /// that were made on the base branch itself.
    /// </summary>
    /// <param name="head">The tip of the branch of the work.</param>
    /// <returns>What to say about them; <see langword="null"/> where there are none.</returns>
    public Finding? Find(string head) => MadeHere(head) ?? OnBranches(head) ?? OnBase();

    private Finding? MadeHere(string head)
    {
        foreach (var made in BranchOrigin.Of(context).Made)
        {
            if (adoption.Missing(made, head).TryGet(out var commits, out _) && !commits.IsEmpty)
            {
                var branch = context.Workspace.History.BranchesWith(context.Place.Path, made) is [var first, ..]
                    ? first
                    : null;
                var where = branch is null ? "on no branch" : $"on {branch}";
                return new Finding(
                    $"; {BranchAdoption.Count(commits)} made in its worktree {(commits.Length == 1 ? "is" : "are")} {where}",
                    BranchAdoption.Named(commits),
                    [adoption.Merge(branch ?? made, made, head)]
                );
            }
        }

        return null;
    }

    private Finding? OnBranches(string head)
    {
        var others = context
            .Workspace.History.BranchesNotIn(context.Place.Path, head, context.TakenAt)
            .Where(branch => !IsOfAnotherWorktree(branch))
            .Select(branch => (Name: branch, Commits: adoption.Missing($"refs/heads/{branch}", head)))
            .Where(branch => branch.Commits is { IsOk: true, Value.IsEmpty: false })
            .Take(NamedBranches)
            .ToList();
        return others.Count == 0
            ? null
            : new Finding(
                $"; commits of the time since it was taken are on {string.Join(", ", others.Select(o => o.Name))}",
                [.. others.SelectMany(other => BranchAdoption.Named(other.Commits.Value))],
                [.. others.Select(other => adoption.Merge(other.Name, $"refs/heads/{other.Name}", head))]
            );
    }

    /// <summary>
    /// What was committed by hand where the base branch is checked out. If that is the work, the base has it already and
    /// nothing can be brought to the branch.
    /// </summary>
    private Finding? OnBase()
    {
        if (
            !context.Base.TryGet(out var start, out _)
            || !context.Workspace.Worktrees.List(context.Workspace.Root).TryGet(out var worktrees, out _)
            || worktrees.FirstOrDefault(worktree => worktree.Branch == start.Name) is not { Path: var place }
            || place == context.Place.Path
        )
        {
            return null;
        }

        var created = BranchOrigin.Of(context).CreatedAt;
        // A branch that was there before the work order was taken says nothing of when that was.
        var since = created is null ? context.TakenAt.AddSeconds(-1) : DateTimeOffset.MinValue;
        ImmutableArray<string> made =
        [
            .. context
                .Workspace.History.Reflog(place, BranchName.ToRef(start.Name))
                .TakeWhile(entry => entry.Commit != created && entry.At >= since)
                .Where(entry => entry is { MadeCommit: true, IsMerge: false })
                .SelectMany(entry => Named(entry.Commit)),
        ];
        return made.IsEmpty
            ? null
            : new Finding(
                $"; {BranchAdoption.Count(made)} made in {place} since it was taken {(made.Length == 1 ? "is" : "are")} on {start.Name}",
                BranchAdoption.Named(made),
                []
            );
    }

    private ImmutableArray<string> Named(string commit) =>
        context.Workspace.History.Commits(context.Place.Path, commit, [], limit: 1).TryGet(out var named, out _)
            ? named
            : [];

    /// <summary>Work of others, most likely: the branch of a linked worktree.</summary>
    private bool IsOfAnotherWorktree(string branch) =>
        context.Workspace.Worktrees.List(context.Workspace.Root).TryGet(out var worktrees, out _)
        && worktrees.Any(worktree => worktree.Branch == branch && !worktree.IsMain);

    /// <summary>Where the work is.</summary>
    /// <param name="Cause">The end of a sentence.</param>
    /// <param name="Details">The commits.</param>
    /// <param name="NextSteps">How the branch gets them; none where its base has them.</param>
    internal sealed record Finding(string Cause, ImmutableArray<string> Details, ImmutableArray<string> NextSteps);
}
