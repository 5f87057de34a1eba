using System.Globalization;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Verbs.Gc;

/// <summary>
/// Backups past their time. The newest of each file stays, and all of a work order whose present file is missing, doubled,
/// unreadable or behind its record: reconcile may need them.
/// </summary>
internal sealed class BackupGarbage : IGarbageKind
{
    /// <inheritdoc/>
    public string Name => "backup";

    /// <inheritdoc/>
    public bool NeedsGit => false;

    /// <inheritdoc/>
    public IEnumerable<GarbageItem> Find(GarbageScene scene)
    {
        foreach (var view in scene.Tree.WorkOrders)
        {
            var newest = view
                .Backups.Select(item => item.Path.Name)
                .Order(Comparer<string>.Create(BackupName.Compare))
                .LastOrDefault();
            foreach (var backup in view.Backups.Where(item => IsOld(scene, item.Path)))
            {
                var item = new GarbageItem(Name, view.Id, backup.Path.Relative, Age(scene, backup.Path));
                yield return Obstacle(scene, view, backup.Path.Name == newest) is { } why
                    ? item with
                    {
                        Why = why,
                        IsKept = true,
                    }
                    : item;
            }
        }

        foreach (var item in OfInputs(scene))
        {
            yield return item;
        }
    }

    /// <inheritdoc/>
    public Result<Unit> Remove(GarbageScene scene, GarbageItem item)
    {
        scene.Workspace.Files.Unlink(Path.Join(scene.Workspace.Layout.StateRoot, item.Path));
        return Result.Ok;
    }

    private static string? Obstacle(GarbageScene scene, Diagnosis.WorkOrderObservation view, bool isNewest) =>
        view.IsBusy ? $"an operation on {view.Id} is under way"
        : view.Settled is null ? $"{view.Id} needs reconcile first, which may need it"
        : isNewest ? "it is the newest of its file"
        : scene.Decisions.IsOpen(view.Id) ? $"its decision.md says {Decisions.Word}"
        : null;

    private IEnumerable<GarbageItem> OfInputs(GarbageScene scene)
    {
        var backlog = scene.Workspace.Layout.Backlog;
        var directory = Path.GetDirectoryName(backlog.FullPath)!;
        if (scene.Workspace.Files.Status(backlog.FullPath) is not { Kind: FileKind.Regular })
        {
            yield break;
        }

        var backups = scene
            .Workspace.Files.List(directory)
            .Where(item =>
                BackupName.TryParse(item.Name, out var of) && of == backlog.Name && item.Kind == FileKind.Regular
            )
            .Select(item => item.Name)
            .Order(Comparer<string>.Create(BackupName.Compare))
            .ToList();
        for (var i = 0; i < backups.Count; i++)
        {
            var path = CtxPath.Unchecked(scene.Workspace.Layout.Ctx / "backlog", backups[i]);
            if (IsOld(scene, path))
            {
                yield return i == backups.Count - 1
                    ? new GarbageItem(Name, null, path.Relative, "it is the newest of its file", IsKept: true)
                    : new GarbageItem(Name, null, path.Relative, Age(scene, path));
            }
        }
    }

    private static bool IsOld(GarbageScene scene, CtxPath path) =>
        scene.Workspace.Files.Status(path.FullPath) is { Kind: FileKind.Regular } status
        && scene.Now - Made(path, status) >= scene.Ages.Backups;

    /// <summary>By its name, which a copy of the tree keeps; by the file where the name is another tool's.</summary>
    private static DateTimeOffset Made(CtxPath path, FileStatus status) =>
        BackupName.TryParseTime(path.Name, out var made) ? made : status.ModifiedAt;

    private static string Age(GarbageScene scene, CtxPath path)
    {
        var status = scene.Workspace.Files.Status(path.FullPath);
        var days = status is null ? 0 : (int)(scene.Now - Made(path, status)).TotalDays;
        return string.Create(CultureInfo.InvariantCulture, $"it is {days} days old");
    }
}
