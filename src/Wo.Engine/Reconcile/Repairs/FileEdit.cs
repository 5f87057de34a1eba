using Wo.Engine.Diagnosis;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>An edit of keys in place, as a repair: its backup is named in the report.</summary>
internal static class FileEdit
{
    /// <summary>Makes the changes under the guard of the scene.</summary>
    public static Result<string> Apply(
        RepairContext scene,
        WorkOrderCandidate file,
        IReadOnlyList<FieldChange> changes,
        string done
    )
    {
        if (!YamlEditor.Apply(file.Bytes, changes).TryGet(out var edited, out var refused))
        {
            return refused;
        }

        if (
            !scene
                .Workspace.InPlaceEdit.Apply(
                    scene.Guard,
                    file.Id,
                    file.State,
                    file.Bytes,
                    scene.Workspace.Canonical.Keep(file.Bytes, edited)
                )
                .TryGet(out var backup, out refused)
        )
        {
            return refused;
        }

        if (backup is not null)
        {
            scene.Backups.Remember(backup);
        }

        return done;
    }
}
