using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Verbs;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Tells a register what this clone has, so that other clones know.</summary>
internal sealed class PublishClaim : Repair<SharedClaimCheck.Unpublished>
{
    /// <inheritdoc/>
    public override bool TakesGuardItself => true;

    /// <inheritdoc/>
    protected override string Describe(SharedClaimCheck.Unpublished seen) =>
        seen.Local.Lease is null ? "tell the register that this clone holds nothing" : "claim it for this clone";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, SharedClaimCheck.Unpublished seen) =>
        from published in new PublishClaims(scene.Workspace).Publish(seen.Local, scene.Cancellation)
        select published.NotPushed is { } left ? $"the register says so now; {left.Cause}" : "the register says so now";
}
