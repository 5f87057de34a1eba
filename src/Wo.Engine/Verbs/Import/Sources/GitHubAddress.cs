namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>The address of an issue or a pull request: <c>https://host/owner/name/issues/12</c>, also that of the interface.</summary>
/// <param name="Repository">Owner and name, as in <c>owner/name</c>.</param>
/// <param name="Number">The number in the repository.</param>
/// <param name="IsPullRequest">Whether it leads to a pull request.</param>
internal sealed record GitHubAddress(string Repository, string Number, bool IsPullRequest)
{
    private const int Parts = 4;

    /// <summary>Reads an address; <see langword="null"/> for what is none, or leads to a part of an issue.</summary>
    public static GitHubAddress? Of(string? text)
    {
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var address)
            || !address.Scheme.StartsWith("http", StringComparison.Ordinal)
        )
        {
            return null;
        }

        var words = address.AbsolutePath.Trim('/').Split('/');
        return
            words.Length >= Parts
            && address.Fragment.Length == 0
            && words[^2] is "issues" or "pull" or "pulls"
            && words[^1].All(char.IsAsciiDigit)
            && words[^1].Length > 0
            ? new GitHubAddress($"{words[^4]}/{words[^3]}", words[^1], words[^2] != "issues")
            : null;
    }

    /// <summary>The last part of an address, which archives write in place of a name; what is no address stays.</summary>
    public static string NameIn(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme.StartsWith("http", StringComparison.Ordinal)
        && address.AbsolutePath.TrimEnd('/') is { Length: > 0 } path
            ? Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..])
            : text;
}
