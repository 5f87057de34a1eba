using Microsoft.CodeAnalysis.CSharp;

namespace Wo.Analyzers.Concerns;

/// <summary>The names that <c>nameof</c> may make strings of, found by text alone.</summary>
internal static class SymbolNames
{
    private const string Operator = "nameof";

    /// <summary>
    /// All names between <c>nameof</c> and the next closing parenthesis. Only the last of them becomes the string; to take
    /// the others for pieces, too, costs a look and misses nothing.
    /// </summary>
    public static IEnumerable<string> In(string source)
    {
        var at = source.IndexOf(Operator, StringComparison.Ordinal);
        while (at >= 0)
        {
            var start = at + Operator.Length;
            var end = start;
            for (; end < source.Length && source[end] != ')'; end++)
            {
                if (!SyntaxFacts.IsIdentifierPartCharacter(source[end]))
                {
                    start = end + 1;
                }
                else if (end + 1 == source.Length || !SyntaxFacts.IsIdentifierPartCharacter(source[end + 1]))
                {
                    yield return source.Substring(start, end + 1 - start);
                }
            }

            // Behind what was read: each character is read once, whatever the source is.
            at = source.IndexOf(Operator, end, StringComparison.Ordinal);
        }
    }
}
