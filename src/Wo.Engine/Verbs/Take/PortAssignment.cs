using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>
/// Gives each running work order a number of its own. It is on record with the lease, and assigned under the guard, under which
/// all leases are granted.
/// </summary>
internal static class PortAssignment
{
    /// <summary>The lease with the lowest number that no other one has, or with the one that the former lease had.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="id">The work order.</param>
    /// <param name="lease">The lease that is about to be granted.</param>
    /// <param name="former">The number that it had before; <see langword="null"/> for none.</param>
    public static Result<Lease> Complete(Workspace workspace, WorkOrderId id, Lease lease, int? former = null)
    {
        if (workspace.Settings.Ports is not { } ports)
        {
            return lease;
        }

        var taken = ClaimedWorkOrders
            .In(workspace)
            .Distinct()
            .Where(other => other != id)
            .Select(other => workspace.Control.Read(other).TryGet(out var record, out _) ? record.Lease?.Port : null)
            .ToHashSet();
        if (former is { } had && ports.Has(had) && !taken.Contains(had))
        {
            return lease with { Port = had };
        }

        for (var port = ports.First; port <= ports.Last; port++)
        {
            if (!taken.Contains(port))
            {
                return lease with { Port = port };
            }
        }

        return new WoError(Problem.NoFreePort, $"{id} was not taken: running work orders have all ports of {ports}")
        {
            NextSteps = ["wo status", "wo list running"],
            Verify = [$"wo preflight {id}"],
        };
    }
}
