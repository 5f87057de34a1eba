namespace Wo.Core.Yaml;

/// <summary>
/// Whether text may stand without quotes: it is so only where readers of YAML 1.1 and 1.2 alike take it for that very
/// text. The answer errs towards quotes.
/// </summary>
internal static class YamlPlainSafety
{
    public static bool IsSafe(ReadOnlySpan<char> text, bool inFlow)
    {
        if (text.IsEmpty || !IsSafeStart(text) || text[^1] is ' ' or ':')
        {
            return false;
        }

        var previous = '\0';
        foreach (var c in text)
        {
            if (
                !IsPrintable(c)
                || (c == '#' && previous == ' ')
                || (previous == ':' && c == ' ')
                || (inFlow && c is ',' or '[' or ']' or '{' or '}' or ':' or '?')
            )
            {
                return false;
            }

            previous = c;
        }

        return YamlScalarResolver.Resolve(text) == YamlScalarKind.String && !IsBooleanInYaml11(text);
    }

    /// <summary>Whether every reader shows the character as itself; surrogates are judged in pairs elsewhere.</summary>
    public static bool IsPrintable(char c) =>
        c is (>= ' ' and <= '~') or (> '\u00A0' and not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF'));

    // Digits, signs and most dots are left out: numbers, dates and base-60 numbers of YAML 1.1 begin so, and `---`, `...`.
    private static bool IsSafeStart(ReadOnlySpan<char> text) =>
        char.IsAsciiLetter(text[0])
        || text[0] is '_' or '/'
        || (text[0] >= '\u00C0' && char.IsLetter(text[0]))
        || text is ['.', '/' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'), ..] or ['.', '.', '/', ..];

    private static bool IsBooleanInYaml11(ReadOnlySpan<char> text) =>
        text.Length <= 5
        && text[0] is 'y' or 'Y' or 'n' or 'N' or 'o' or 'O' or 't' or 'T' or 'f' or 'F'
        && (
            IsWord(text, "y")
            || IsWord(text, "n")
            || IsWord(text, "yes")
            || IsWord(text, "no")
            || IsWord(text, "on")
            || IsWord(text, "off")
            || IsWord(text, "true")
            || IsWord(text, "false")
            || IsWord(text, "null")
        );

    private static bool IsWord(ReadOnlySpan<char> text, string word) =>
        text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
