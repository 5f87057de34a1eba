namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>How issues are named: by their number, or, in a file with several repositories, as <c>owner/name#12</c>.</summary>
/// <param name="repositories">The repositories of a file.</param>
internal sealed class GitHubIds(IReadOnlyCollection<string> repositories)
{
    /// <summary>The id of an issue of the file.</summary>
    public string Of(GitHubIssue issue) => Of(issue.Repository, issue.Number);

    /// <summary>The id of what the text of an issue names.</summary>
    /// <param name="reference">What it names.</param>
    /// <param name="home">The repository of the issue, which a number alone means.</param>
    public string Of(GitHubReference reference, string? home) =>
        reference.Repository is { } named
        && repositories.Count <= 1
        && !repositories.Contains(named, StringComparer.OrdinalIgnoreCase)
            ? $"{named}#{reference.Number}"
            : Of(reference.Repository ?? home, reference.Number);

    /// <summary>The id as GitHub spells it.</summary>
    public string Spell(GitHubIssue issue) => Of(issue) is var id && id.Contains('#') ? id : $"#{id}";

    private string Of(string? repository, string number) =>
        repositories.Count > 1 && repository is not null ? $"{repository}#{number}" : number;
}
