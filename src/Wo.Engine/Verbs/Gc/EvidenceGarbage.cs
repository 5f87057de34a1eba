using System.Globalization;
using Wo.Engine.Store;

namespace Wo.Engine.Verbs.Gc;

/// <summary>Patches of changes that were in no commit when work was handed over, past their time.</summary>
internal sealed class EvidenceGarbage : IGarbageKind
{
    private const string Sum = "dirty.patch.sha256";
    private const string Start = "dirty.";
    private const string End = ".patch";

    /// <inheritdoc/>
    public string Name => "evidence";

    /// <inheritdoc/>
    public bool NeedsGit => false;

    /// <inheritdoc/>
    public IEnumerable<GarbageItem> Find(GarbageScene scene)
    {
        foreach (var view in scene.Tree.WorkOrders)
        {
            var directory = scene.Workspace.Layout.Handoff(view.Id);
            if (scene.Workspace.Files.Status(directory.FullPath) is not { Kind: FileKind.Directory })
            {
                continue;
            }

            foreach (var file in scene.Workspace.Files.List(directory.FullPath))
            {
                if (file.Kind != FileKind.Regular || !IsEvidence(file.Name))
                {
                    continue;
                }

                var path = CtxPath.Unchecked(directory, file.Name);
                var age = scene.Now - (scene.Workspace.Files.Status(path.FullPath)?.ModifiedAt ?? scene.Now);
                if (age >= scene.Ages.Evidence)
                {
                    var days = string.Create(CultureInfo.InvariantCulture, $"it is {(int)age.TotalDays} days old");
                    yield return scene.Objection(view.Id) is { } why
                        ? new GarbageItem(Name, view.Id, path.Relative, why, IsKept: true)
                        : new GarbageItem(Name, view.Id, path.Relative, days);
                }
            }
        }
    }

    /// <inheritdoc/>
    public Result<Unit> Remove(GarbageScene scene, GarbageItem item)
    {
        scene.Workspace.Files.Unlink(Path.Join(scene.Workspace.Layout.StateRoot, item.Path));
        return Result.Ok;
    }

    private static bool IsEvidence(string name) =>
        name == Sum
        || (
            name.Length > Start.Length + End.Length
            && name.StartsWith(Start, StringComparison.Ordinal)
            && name.EndsWith(End, StringComparison.Ordinal)
        );
}
