using System.Collections.Immutable;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Verbs;

/// <summary>Keeps in the work order what was set aside, by whom and why, after what is kept there already.</summary>
internal static class OverrideRecord
{
    private const string Key = "x_overrides";

    /// <summary>The change that adds an item for each override; none where there are none.</summary>
    /// <param name="used">What was set aside.</param>
    /// <param name="file">The work order as it is.</param>
    /// <param name="by">Who did.</param>
    /// <param name="at">When.</param>
    public static ImmutableArray<FieldChange> Of(
        IReadOnlyCollection<OverrideUse> used,
        WorkOrderCandidate file,
        string by,
        DateTimeOffset at
    )
    {
        string[] items = [.. Kept(file), .. used.Select(use => Item(use, by, at))];
        return used.Count == 0 ? [] : [new FieldChange(Key, new FieldValue.Flow($"[{string.Join(", ", items)}]"))];
    }

    /// <summary>The reasons that the file keeps, in order.</summary>
    /// <param name="file">The work order.</param>
    /// <param name="since">From when on; earlier ones are of an earlier attempt.</param>
    public static IEnumerable<string> Reasons(WorkOrderCandidate file, DateTimeOffset since) =>
        file.Root is { } root && root.TryGet(Key, out var node) && node is YamlSequence list
            ? list
                .Items.OfType<YamlMapping>()
                .Where(item => WorkOrderTimestamp.TryParse(TextOf(item, "at"), out var at) && at >= since)
                .Select(item => TextOf(item, "reason"))
                .OfType<string>()
                // What another tool wrote there may be shorter than what a verdict may hold.
                .Where(reason => reason.Length >= Override.MinimumReasonLength)
            : [];

    /// <summary>What is there already, whatever its form; a single value that is no list becomes its first item.</summary>
    private static IEnumerable<string> Kept(WorkOrderCandidate file) =>
        file.Root is not { } root || !root.TryGet(Key, out var node) ? []
        : node is YamlSequence list ? list.Items.Select(YamlFlowText.Of)
        : node is YamlScalar { Kind: YamlScalarKind.Null } ? []
        : [YamlFlowText.Of(node)];

    private static string? TextOf(YamlMapping item, string key) =>
        item.TryGet(key, out var value) ? (value as YamlScalar)?.Value : null;

    private static string Item(OverrideUse use, string by, DateTimeOffset at) =>
        $"{{gate: {Text(use.Rule)}, reason: {Text(use.Why.Reason)}, by: {Text(by)}, at: {Text(WorkOrderTimestamp.Format(at))}}}";

    private static string Text(string value) =>
        YamlScalarWriter.Write(value, YamlScalarStyle.SingleQuoted, inFlow: true);
}
