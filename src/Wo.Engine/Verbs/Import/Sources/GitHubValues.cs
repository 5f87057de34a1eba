using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>What GitHub tells of an issue, without what can be made of the rest: addresses of its interface and what a name stands for.</summary>
internal static class GitHubValues
{
    /// <summary>The value with people as their names and without addresses of the interface.</summary>
    public static ForeignValue Plain(ForeignValue value) =>
        value switch
        {
            ForeignValue.Map map when NameOf(map) is { } name => new ForeignValue.Text(name),
            ForeignValue.Map map => GitHubPages.ItemsOf(map) is { } items
                ? PlainList(items)
                : new ForeignValue.Map([
                    .. map.Entries.Where(entry => IsSaid(map, entry)).Select(static entry => Plain(entry)),
                ]),
            ForeignValue.List list => PlainList(list.Items),
            _ => value,
        };

    private static KeyValuePair<string, ForeignValue> Plain(KeyValuePair<string, ForeignValue> entry) =>
        new(entry.Key, Plain(entry.Value));

    private static ForeignValue.List PlainList(ImmutableArray<ForeignValue> items) => new([.. items.Select(Plain)]);

    /// <summary>The name of a person.</summary>
    private static string? NameOf(ForeignValue.Map map) =>
        map.Entries.FirstOrDefault(static entry => entry.Key == "login").Value?.Scalar;

    private static bool IsSaid(ForeignValue.Map map, KeyValuePair<string, ForeignValue> entry) =>
        entry.Key switch
        {
            "node_id" or "id" => false,
            "html_url" => true,
            "url" => !map.Entries.Any(static other => other.Key == "html_url") && !IsOfInterface(entry.Value.Scalar),
            _ => !entry.Key.EndsWith("_url", StringComparison.Ordinal),
        };

    private static bool IsOfInterface(string? address) =>
        address is not null
        && (
            address.StartsWith("https://api.github.com/", StringComparison.Ordinal)
            || address.Contains("/api/v3/", StringComparison.Ordinal)
        );
}
