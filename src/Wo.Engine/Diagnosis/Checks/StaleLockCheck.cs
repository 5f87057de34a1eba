using Wo.Engine.Store.Control;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Leases of running work orders that have expired, or that a wrong clock has renewed in the future.</summary>
internal sealed class StaleLockCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (view.SettledRunning is null || view.Lease is not { } lease)
            {
                continue;
            }

            var isFromTheFuture = lease.IsFromTheFuture(tree.Now);
            if (!isFromTheFuture && !lease.IsStale(tree.Now))
            {
                continue;
            }

            var renewed = UtcTime.ToSecond(lease.RenewedAt);
            var release = $"wo release {view.Id} --force --reason \"…\"";
            yield return new Finding(
                Problem.StaleLock,
                view.Id,
                tree.Workspace.Layout.LockMirror(view.Id).Relative,
                $"the lease of {lease.Owner} on {view.Id} "
                    + (isFromTheFuture ? "says that it was renewed in the future" : "has expired; it was renewed last")
                    + $" at {renewed}, on {lease.Host}"
            )
            {
                // One from the future has not expired, so nothing but its release ends it.
                NextSteps = lease.IsStale(tree.Now) ? [$"wo take {view.Id} --takeover", release] : [release],
            };
        }
    }
}
