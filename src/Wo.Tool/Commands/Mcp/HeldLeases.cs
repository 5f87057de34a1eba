using Wo.Engine.Store.Control;
using Wo.Tool.Hosting;

namespace Wo.Tool.Commands.Mcp;

/// <summary>
/// The leases that were taken through this server. Their tokens stay here, and each is renewed after a third of its time, for
/// as long as the server runs and holds it.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class HeldLeases(TimeProvider time) : ILeaseKeeper, IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly Dictionary<WorkOrderId, (string Token, ITimer Timer)> held = [];
    private bool ended;

    /// <summary>Renews a lease; the answer is whether it is still held.</summary>
    public Func<WorkOrderId, bool> Renew { get; set; } = static _ => true;

    /// <inheritdoc/>
    public void Keep(WorkOrderId id, Lease lease)
    {
        if (lease.Token is not { } token)
        {
            return;
        }

        var third = TimeSpan.FromSeconds(Math.Min(lease.TtlSeconds, Longest.TotalSeconds) / 3.0);
        var period = third > Shortest ? third : Shortest;
        lock (gate)
        {
            Forget(id);
            if (!ended)
            {
                var timer = time.CreateTimer(_ => RenewOrForget(id, token), null, period, period);
                held.Add(id, (token, timer));
            }
        }
    }

    /// <inheritdoc/>
    public string? TokenOf(WorkOrderId id)
    {
        lock (gate)
        {
            return held.TryGetValue(id, out var found) ? found.Token : null;
        }
    }

    /// <summary>Ends the keeping of one that is no longer held.</summary>
    public void Forget(WorkOrderId id)
    {
        lock (gate)
        {
            if (held.Remove(id, out var found))
            {
                found.Timer.Dispose();
            }
        }
    }

    /// <summary>Renews nothing any more. The leases stay what they are: a client that comes back finds them.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            foreach (var id in held.Keys.ToList())
            {
                Forget(id);
            }
        }
    }

    // Not under the lock: renewing waits for the guard of the repository.
    private void RenewOrForget(WorkOrderId id, string token)
    {
        if (TokenOf(id) == token && !Renew(id) && TokenOf(id) == token)
        {
            Forget(id);
        }
    }
}
