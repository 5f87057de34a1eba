using System.Globalization;
using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Takes the revision of a file that git rewound for the one on record.</summary>
internal sealed class AcceptRevision : Repair<RevisionCheck.RewoundFile>
{
    /// <inheritdoc/>
    protected override string Describe(RevisionCheck.RewoundFile seen) =>
        string.Create(CultureInfo.InvariantCulture, $"accept the file at revision {seen.File.Revision}");

    /// <inheritdoc/>
    protected override bool NeedsForce(RevisionCheck.RewoundFile seen) => true;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, RevisionCheck.RewoundFile seen)
    {
        var record = seen.WorkOrder.Record;
        scene.Workspace.Control.Write(scene.Guard, seen.WorkOrder.Id, record with { Revision = seen.File.Revision });
        scene.Workspace.Versions.Keep(scene.Guard, seen.WorkOrder.Id, seen.File.Bytes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"revision {seen.File.Revision} is on record now instead of {record.Revision}"
        );
    }
}
