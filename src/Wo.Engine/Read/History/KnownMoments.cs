namespace Wo.Engine.Read.History;

/// <summary>
/// Events by work order and kind, to ask whether one that a second source tells of is known already: no two sources
/// write the same time.
/// </summary>
internal sealed class KnownMoments
{
    private readonly Dictionary<(WorkOrderId Id, string Kind), List<DateTimeOffset>> moments = [];

    /// <summary>Adds an event.</summary>
    public void Add(HistoryEvent known)
    {
        var key = (known.Entry.Id, known.Kind);
        if (!moments.TryGetValue(key, out var times))
        {
            moments.Add(key, times = []);
        }

        times.Add(known.Entry.At);
    }

    /// <summary>Whether one of the same kind is known from a moment around its time.</summary>
    /// <param name="told">What the second source tells.</param>
    /// <param name="earlier">How much earlier the known one may be.</param>
    /// <param name="later">How much later.</param>
    public bool Has(HistoryEvent told, TimeSpan earlier, TimeSpan later) =>
        moments.TryGetValue((told.Entry.Id, told.Kind), out var times)
        && times.Exists(time => time - told.Entry.At <= later && told.Entry.At - time <= earlier);
}
