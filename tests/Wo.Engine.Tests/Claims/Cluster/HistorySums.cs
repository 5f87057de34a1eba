using System.Globalization;
using Wo.Engine.Tests.Claims.Linearizability;

namespace Wo.Engine.Tests.Claims.Cluster;

/// <summary>What happened in all histories, so that a report shows that something did.</summary>
internal sealed class HistorySums
{
    private int histories;
    private int versions;
    private int reads;
    private int lost;
    private int takes;
    private int forced;
    private int acts;

    /// <summary>Swaps that were said to have won.</summary>
    public int Won { get; private set; }

    /// <summary>Swaps of which nothing was said.</summary>
    public int Unknown { get; private set; }

    /// <summary>Adds one register.</summary>
    public void Add(int ofVersions, IReadOnlyCollection<RegisterEvent> calls)
    {
        versions += ofVersions;
        reads += calls.Count(call => call.Kind == RegisterEventKind.Read);
        lost += calls.Count(call => call.Kind == RegisterEventKind.Lost);
        Won += calls.Count(call => call.Kind == RegisterEventKind.Won);
        Unknown += calls.Count(call => call.Kind == RegisterEventKind.Unknown);
    }

    /// <summary>Adds one history.</summary>
    public void Add(HoldRecord record)
    {
        histories++;
        takes += record.Takes;
        forced += record.Forced;
        acts += record.Acts;
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{histories} histories: {takes} takes, {forced} by force, {acts} renewals and releases; {versions} versions, {Won} swaps won, {lost} lost, {Unknown} unknown, {reads} reads"
        );
}
