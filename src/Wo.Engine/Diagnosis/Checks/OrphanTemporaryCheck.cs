using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>
/// Temporary files of writers that died. Where every writer holds the guard, a free guard proves it; elsewhere only age
/// tells.
/// </summary>
internal sealed class OrphanTemporaryCheck : ICheck
{
    private static readonly TimeSpan LongestWrite = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        if (tree.Only is not null || (!tree.HoldsGuard && GuardProbe.IsHeld(tree.Workspace)))
        {
            yield break;
        }

        foreach (var (directory, isGuarded) in Directories(tree))
        {
            foreach (var item in tree.Workspace.Files.List(directory))
            {
                if (item.Kind != FileKind.Regular || !TemporaryName.IsOurs(item.Name))
                {
                    continue;
                }

                var path = Path.Join(directory, item.Name);
                if (IsOrphan(tree, path, isGuarded))
                {
                    yield return new Finding(
                        Problem.OrphanTemporary,
                        null,
                        PathText.Of(tree.Workspace.Layout, path),
                        "a writer died and left this temporary file"
                    )
                    {
                        Evidence = new OrphanTemporary(path),
                    };
                }
            }
        }
    }

    private static HashSet<string> Names(TreeObservation tree, CtxPath directory) =>
        [.. tree.Workspace.Files.List(directory.FullPath).Select(item => item.Name)];

    private static bool IsOrphan(TreeObservation tree, string path, bool isGuarded) =>
        (isGuarded && !TemporaryName.IsFor(tree.Workspace.ControlLayout.Summaries, Path.GetFileName(path)))
        || (tree.Workspace.Files.Status(path) is { } status && tree.Now - status.ModifiedAt >= LongestWrite);

    private static IEnumerable<(string Path, bool IsGuarded)> Directories(TreeObservation tree)
    {
        var (layout, control) = (tree.Workspace.Layout, tree.Workspace.ControlLayout);
        foreach (var state in WorkOrderStates.All)
        {
            yield return (layout.StateDirectory(state).FullPath, true);
        }

        yield return (control.Directory, true);
        yield return (control.Records, true);
        yield return (control.Versions, true);
        yield return (control.Deleted, true);
        yield return (control.Claims, false);
        yield return (control.Unpublished, false);
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
        var editor = layout.EditorSettingsDirectory;
        if (tree.Workspace.Files.Status(editor) is { Kind: FileKind.Directory })
        {
            yield return (editor, false);
        }

        // Most work orders were closed long ago and have neither logs nor evidence here.
        var (logs, evidence) = (Names(tree, layout.Logs), Names(tree, layout.Handoffs));
        foreach (var view in tree.WorkOrders)
        {
            if (logs.Contains(view.Id.Value))
            {
                yield return (layout.LogsOf(view.Id).FullPath, false);
            }

            if (evidence.Contains(view.Id.Value))
            {
                yield return (layout.Handoff(view.Id).FullPath, false);
            }
        }
    }

    /// <summary>A temporary file that no process will finish.</summary>
    internal sealed record OrphanTemporary(string Path) : IEvidence;
}
