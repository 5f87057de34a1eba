using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>
/// Reads issues of GitHub, as <c>gh issue list --json</c>, <c>gh api</c> (page after page) and exports write them.
/// </summary>
internal static class GitHubReader
{
    private static readonly ImmutableArray<string> DependencyWords = ["blocked by", "depends on"];

    /// <summary>Reads all issues.</summary>
    public static Result<ForeignItems> Read(string name, byte[] bytes) =>
        from values in ForeignJson.Values(name, bytes)
        from items in Items(name, values)
        select items;

    private static Result<ForeignItems> Items(string name, ImmutableArray<(ForeignValue Value, int Line)> values)
    {
        var found = new ForeignItemsBuilder();
        foreach (var (value, line) in values.SelectMany(static value => Each(value.Value, value.Line)))
        {
            var fields = new ForeignFields(value as ForeignValue.Map ?? new ForeignValue.Map([]));
            if (fields.Text("number") is not { } number)
            {
                return new WoError(
                    Problem.ImportUnreadable,
                    $"{name}:{line}: an issue has no number; ask for it with 'gh issue list --json number,title,body,state'"
                );
            }

            if (fields.Has("pull_request") || fields.Text("isPullRequest") == "true")
            {
                found.Skip($"#{number}", "it is a pull request");
                continue;
            }

            found.Add(Item(number, fields));
        }

        return found.ToItems();
    }

    /// <summary>The issues of a page, of the answer to a search, or one alone.</summary>
    private static IEnumerable<(ForeignValue Value, int Line)> Each(ForeignValue value, int line) =>
        value switch
        {
            ForeignValue.List page => page.Items.Select(item => (item, line)),
            ForeignValue.Map map
                when map.Entries.FirstOrDefault(static entry => entry.Key is "items" or "issues").Value
                    is ForeignValue.List found => found.Items.Select(item => (item, line)),
            _ => [(value, line)],
        };

    private static ForeignItem Item(string number, ForeignFields fields)
    {
        // Addresses of the interface, which can be made of the number.
        fields.Drop(static key =>
            key is "node_id" or "id" || (key.EndsWith("_url", StringComparison.Ordinal) && key != "html_url")
        );
        var state = fields.Text("state") ?? "open";
        var reason = fields.Text("stateReason", orKey: "state_reason");
        var labels = fields.Names("labels", "name");
        var body = fields.Text("body");
        var assignees = fields.Names("assignees", "login");
        var author = fields.Names("author", "login").Concat(fields.Names("user", "login")).FirstOrDefault();
        return new ForeignItem
        {
            Id = number,
            Title = fields.Text("title") ?? "",
            State =
                !state.Equals("closed", StringComparison.OrdinalIgnoreCase) ? WorkOrderState.Pending
                : IsGivenUp(reason) ? WorkOrderState.Failed
                : WorkOrderState.Done,
            Objective = body,
            Priority = labels.Select(ForeignPriority.OfLabel).FirstOrDefault(static found => found is not null),
            Owner = assignees.FirstOrDefault(),
            Created = fields.Text("createdAt", orKey: "created_at"),
            Closed = fields.Text("closedAt", orKey: "closed_at"),
            Ticket = fields.Text("html_url", orKey: "url"),
            Depends = [.. Dependencies(body ?? "").Distinct()],
            Rest =
            [
                ForeignEntry.Of("state", state),
                ForeignEntry.Of("state_reason", reason),
                ForeignEntry.Of("labels", labels),
                ForeignEntry.Of("assignees", assignees),
                ForeignEntry.Of("author", author),
                .. fields.Rest,
            ],
        };
    }

    private static bool IsGivenUp(string? reason) =>
        reason is not null
        && (
            reason.Equals("not_planned", StringComparison.OrdinalIgnoreCase)
            || reason.Equals("duplicate", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The issues that a line of the body names after "blocked by" or "depends on".</summary>
    private static IEnumerable<string> Dependencies(string body)
    {
        foreach (var line in body.Split('\n'))
        {
            var text = line.Trim(' ', '\t', '\r', '-', '*', '+', '_', '>', '#');
            if (DependencyWords.Any(words => text.StartsWith(words, StringComparison.OrdinalIgnoreCase)))
            {
                foreach (
                    var word in text.Split([' ', ',', ';', ':', '(', ')', '*'], StringSplitOptions.RemoveEmptyEntries)
                )
                {
                    var digits = word.TrimEnd('.');
                    if (digits.Length > 1 && digits[0] == '#' && digits[1..].All(char.IsAsciiDigit))
                    {
                        yield return digits[1..];
                    }
                }
            }
        }
    }
}
