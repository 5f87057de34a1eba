using Wo.Engine.Configuration;
using Wo.Engine.Diagnosis;
using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Sets a damaged control record aside and makes one from the file and the lock mirror.</summary>
internal sealed class RebuildRecord : Repair<RecordCheck.DamagedRecord>
{
    private const int MaxMirrorBytes = 64 * 1024;
    private const int MaxRecordBytes = 1 << 20;

    /// <inheritdoc/>
    protected override string Describe(RecordCheck.DamagedRecord seen) =>
        "set it aside and rebuild it from the file and the lock mirror";

    /// <inheritdoc/>
    protected override bool NeedsForce(RecordCheck.DamagedRecord seen) => true;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, RecordCheck.DamagedRecord seen)
    {
        var (workspace, view, path) = (scene.Workspace, seen.WorkOrder, seen.Path);
        var revision = Backups.Readable(workspace, view).Select(backup => backup.Revision).FirstOrDefault();
        foreach (var file in view.Entry?.Candidates ?? [])
        {
            revision = Math.Max(revision, file.Revision);
        }

        // An intent that was in it cannot be had back; what it left behind shows in the files.
        var rebuilt = new ControlRecord(revision, LeaseOf(scene, view), null);
        if (workspace.Files.Read(path, MaxRecordBytes) is { IsOk: true } damaged)
        {
            scene.Backups.Copy(path, damaged.Bytes);
        }
        else
        {
            scene.Backups.SetAside(path);
        }

        workspace.Control.Write(scene.Guard, view.Id, rebuilt);
        return rebuilt.Lease is { } lease
            ? $"rebuilt at revision {revision} with the lease of {lease.Owner}, who has to resume it"
            : $"rebuilt at revision {revision} without a lease";
    }

    private static Lease? LeaseOf(RepairContext scene, WorkOrderObservation view)
    {
        if (
            view.Entry?.Active is not { Problem: null, State: WorkOrderState.Running } file
            || view.Mirror is not { Kind: FileKind.Regular } mirror
        )
        {
            return null;
        }

        var text = scene
            .Workspace.Files.Read(scene.Workspace.Layout.LockMirror(view.Id).FullPath, MaxMirrorBytes)
            .Bytes;
        var adopted = LeaseMirror.Adopt(
            text,
            mirror.ModifiedAt,
            scene.Workspace.Settings.LockTtlSeconds,
            file.Summary.Owner
        );
        var place = WrittenPlace.Of(scene.Workspace, file);
        return adopted with
        {
            Worktree = place.Path,
            Branch = file.Summary.Branch,
            Mode = place.Path == scene.Workspace.Root.Path ? "none" : "adopt",
        };
    }
}
