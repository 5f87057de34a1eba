using Wo.Engine.Diagnosis.Checks;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Fills in what a running work order lacks and lease or git tell.</summary>
internal sealed class FillInMetadata : Repair<MetadataCheck.KnownMetadata>
{
    /// <inheritdoc/>
    protected override string Describe(MetadataCheck.KnownMetadata seen) =>
        $"fill in {Keys(seen)} from the lease and git";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, MetadataCheck.KnownMetadata seen) =>
        FileEdit.Apply(scene, seen.File, seen.Changes, $"{Keys(seen)} filled in");

    private static string Keys(MetadataCheck.KnownMetadata seen) =>
        string.Join(", ", seen.Changes.Select(change => change.Key));
}
