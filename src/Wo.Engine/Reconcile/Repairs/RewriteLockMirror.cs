using Wo.Engine.Diagnosis;
using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Writes the lock file of a lease again.</summary>
internal sealed class RewriteLockMirror : Repair<LockMirrorCheck.WrongMirror>
{
    private const int MaxMirrorBytes = 64 * 1024;

    /// <inheritdoc/>
    protected override string Describe(LockMirrorCheck.WrongMirror seen) => "rewrite it";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, LockMirrorCheck.WrongMirror seen)
    {
        var path = seen.Path;
        if (scene.Workspace.Files.Read(path.FullPath, MaxMirrorBytes) is { IsOk: true, Bytes.Length: > 0 } old)
        {
            scene.Backups.Copy(path.FullPath, old.Bytes);
        }

        scene.Workspace.Leases.ShowMirror(scene.Guard, seen.WorkOrder.Id, seen.WorkOrder.Record.Lease);
        return $"{path} shows the lease again";
    }
}
