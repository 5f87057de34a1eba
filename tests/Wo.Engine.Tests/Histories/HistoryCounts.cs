using System.Collections.Concurrent;

namespace Wo.Engine.Tests.Histories;

/// <summary>How often what happened, over all histories of a run.</summary>
internal sealed class HistoryCounts
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    public int this[string what] => counts.GetValueOrDefault(what);

    public void Add(string what) => counts.AddOrUpdate(what, 1, static (_, count) => count + 1);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(
            ", ",
            counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}")
        );
}
