using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Wording;

namespace Wo.Engine.Gates;

/// <summary>
/// Proposes how the branch of a work order gets commits that lie elsewhere. Everything proposed adds commits to the branch
/// or checks it out; nothing is moved away from, no editor opens, and nothing that all worktrees share is touched.
/// </summary>
internal sealed class BranchAdoption(GateContext context)
{
    private const int NamedCommits = 5;

    private ExecutionRoot Place => context.Place;
    private GitHistory History => context.Workspace.History;
    private string GitHere => $"git -C {ShellWord.Quote(Place.Path)}";

    /// <summary>The commits that a tip leads to, and neither the branch of the work nor its base does.</summary>
    public Result<ImmutableArray<string>> Missing(string tip, string? branchTip) =>
        History.Commits(
            Place.Path,
            tip,
            ((string?[])[branchTip, context.Base.TryGet(out var start, out _) ? start.Oid : null]).OfType<string>()
        );

    /// <summary>Checks out the branch of the work, which exists.</summary>
    /// <param name="occupied">Another worktree that has it checked out, or <see langword="null"/>.</param>
    public string Switch(string? occupied) =>
        occupied is null
            ? $"{GitHere} switch {ShellWord.Quote(Place.Branch)}"
            // The files there stay as they are; only the name is set free.
            : $"git -C {ShellWord.Quote(occupied)} switch --detach && {Switch(null)}";

    /// <summary>Gives the branch of the work, which is gone, back its name where the worktree stands.</summary>
    public string Recreate() => $"{GitHere} switch --create {ShellWord.Quote(Place.Branch)}";

    /// <summary>Adds commits to the branch of the work, once that is checked out.</summary>
    /// <param name="from">What leads to them: a branch, a commit, or <c>@{-1}</c>.</param>
    /// <param name="tip">The commit that this is.</param>
    /// <param name="branchTip">The commit of the branch.</param>
    public string Merge(string from, string tip, string branchTip)
    {
        var isAhead =
            context.Workspace.Refs.IsAncestor(Place.Path, branchTip, tip).TryGet(out var ahead, out _) && ahead;
        return $"{GitHere} merge {(isAhead ? "--ff-only" : "--no-edit")} {ShellWord.Quote(from)}";
    }

    /// <summary>The commits as details, the newest ones by name.</summary>
    public static ImmutableArray<string> Named(ImmutableArray<string> commits) =>
        [
            .. commits.Take(NamedCommits),
            .. commits.Length > NamedCommits ? [$"and {commits.Length - NamedCommits} more"] : Array.Empty<string>(),
        ];

    /// <summary>How many there are, in words.</summary>
    public static string Count(ImmutableArray<string> commits) =>
        commits.Length == 1 ? "1 commit" : $"{commits.Length} commits";
}
