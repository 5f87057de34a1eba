using Wo.Engine.Claims;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Heartbeat;

/// <summary>Renews a lease for the other clones once it was renewed in this one, where that is due.</summary>
internal sealed class RenewSharedLease(Workspace workspace)
{
    /// <summary>Renews it.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="lease">The lease as it is on record now.</param>
    /// <param name="always">Whether it is renewed before it is due.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    /// <returns>Whether it was renewed: it need not be where nothing is shared, or it is not due.</returns>
    public Result<bool> Run(WorkOrderId id, Lease lease, bool always, CancellationToken cancellation)
    {
        if (
            workspace.Claims is not { } claims
            || workspace.OfflineReason is not null
            || (!always && !claims.Leases.IsRenewalDue(id, lease))
        )
        {
            return false;
        }

        return StorageBoundary.Run(() =>
            from record in workspace.Control.Read(id)
            from renewed in claims.Leases.Renew(
                new ClaimRenewal(id, WorkOrderState.Running, record.Revision, lease),
                cancellation
            )
            select true
        );
    }
}
