using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>
/// Reads issues of GitHub, as <c>gh issue list --json</c>, <c>gh api</c> (page after page), GraphQL, archives of repositories and
/// exports of accounts write them.
/// </summary>
internal static class GitHubReader
{
    private static readonly ImmutableArray<string> GivenUpWords = ["not_planned", "duplicate"];
    private static readonly ImmutableArray<string> GivenUpLabels = ["wontfix", "duplicate", "invalid"];

    /// <summary>Reads all issues.</summary>
    public static Result<ForeignItems> Read(string name, byte[] bytes) =>
        from values in ForeignJson.Values(name, bytes)
        from items in Items(name, values)
        select items;

    private static Result<ForeignItems> Items(string name, ImmutableArray<(ForeignValue Value, int Line)> values)
    {
        // What a command leaves that failed at the other end of a pipe; a repository without issues is an empty list.
        if (values.IsEmpty)
        {
            return new WoError(Problem.ImportUnreadable, $"{name} is empty");
        }

        var issues = new List<GitHubIssue>();
        foreach (var entry in values.SelectMany(static value => GitHubPages.Entries(value.Value, value.Line)))
        {
            if (GitHubIssue.Of(entry) is not { } issue)
            {
                return new WoError(
                    Problem.ImportUnreadable,
                    $"{name}:{entry.Line}: an issue has no number; ask for it with 'gh issue list --json number,title,body,state'"
                );
            }

            issues.Add(issue);
        }

        var repositories = issues
            .Select(static issue => issue.Repository)
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var ids = new GitHubIds(repositories);
        var found = new ForeignItemsBuilder();
        foreach (var issue in issues)
        {
            if (issue.IsPullRequest)
            {
                found.Skip(ids.Spell(issue), "it is a pull request");
            }
            else
            {
                found.Add(Item(issue, ids));
            }
        }

        return found.ToItems();
    }

    private static ForeignItem Item(GitHubIssue issue, GitHubIds ids)
    {
        var fields = issue.Fields;
        var closed = fields.Text("closedAt", orKey: "closed_at");
        var state = fields.Text("state") ?? (closed is null ? "open" : "closed");
        var reason = fields.Text("stateReason", orKey: "state_reason");
        ImmutableArray<string> labels = [.. fields.Names("labels", "name").Select(GitHubAddress.NameIn)];
        ImmutableArray<string> assignees = [.. fields.Names("assignees", "login").Select(GitHubAddress.NameIn)];
        var author = fields.Names("author", "login").Concat(fields.Names("user", "login")).FirstOrDefault();
        var body = fields.Text("body");
        var single = fields.Text("assignee") is { } one ? GitHubAddress.NameIn(one) : null;
        return new ForeignItem
        {
            Id = ids.Of(issue),
            Title = fields.Text("title") ?? "",
            State =
                !state.Equals("closed", StringComparison.OrdinalIgnoreCase) ? WorkOrderState.Pending
                : IsGivenUp(reason, labels) ? WorkOrderState.Failed
                : WorkOrderState.Done,
            Objective = body,
            Priority = labels.Select(ForeignPriority.OfLabel).FirstOrDefault(static found => found is not null),
            Owner = assignees.FirstOrDefault() ?? single,
            Created = fields.Text("createdAt", orKey: "created_at"),
            Closed = closed,
            Ticket = fields.Text("html_url", orKey: "url"),
            Depends = [.. GitHubReferences.In(body ?? "").Select(found => ids.Of(found, issue.Repository)).Distinct()],
            Rest =
            [
                ForeignEntry.Of("state", state),
                ForeignEntry.Of("state_reason", reason),
                ForeignEntry.Of("labels", labels),
                ForeignEntry.Of("assignees", assignees),
                ForeignEntry.Of("author", author is null ? null : GitHubAddress.NameIn(author)),
                .. fields.Rest,
            ],
        };
    }

    /// <summary>Whether an issue was closed undone. What is older than GitHub's reasons for that has only its labels.</summary>
    private static bool IsGivenUp(string? reason, ImmutableArray<string> labels) =>
        reason is null
            ? labels.Any(static label => GivenUpLabels.Contains(label, StringComparer.OrdinalIgnoreCase))
            : GivenUpWords.Contains(reason, StringComparer.OrdinalIgnoreCase);
}
