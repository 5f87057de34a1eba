using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>The issues that have to be closed before another, as people write it into its text.</summary>
internal static class GitHubReferences
{
    private static readonly ImmutableArray<string> Words = ["blocked by", "depends on"];

    /// <summary>What the lines of a text name that begin with "blocked by" or "depends on".</summary>
    public static IEnumerable<GitHubReference> In(string body)
    {
        foreach (var line in body.Split('\n'))
        {
            var text = line.Trim(' ', '\t', '\r', '-', '*', '+', '_', '>', '#');
            if (Words.Any(words => text.StartsWith(words, StringComparison.OrdinalIgnoreCase)))
            {
                foreach (var word in text.Split([' ', ',', ';', '(', ')', '*'], StringSplitOptions.RemoveEmptyEntries))
                {
                    if (Of(word.TrimEnd('.', ':')) is { } found)
                    {
                        yield return found;
                    }
                }
            }
        }
    }

    private static GitHubReference? Of(string word)
    {
        if (GitHubAddress.Of(word) is { } address)
        {
            return new GitHubReference(address.Repository, address.Number);
        }

        // As in "Depends on:#3".
        word = word[(word.LastIndexOf(':') + 1)..];
        var mark = word.LastIndexOf('#');
        var (repository, number) = (word[..Math.Max(mark, 0)], word[(mark + 1)..]);
        return
            mark >= 0
            && number.Length > 0
            && number.All(char.IsAsciiDigit)
            && (repository.Length == 0 || repository.Count(static c => c == '/') == 1)
            ? new GitHubReference(repository.Length == 0 ? null : repository, number)
            : null;
    }
}
