using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>
/// Finds the issues in what GitHub and tools for it write: lists, pages one after the other, answers to searches and to GraphQL,
/// archives that have issues and pull requests side by side.
/// </summary>
internal static class GitHubPages
{
    private static readonly ImmutableArray<string> PullRequestLists = ["pulls", "pullRequests", "pull_requests"];
    private static readonly ImmutableArray<string> Lists = ["issues", "items", "nodes", "edges", .. PullRequestLists];
    private static readonly ImmutableArray<string> Wrappers = ["data", "repository", "search", "node"];

    /// <summary>The issues and pull requests of one value; the value itself where it is no collection.</summary>
    /// <param name="value">What the file has.</param>
    /// <param name="line">The number of the line that it starts in.</param>
    public static IEnumerable<GitHubEntry> Entries(ForeignValue value, int line) =>
        Entries(value, line, isPullRequest: false);

    /// <summary>A list in the shapes that GraphQL gives to it; <see langword="null"/> for what is none.</summary>
    public static ImmutableArray<ForeignValue>? ItemsOf(ForeignValue value) =>
        value switch
        {
            ForeignValue.List list => list.Items,
            ForeignValue.Map { Entries: var entries } when ListAt(entries, "nodes") is { } nodes => nodes.Items,
            ForeignValue.Map { Entries: var entries } when ListAt(entries, "edges") is { } edges =>
            [
                .. edges.Items.Select(static edge =>
                    edge is ForeignValue.Map { Entries: var members } ? At(members, "node") ?? edge : edge
                ),
            ],
            _ => null,
        };

    private static IEnumerable<GitHubEntry> Entries(ForeignValue value, int line, bool isPullRequest)
    {
        if (value is not ForeignValue.List && ItemsOf(value) is null)
        {
            var found = value is ForeignValue.Map map && At(map.Entries, "number") is null ? Parts(map) : [];
            return found.Count == 0
                ? [new GitHubEntry(value, line, isPullRequest)]
                : found.SelectMany(part =>
                    Entries(part.Value, line, isPullRequest || PullRequestLists.Contains(part.Key))
                );
        }

        // Several pages as one list of lists, which is what 'gh api --paginate --slurp' prints.
        return ItemsOf(value)!.Value.SelectMany(item => Entries(item, line, isPullRequest));
    }

    /// <summary>The members of an object that lead to issues.</summary>
    private static List<KeyValuePair<string, ForeignValue>> Parts(ForeignValue.Map map) =>
        [
            .. map.Entries.Where(static entry =>
                Lists.Contains(entry.Key) && ItemsOf(entry.Value) is not null
                || Wrappers.Contains(entry.Key) && entry.Value is ForeignValue.Map
            ),
        ];

    private static ForeignValue.List? ListAt(ImmutableArray<KeyValuePair<string, ForeignValue>> entries, string key) =>
        At(entries, key) as ForeignValue.List;

    private static ForeignValue? At(ImmutableArray<KeyValuePair<string, ForeignValue>> entries, string key) =>
        entries.FirstOrDefault(entry => entry.Key == key).Value;
}
