namespace Wo.Engine.Tests.Claims.Cluster;

/// <summary>A span in which a clone held a work order as far as it was told, on one clock.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Holder">The clone.</param>
/// <param name="From">When it was told that it holds it, in ticks.</param>
/// <param name="Lease">The lease that it has for it.</param>
internal sealed record Hold(string Id, string Holder, long From, string Lease)
{
    /// <summary>When it began to give it up, or when another one forced it to.</summary>
    public long Until { get; set; } = long.MaxValue;
}
