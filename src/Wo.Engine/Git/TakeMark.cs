namespace Wo.Engine.Git;

/// <summary>How what an operation creates in git is marked as its own.</summary>
internal static class TakeMark
{
    private const string Prefix = "wo take ";

    /// <summary>The mark of a token.</summary>
    public static string Of(string token) => Prefix + token;

    /// <summary>The token of a mark; <see langword="null"/> where the text is none.</summary>
    public static string? TokenIn(string? text) =>
        text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : null;
}
