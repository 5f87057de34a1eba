using Wo.Engine.Git;

namespace Wo.Engine.Gates;

/// <summary>What git wrote down about how the branch of the work began, and about the commits made on it.</summary>
/// <param name="createdAt">The commit that <c>take</c> created it at; <see langword="null"/> where it existed before.</param>
/// <param name="made">The commits that were made on it or in its worktree; looked for when they are first asked for.</param>
internal sealed class BranchOrigin(string? createdAt, Lazy<IReadOnlyList<string>> made)
{
    /// <summary>The commit that <c>take</c> created it at; <see langword="null"/> where it existed before.</summary>
    public string? CreatedAt { get; } = createdAt;

    /// <summary>The commits that were made on it or in its worktree, newest first.</summary>
    public IReadOnlyList<string> Made => made.Value;

    /// <summary>Reads the logs of the branch and of what its worktree had checked out.</summary>
    public static BranchOrigin Of(GateContext context)
    {
        var (place, history) = (context.Place, context.Workspace.History);
        var branch = history.Reflog(place.Path, BranchName.ToRef(place.Branch));
        var created = branch.LastOrDefault(entry => MarkedWorktree.TokenIn(entry.Message) is not null);
        // A branch that was there before has commits from before, and so has the main worktree.
        // Git's clock has whole seconds.
        var since = created is null || place.IsStateRoot ? context.TakenAt.AddSeconds(-1) : DateTimeOffset.MinValue;
        return new BranchOrigin(
            created?.Commit,
            new Lazy<IReadOnlyList<string>>(
                () =>
                    [
                        .. branch
                            .TakeWhile(entry => entry != created)
                            .Concat(history.Reflog(place.Path, "HEAD"))
                            .Where(entry => entry.MadeCommit && entry.At >= since)
                            .Select(entry => entry.Commit)
                            .Distinct(),
                    ],
                LazyThreadSafetyMode.None
            )
        );
    }

    /// <summary>Whether one of the commits made there is in the history of a commit.</summary>
    public bool HasMade(GateContext context, string head) =>
        Made.Any(made =>
            context.Workspace.Refs.IsAncestor(context.Place.Path, made, head).TryGet(out var isIn, out _) && isIn
        );
}
