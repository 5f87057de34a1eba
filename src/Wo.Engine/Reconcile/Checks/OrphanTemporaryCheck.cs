using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs.Init;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>
/// Temporary files of writers that died. Where every writer holds the guard, a free guard proves it; elsewhere only age
/// tells.
/// </summary>
internal sealed class OrphanTemporaryCheck : IReconcileCheck
{
    private static readonly TimeSpan LongestWrite = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        if (context.Only is not null || (!context.HoldsGuard && GuardProbe.IsHeld(context.Workspace)))
        {
            yield break;
        }

        foreach (var (directory, isGuarded) in Directories(context))
        {
            foreach (var item in context.Workspace.Files.List(directory))
            {
                var path = Path.Join(directory, item.Name);
                if (
                    item.Kind == FileKind.Regular
                    && TemporaryName.IsOurs(item.Name)
                    && IsOrphan(context, path, isGuarded)
                )
                {
                    yield return new Finding(
                        Problem.OrphanTemporary,
                        null,
                        PathText.Of(context.Workspace.Layout, path),
                        "a temporary file is left of a writer that died"
                    )
                    {
                        Repair = new Repair("remove it", scene => Remove(scene, path)),
                    };
                }
            }
        }
    }

    private static bool IsOrphan(ReconcileContext context, string path, bool isGuarded) =>
        isGuarded
        || (context.Workspace.Files.Status(path) is { } status && context.Now - status.ModifiedAt >= LongestWrite);

    private static Result<string> Remove(RepairContext scene, string path)
    {
        scene.Workspace.Files.Unlink(path);
        return "it is removed";
    }

    private static IEnumerable<(string Path, bool IsGuarded)> Directories(ReconcileContext context)
    {
        var (layout, control) = (context.Workspace.Layout, context.Workspace.ControlLayout);
        foreach (var state in WorkOrderStates.All)
        {
            yield return (layout.StateDirectory(state).FullPath, true);
        }

        yield return (control.Directory, true);
        yield return (control.Records, true);
        yield return (layout.Ctx.FullPath, false);
        yield return (layout.Jobs.FullPath, false);
        yield return (layout.LegacyIndex.FullDirectory, false);
        yield return (layout.Backlog.FullDirectory, false);
        yield return (layout.ReconcileLogs.FullPath, false);

        // Where `init` writes.
        yield return (layout.StateRoot, false);
        yield return (layout.DefinitionsOfDone.FullPath, false);
        yield return (layout.Configuration.FullDirectory, false);
        yield return (layout.Schemas.FullPath, false);
        var editor = Path.GetDirectoryName(Path.Join(layout.StateRoot, Scaffold.EditorSettingsFile))!;
        if (context.Workspace.Files.Status(editor) is { Kind: FileKind.Directory })
        {
            yield return (editor, false);
        }

        foreach (var view in context.WorkOrders)
        {
            yield return (layout.LogsOf(view.Id).FullPath, false);
            yield return (layout.Handoff(view.Id).FullPath, false);
        }
    }
}
