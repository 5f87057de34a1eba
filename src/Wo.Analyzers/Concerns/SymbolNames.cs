using Microsoft.CodeAnalysis.CSharp;

namespace Wo.Analyzers.Concerns;

/// <summary>The names that <c>nameof</c> makes strings of, found by text alone.</summary>
internal static class SymbolNames
{
    private const string Operator = "nameof";

    /// <summary>The last name in each <c>nameof(…)</c> of a source.</summary>
    public static IEnumerable<string> In(string source)
    {
        for (
            var at = source.IndexOf(Operator, StringComparison.Ordinal);
            at >= 0;
            at = source.IndexOf(Operator, at + 1, StringComparison.Ordinal)
        )
        {
            var close = source.IndexOf(')', at);
            if (close > 0 && LastName(source, close) is { Length: > 0 } name)
            {
                yield return name;
            }
        }
    }

    // nameof(Outer.Name<int>) is "Name".
    private static string LastName(string source, int close)
    {
        var end = close;
        var open = 0;
        while (char.IsWhiteSpace(source[end - 1]) || source[end - 1] == '>' || open > 0)
        {
            end--;
            open += source[end] switch
            {
                '>' => 1,
                '<' => -1,
                _ => 0,
            };
            if (source[end] == '(')
            {
                return "";
            }
        }

        var start = end;
        while (SyntaxFacts.IsIdentifierPartCharacter(source[start - 1]))
        {
            start--;
        }

        return source.Substring(start, end - start);
    }
}
