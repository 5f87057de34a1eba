using Wo.Engine.Diagnosis;
using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Keeps one of several files of a work order and makes the others backups.</summary>
internal sealed class KeepOneFile : Repair<DuplicateCheck.Duplicates>
{
    /// <inheritdoc/>
    protected override string Describe(DuplicateCheck.Duplicates seen) =>
        $"keep the one in {seen.Keep.State.DirectoryName()} and make the others backups";

    /// <inheritdoc/>
    protected override bool NeedsForce(DuplicateCheck.Duplicates seen) =>
        seen.Entry.Active is null || seen.WorkOrder.Lease is not null;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, DuplicateCheck.Duplicates seen)
    {
        foreach (var other in seen.Entry.Candidates)
        {
            if (!ReferenceEquals(other, seen.Keep))
            {
                scene.Backups.SetAside(other.Path.FullPath);
            }
        }

        scene.Workspace.Generation.Settle(scene.Guard);
        return $"{seen.Keep.Path} is the only one now";
    }
}
