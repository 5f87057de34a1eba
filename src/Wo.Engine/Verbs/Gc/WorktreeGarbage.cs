using Wo.Engine.Git;

namespace Wo.Engine.Verbs.Gc;

/// <summary>Worktrees of closed work orders. Never the main one, one outside our naming, or one whose removal loses something.</summary>
internal sealed class WorktreeGarbage : IGarbageKind
{
    /// <inheritdoc/>
    public string Name => "worktree";

    /// <inheritdoc/>
    public bool NeedsGit => true;

    /// <inheritdoc/>
    public IEnumerable<GarbageItem> Find(GarbageScene scene)
    {
        foreach (var worktree in scene.Tree.Git.Worktrees)
        {
            if (
                worktree.IsMain
                || worktree.IsBare
                || worktree.Path == scene.Workspace.Root.Path
                || !worktree.IsPresent
                || scene.Tree.Git.OwnerOf(worktree.Path, worktree.Branch) is not { } id
                || !scene.IsAbout(id)
            )
            {
                continue;
            }

            var item = new GarbageItem(Name, id, worktree.Path, $"{id} is closed, and nothing in it would be lost");
            yield return Obstacle(scene, worktree, id) is { } why ? item with { Why = why, IsKept = true } : item;
        }
    }

    /// <inheritdoc/>
    public Result<Unit> Remove(GarbageScene scene, GarbageItem item) =>
        EntryAt(scene, item.Path) is { } entry
            ? from done in new WorktreeCleanup(scene.Workspace).Collect(
                item.Id!.Value,
                entry,
                BranchOf(scene, item.Id.Value)
            )
            select default(Unit)
            : new WoError(Problem.LostRace, "git has no entry of it any more");

    private static string? Obstacle(GarbageScene scene, RegisteredWorktree worktree, WorkOrderId id)
    {
        if (scene.Objection(id) is { } objection)
        {
            return objection;
        }

        if (worktree.LockReason is { } reason && !WorktreeMark.IsOf(reason, id.Value))
        {
            return reason.Length == 0 ? "it is locked" : $"it is locked: {reason}";
        }

        if (scene.Here is { } here && RealPath.IsWithin(RealPath.Of(here), worktree.Path))
        {
            return "the caller stands in it";
        }

        var cleanup = new WorktreeCleanup(scene.Workspace);
        return cleanup.Objections(worktree.Path, BranchOf(scene, id)).TryGet(out var reasons, out var error)
            ? reasons.IsEmpty
                ? null
                : string.Join("; ", reasons)
            : error.Cause;
    }

    private static string BranchOf(GarbageScene scene, WorkOrderId id) =>
        scene.Find(id)?.Settled?.Summary.Branch ?? scene.Workspace.Naming.DefaultBranch(id.Value);

    private static WorktreeEntry? EntryAt(GarbageScene scene, string path) =>
        WorktreeEntry.FindAll(scene.Workspace.Root).TryGet(out var entries, out _)
            ? entries.FirstOrDefault(entry => entry.Path == path)
            : null;
}
