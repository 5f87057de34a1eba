using Wo.Engine.Configuration;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Heartbeat;

/// <summary>Renews the lease of a running work order for whoever holds it.</summary>
internal sealed class RenewLease(Workspace workspace)
{
    /// <summary>Renews it; one that only an older tool's lock shows is put on record.</summary>
    public Result<Lease> Run(WorkOrderId id, Caller caller) =>
        new LeaseService(workspace).Renew(id, caller, workspace.Settings.LockTtlSeconds);
}
