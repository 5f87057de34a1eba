using Wo.Engine.Git;

namespace Wo.Engine.Verbs.Gc;

/// <summary>
/// Branches of closed work orders, named after them, whose commits the base branch has. Never one that is checked out or that
/// another work order names.
/// </summary>
internal sealed class BranchGarbage : IGarbageKind
{
    /// <inheritdoc/>
    public string Name => "branch";

    /// <inheritdoc/>
    public bool NeedsGit => true;

    /// <inheritdoc/>
    public IEnumerable<GarbageItem> Find(GarbageScene scene)
    {
        const string Format = "--format=%(refname)%00%(objectname)";
        var workspace = scene.Workspace;
        var directory = workspace.Root.Path;
        if (
            !workspace.Refs.DefaultBase(directory, workspace.Settings.BaseBranch).TryGet(out var main, out _)
            || !workspace.Git.Read(directory, ["for-each-ref", Format, "refs/heads"]).TryGet(out var lines, out _)
        )
        {
            yield break;
        }

        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\0');
            var branch = RegisteredWorktree.ShortName(fields[0]);
            if (branch == main.Name || scene.Tree.Git.OwnerOf(null, branch) is not { } id || !scene.IsAbout(id))
            {
                continue;
            }

            var item = new GarbageItem(Name, id, branch, $"{id} is closed, and {main.Name} has its commits");
            yield return Obstacle(scene, id, branch, fields[1], main) is { } why
                ? item with
                {
                    Why = why,
                    IsKept = true,
                }
                : item;
        }
    }

    /// <inheritdoc/>
    public Result<Unit> Remove(GarbageScene scene, GarbageItem item)
    {
        // Compared once more by git: a commit that was just made on it is not lost.
        var root = scene.Workspace.Root.Path;
        return from tip in scene.Workspace.Refs.ReadBranch(root, item.Path)
            from main in scene.Workspace.Refs.DefaultBase(root, scene.Workspace.Settings.BaseBranch)
            from merged in tip is null ? true : scene.Workspace.Refs.IsAncestor(root, tip, main.Oid)
            from still in Result.Require(
                tip is not null && merged,
                () => new WoError(Problem.LostRace, $"{item.Path} has moved meanwhile")
            )
            from gone in scene.Workspace.Git.Write(
                root,
                ["update-ref", "--no-deref", "-d", BranchName.ToRef(item.Path), tip!]
            )
            select gone;
    }

    private static string? Obstacle(GarbageScene scene, WorkOrderId id, string branch, string tip, BaseRef main)
    {
        if (scene.Objection(id) is { } objection)
        {
            return objection;
        }

        if (scene.Tree.Git.On(branch) is { } worktree)
        {
            return $"it is checked out in {worktree.Path}";
        }

        foreach (var other in scene.Naming(branch))
        {
            if (other != id)
            {
                return $"{other} names it";
            }
        }

        return scene
            .Workspace.Refs.IsAncestor(scene.Workspace.Root.Path, tip, main.Oid)
            .TryGet(out var merged, out var error)
            ? merged
                ? null
                : $"{main.Name} does not have its commits"
            : error.Cause;
    }
}
