using Wo.Engine.Store.Control;
using Wo.Engine.Verbs.Heartbeat;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Finish;

/// <summary>
/// Keeps a lease from expiring while its owner waits for something that may take longer than it lives. Ends when it
/// is disposed; no renewal is under way after that.
/// </summary>
internal sealed class LeaseRenewal : IDisposable
{
    // Timers know no longer periods than some weeks.
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(1);

    private readonly Workspace workspace;
    private readonly WorkOrderId id;
    private readonly Caller holder;
    private readonly long ttlSeconds;
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private readonly bool isTaking;
    private bool ended;

    /// <summary>Starts to renew three times within its time to live.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="id">The work order.</param>
    /// <param name="lease">Its lease.</param>
    /// <param name="isTaking">Whether its take is still under way.</param>
    public LeaseRenewal(Workspace workspace, WorkOrderId id, Lease lease, bool isTaking = false)
    {
        (this.workspace, this.id, this.isTaking) = (workspace, id, isTaking);
        (holder, ttlSeconds) = (new Caller(lease.Owner, IsExplicit: true, lease.Token), lease.TtlSeconds);
        var third = TimeSpan.FromSeconds(Math.Min(ttlSeconds, (long)LongestPeriod.TotalSeconds) / 3.0);
        timer = workspace.Clock.CreateTimer(_ => Renew(), null, third, third);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
        }

        timer.Dispose();
    }

    private void Renew()
    {
        lock (gate)
        {
            if (!ended)
            {
                // A failure needs no answer here: the operation re-checks the lease before it acts on it. Where the disk
                // is full the next renewal may succeed, and an aged lease is still a lease.
                if (new RenewLease(workspace, isTaking).Run(id, holder, ttlSeconds).TryGet(out var renewed, out _))
                {
                    _ = new RenewSharedLease(workspace).Run(id, renewed, always: false, CancellationToken.None);
                }
            }
        }
    }
}
