using Wo.Analyzers.Texts;

namespace Wo.Analyzers.Concerns;

/// <summary>
/// Finds names in texts, whole or in pieces: <c>"_" + "ctx"</c> is one, too. Errs on the side of finding them, and has to
/// be quick: it reads every character of a compilation.
/// </summary>
internal static class NameTraces
{
    /// <summary>What a string holds of a name, by its value.</summary>
    public static NameTrace InValue(string value, string name) =>
        Contains(value, name)
            ? NameTrace.Whole
            : (EndsWithBeginning(value, name) ? NameTrace.Beginning : NameTrace.None)
                | (BeginsWithEnd(value, name) ? NameTrace.End : NameTrace.None);

    /// <summary>What the strings of a source hold of a name, by its characters, strings or not.</summary>
    /// <param name="source">A source, whose strings stand there as they read: see <see cref="SourceTexts.IsLiteral"/>.</param>
    /// <param name="name">The name.</param>
    public static NameTrace InSource(string source, string name) =>
        Contains(source, name)
            ? NameTrace.Whole
            : (HasBeginning(source, name) ? NameTrace.Beginning : NameTrace.None)
                | (HasEnd(source, name) ? NameTrace.End : NameTrace.None)
                | SymbolNames.In(source).Aggregate(NameTrace.None, (trace, symbol) => trace | InValue(symbol, name));

    private static bool Contains(string text, string name) =>
        text.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool EndsWithBeginning(string value, string name)
    {
        for (var length = 1; length < name.Length; length++)
        {
            if (value.EndsWith(name.Substring(0, length), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BeginsWithEnd(string value, string name)
    {
        for (var start = 1; start < name.Length; start++)
        {
            var length = name.Length - start;
            if (
                value.StartsWith(name.Substring(start), StringComparison.OrdinalIgnoreCase)
                && (value.Length == length || value[length] is '/' or '\\')
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the beginning of a name stands before the end of a string or a hole in one.</summary>
    private static bool HasBeginning(string source, string name)
    {
        var first = BothCases(name[0]);
        for (var at = source.IndexOfAny(first); at >= 0; at = source.IndexOfAny(first, at + 1))
        {
            var end = at + 1;
            while (end < source.Length && end - at < name.Length && IsSame(source[end], name[end - at]))
            {
                end++;
            }

            if (end < source.Length && source[end] is '"' or '\'' or '{')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the end of a name stands behind the start of a string or a hole in one, and ends a segment.</summary>
    private static bool HasEnd(string source, string name)
    {
        var last = BothCases(name[name.Length - 1]);
        for (var at = source.IndexOfAny(last); at >= 0; at = source.IndexOfAny(last, at + 1))
        {
            if (at + 1 == source.Length || source[at + 1] is not ('"' or '\'' or '{' or '/' or '\\'))
            {
                continue;
            }

            var start = at - 1;
            while (start >= 0 && at - start < name.Length && IsSame(source[start], name[name.Length - 1 - at + start]))
            {
                start--;
            }

            if (start >= 0 && source[start] is '"' or '\'' or '}')
            {
                return true;
            }
        }

        return false;
    }

    private static char[] BothCases(char letter) => [char.ToLowerInvariant(letter), char.ToUpperInvariant(letter)];

    private static bool IsSame(char first, char second) =>
        char.ToUpperInvariant(first) == char.ToUpperInvariant(second);
}
