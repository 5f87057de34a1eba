namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>An issue or a pull request in a file of GitHub.</summary>
/// <param name="Value">What the file has of it.</param>
/// <param name="Line">The number of the line that its page starts in.</param>
/// <param name="IsPullRequest">Whether the list that it stands in is one of pull requests.</param>
internal sealed record GitHubEntry(ForeignValue Value, int Line, bool IsPullRequest);
