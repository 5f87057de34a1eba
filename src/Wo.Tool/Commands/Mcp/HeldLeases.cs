using Wo.Engine.Store.Control;
using Wo.Tool.Hosting;

namespace Wo.Tool.Commands.Mcp;

/// <summary>
/// The leases that were taken through this server. Each is renewed after a third of its time, until it is over. Tokens stay
/// here, also those of leases that are over: without its token a caller whose work has passed to another of the same name
/// would pass for that one.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class HeldLeases(TimeProvider time) : ILeaseKeeper, IAsyncDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly Dictionary<WorkOrderId, string> tokens = [];
    private readonly Dictionary<WorkOrderId, ITimer> renewals = [];
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
            Over(id);
            tokens[id] = token;
            if (!ended)
            {
                renewals.Add(id, time.CreateTimer(_ => RenewOrEnd(id, token), null, period, period));
            }
        }
    }

    /// <inheritdoc/>
    public string? TokenOf(WorkOrderId id)
    {
        lock (gate)
        {
            return tokens.GetValueOrDefault(id);
        }
    }

    /// <summary>Ends the renewal of one that is over.</summary>
    public void Over(WorkOrderId id)
    {
        lock (gate)
        {
            if (renewals.Remove(id, out var timer))
            {
                timer.Dispose();
            }
        }
    }

    /// <summary>
    /// Renews nothing any more, once renewals that are under way have ended. The leases stay what they are: a client that
    /// comes back finds them.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        List<ITimer> timers;
        lock (gate)
        {
            ended = true;
            timers = [.. renewals.Values];
            renewals.Clear();
        }

        foreach (var timer in timers)
        {
            await timer.DisposeAsync().ConfigureAwait(false);
        }
    }

    // Not under the lock: renewing waits for the guard of the repository.
    private void RenewOrEnd(WorkOrderId id, string token)
    {
        if (TokenOf(id) == token && !Renew(id) && TokenOf(id) == token)
        {
            Over(id);
        }
    }
}
