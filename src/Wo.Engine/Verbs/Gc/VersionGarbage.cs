using System.Globalization;
using Wo.Engine.Store;

namespace Wo.Engine.Verbs.Gc;

/// <summary>
/// Copies beside the control records of work orders whose deletion was meant, once a commit holds the same bytes. The copy of
/// a work order that is there is never one: reconcile restores from it.
/// </summary>
internal sealed class VersionGarbage : IGarbageKind
{
    /// <inheritdoc/>
    public string Name => "version";

    /// <inheritdoc/>
    public bool NeedsGit => false;

    /// <inheritdoc/>
    public IEnumerable<GarbageItem> Find(GarbageScene scene)
    {
        var versions = scene.Workspace.Versions;
        foreach (var view in scene.Tree.WorkOrders)
        {
            if (
                view is not { IsKept: true, Entry: null }
                || !versions.IsDeleted(view.Id)
                || versions.KeptAt(view.Id) is not { } made
                || scene.Now - made < scene.Ages.Backups
            )
            {
                continue;
            }

            var days = (int)(scene.Now - made).TotalDays;
            var item = new GarbageItem(
                Name,
                view.Id,
                scene.Workspace.ControlLayout.Version(view.Id),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{view.Id} was deleted on purpose {days} days ago, and git has it"
                )
            );
            yield return view is { IsBusy: false, Lease: null } && IsInHistory(scene, view.Id)
                ? item
                : item with
                {
                    Why = "it is the last copy",
                    IsKept = true,
                };
        }
    }

    /// <inheritdoc/>
    public Result<Unit> Remove(GarbageScene scene, GarbageItem item)
    {
        scene.Workspace.Files.Unlink(item.Path);
        return Result.Ok;
    }

    /// <summary>
    /// Whether a commit that a branch or tag leads to, here or at a remote, has these very bytes. What a stash or the refs of
    /// another tool keep is gone with a command of theirs.
    /// </summary>
    private static bool IsInHistory(GarbageScene scene, WorkOrderId id)
    {
        var root = scene.Workspace.Root.Path;
        var path = scene.Workspace.ControlLayout.Version(id);
        return scene.Workspace.Git.Read(root, ["hash-object", "--no-filters", "--", path]).TryGet(out var hash, out _)
            && scene
                .Workspace.Git.Read(
                    root,
                    [
                        "log",
                        "--branches",
                        "--tags",
                        "--remotes",
                        "--format=%H",
                        "--max-count=1",
                        $"--find-object={hash.Trim()}",
                    ]
                )
                .TryGet(out var commit, out _)
            && commit.Trim().Length > 0;
    }
}
