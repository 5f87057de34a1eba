namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>An issue or a pull request of GitHub.</summary>
/// <param name="Number">Its number in its repository.</param>
/// <param name="Repository">Owner and name of the repository; <see langword="null"/> where the file does not say it.</param>
/// <param name="IsPullRequest">Whether it is a pull request.</param>
/// <param name="Fields">What else there is of it.</param>
internal sealed record GitHubIssue(string Number, string? Repository, bool IsPullRequest, ForeignFields Fields)
{
    /// <summary>What an entry of a file is; <see langword="null"/> where it has no number.</summary>
    public static GitHubIssue? Of(GitHubEntry entry)
    {
        if (entry.Value is not ForeignValue.Map map)
        {
            return null;
        }

        var address = GitHubAddress.Of(ScalarOf(map, "html_url")) ?? GitHubAddress.Of(ScalarOf(map, "url"));
        var isPullRequest =
            entry.IsPullRequest
            || address is { IsPullRequest: true }
            || map.Entries.Any(static member => member.Key == "pull_request" && !member.Value.IsEmpty)
            || ScalarOf(map, "isPullRequest") == "true"
            || (ScalarOf(map, "type") ?? ScalarOf(map, "__typename")) is "pull_request" or "PullRequest";
        var fields = new ForeignFields((ForeignValue.Map)GitHubValues.Plain(map));
        return fields.Text("number") is { } number ? new GitHubIssue(number, address?.Repository, isPullRequest, fields)
            // Exports of an account have the address alone.
            : address is not null ? new GitHubIssue(address.Number, address.Repository, isPullRequest, fields)
            : null;
    }

    private static string? ScalarOf(ForeignValue.Map map, string key) =>
        map.Entries.FirstOrDefault(entry => entry.Key == key).Value?.Scalar;
}
