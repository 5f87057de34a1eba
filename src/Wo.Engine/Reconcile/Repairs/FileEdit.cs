using Wo.Engine.Diagnosis;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Changes keys of a work order where it lies: backup, then one replacement. Its revision stays.</summary>
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

        scene.Backups.Copy(file.Path.FullPath, file.Bytes);
        scene.Workspace.Writer.Replace(file.Path.FullPath, edited);
        scene.Workspace.Generation.Settle(scene.Guard);
        return done;
    }
}
