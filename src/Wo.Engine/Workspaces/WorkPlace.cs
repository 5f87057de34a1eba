using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Workspaces;

/// <summary>
/// Where a work order is worked on, as git has it now. Lease and file say where it was; every verb and check asks here.
/// </summary>
internal static class WorkPlace
{
    /// <summary>What lease and file tell of the worktree; <see langword="null"/> where the root itself is worked in.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="id">The work order.</param>
    /// <param name="written">What its file says.</param>
    /// <param name="lease">Its lease, or <see langword="null"/>.</param>
    /// <param name="isFirst">Whether it was never worked on in this clone.</param>
    public static WorktreeClaim? ClaimOf(
        Workspace workspace,
        WorkOrderId id,
        WrittenPlace written,
        Lease? lease,
        bool isFirst = false
    )
    {
        var root = workspace.Root.Path;
        if ((lease?.Worktree ?? written.Path) == root)
        {
            return null;
        }

        var naming = workspace.Naming;
        string?[] paths = [lease?.Worktree, written.Path];
        var named = paths.OfType<string>().Where(path => path != root).Distinct(StringComparer.Ordinal).ToList();
        return new WorktreeClaim(
            id.Value,
            lease?.Branch ?? written.Branch ?? naming.DefaultBranch(id.Value),
            named.Count > 0 ? [.. named] : [naming.DefaultPath(id.Value)]
        )
        {
            Token = lease?.Token,
            IsFirst = isFirst,
        };
    }

    /// <summary>Finds the worktree; <see langword="null"/> where the root itself is worked in.</summary>
    /// <inheritdoc cref="ClaimOf"/>
    public static Result<Whereabouts?> Find(Workspace workspace, WorkOrderId id, WrittenPlace written, Lease? lease) =>
        Find(workspace.Finder, ClaimOf(workspace, id, written, lease));

    /// <summary>The same for a claim that <see cref="ClaimOf"/> made.</summary>
    public static Result<Whereabouts?> Find(WorktreeFinder finder, WorktreeClaim? claim) =>
        claim is not null ? from found in finder.Find(claim) select (Whereabouts?)found : (Whereabouts?)null;

    /// <summary>The same for the file of a work order.</summary>
    /// <inheritdoc cref="ClaimOf"/>
    public static Result<Whereabouts?> Find(Workspace workspace, WorkOrderCandidate file, Lease? lease) =>
        Find(workspace, file.Id, WrittenPlace.Of(workspace, file), lease);

    /// <summary>The same for one of many work orders of one look.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="finder">That of the look.</param>
    /// <param name="file">The file of the work order.</param>
    /// <param name="lease">Its lease, or <see langword="null"/>.</param>
    public static Result<Whereabouts?> Find(
        Workspace workspace,
        WorktreeFinder finder,
        WorkOrderCandidate file,
        Lease? lease
    ) => Find(finder, ClaimOf(workspace, file.Id, WrittenPlace.Of(workspace, file), lease));

    /// <summary>Why no command can work there now, or <see langword="null"/> where one can or may make it anew.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="place">What was found.</param>
    /// <param name="isHeld">Whether it is running: of another one nothing need exist where git knows nothing.</param>
    public static WoError? Obstacle(WorkOrderId id, Whereabouts place, bool isHeld) =>
        place switch
        {
            { Path: { } path, Rival: { } rival } => Moved(
                id,
                $"git has the worktree of {id} at {path}, but {rival} says to be it, too, and may hold work",
                "wo reconcile"
            ),
            { Path: { } path, IsLinked: false } => Moved(
                id,
                $"the worktree of {id} is {path} now, and git does not know that",
                "wo reconcile --apply"
            ),
            { Path: null, MayExist: true } when isHeld || place.Entry is not null => new WoError(
                Problem.RunningWithoutWorktree,
                $"the worktree of {id}, {place.Expected}, is gone; {place.Doubt}"
            )
            {
                NextSteps = ["wo reconcile"],
                Verify = [$"wo show {id}"],
            },
            _ => null,
        };

    private static WoError Moved(WorkOrderId id, string cause, string step) =>
        new(Problem.WorktreeMoved, cause) { NextSteps = [step], Verify = [$"wo show {id}"] };
}
