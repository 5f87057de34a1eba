namespace Wo.Analyzers.Texts;

/// <summary>Sources as plain text, which is much quicker to look through than their syntax.</summary>
internal static class SourceTexts
{
    /// <summary>Whether strings stand in a source as they read: without escaped letters, and each from quote to quote.</summary>
    public static bool IsLiteral(string source)
    {
        const string RawQuotes = "\"\"\"";
        if (source.IndexOf(RawQuotes, StringComparison.Ordinal) >= 0)
        {
            return false;
        }

        for (var at = source.IndexOf('\\'); at >= 0 && at + 1 < source.Length; at = source.IndexOf('\\', at + 1))
        {
            if (source[at + 1] is 'u' or 'U' or 'x')
            {
                return false;
            }
        }

        return true;
    }
}
