using System.Globalization;
using System.Text;
using Wo.Core.Schema.Patterns;

namespace Wo.Generators.Emit;

/// <summary>Spells values in C#.</summary>
internal static class Literals
{
    public static string Text(string value)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in value)
        {
            literal.Append(c == '"' ? "\\\"" : Escaped(c));
        }

        return literal.Append('"').ToString();
    }

    public static string Char(char c) => c == '\'' ? "'\\''" : $"'{Escaped(c)}'";

    /// <summary>A set of characters as the right side of <c>is</c>.</summary>
    public static string Pattern(CharSet chars)
    {
        var parts = chars.Ranges.Select(range =>
            range.First == range.Last ? Char(range.First)
            : range.Last == range.First + 1 ? $"{Char(range.First)} or {Char(range.Last)}"
            : chars.Ranges.Count == 1 ? $">= {Char(range.First)} and <= {Char(range.Last)}"
            : $"(>= {Char(range.First)} and <= {Char(range.Last)})"
        );
        return string.Join(" or ", parts);
    }

    private static string Escaped(char c) =>
        c switch
        {
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ when SourceWriter.IsUnseen(c) || char.IsSurrogate(c) => "\\u"
                + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
            _ => c.ToString(),
        };
}
