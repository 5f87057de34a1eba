using System.Globalization;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>Leases of running work orders that have expired, or that a wrong clock has renewed in the future.</summary>
internal sealed class StaleLockCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var view in context.WorkOrders)
        {
            if (view.SettledRunning is null || view.Lease is not { } lease)
            {
                continue;
            }

            var problem =
                lease.IsFromTheFuture(context.Now) ? "says that it was renewed in the future, at "
                : lease.IsStale(context.Now) ? "expired; it was renewed last at "
                : null;
            if (problem is not null)
            {
                var renewed = lease.RenewedAt.UtcDateTime.ToString(
                    "yyyy-MM-dd'T'HH:mm:ss'Z'",
                    CultureInfo.InvariantCulture
                );
                yield return new Finding(
                    Problem.StaleLock,
                    view.Id,
                    context.Workspace.Layout.LockMirror(view.Id).Relative,
                    $"the lease of {lease.Owner} on {lease.Host} for {view.Id} {problem}{renewed}"
                )
                {
                    NextSteps = [$"wo take {view.Id} --takeover", $"wo release {view.Id} --force --reason \"…\""],
                };
            }
        }
    }
}
