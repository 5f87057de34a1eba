namespace Wo.Tool.Commands.Show;

/// <summary>
/// What a work order's file says besides the fields that have a line of their own: the keys that the schema does not know
/// and those that few people ask for. Nothing that is written is left out.
/// </summary>
internal static class OtherFields
{
    /// <summary>Keys that have a line already, where the work order could be read as one.</summary>
    private static readonly HashSet<string> Shown =
    [
        "id",
        "epic_id",
        "title",
        "priority",
        "status",
        "owner",
        "branch",
        "worktree",
        "objective",
        "deliverables",
        "dependencies",
        "dod_id",
        "created_at",
        "started_at",
        "finished_at",
        "closed_at",
        "result",
        "verified_at_sha",
        "x_rev",
        "scope.allow",
        "scope.deny",
        "verify.commands",
    ];

    /// <summary>The lines, much as they are written, each key with those above it: <c>diff_budget.max_files: 7</c>.</summary>
    /// <param name="document">The file.</param>
    /// <param name="isRead">Whether the fields that are shown could be read; otherwise all keys are given.</param>
    public static IEnumerable<string> Of(YamlMapping document, bool isRead) => Lines(document, "", isRead ? Shown : []);

    private static IEnumerable<string> Lines(YamlMapping mapping, string above, HashSet<string> shown)
    {
        foreach (var entry in mapping.Entries)
        {
            var key = above + entry.Key.Value;
            IEnumerable<string> lines = entry.Value switch
            {
                _ when shown.Contains(key) => [],
                YamlMapping inner => Lines(inner, key + ".", shown),
                YamlSequence { Items.Count: > 0 } list => list
                    .Items.Select(item => "  - " + OnOneLine(item))
                    .Prepend(key + ":"),
                YamlScalar { Kind: not YamlScalarKind.Null } text => Text(key, text.Value.TrimEnd()),
                _ => [],
            };
            foreach (var line in lines)
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Text(string key, string value) =>
        value.Contains('\n', StringComparison.Ordinal)
            ? value.Split('\n').Select(line => "  " + line.TrimEnd('\r')).Prepend(key + ":")
            : [$"{key}: {value}"];

    private static string OnOneLine(YamlNode node) =>
        node switch
        {
            YamlMapping mapping => string.Join(
                ", ",
                mapping.Entries.Select(entry => $"{entry.Key.Value}: {Enclosed(entry.Value)}")
            ),
            YamlSequence list => string.Join(", ", list.Items.Select(Enclosed)),
            YamlScalar text => OneLine.Of(text.Value),
            _ => "",
        };

    private static string Enclosed(YamlNode node) =>
        node switch
        {
            YamlMapping => $"{{{OnOneLine(node)}}}",
            YamlSequence => $"[{OnOneLine(node)}]",
            _ => OnOneLine(node),
        };
}
