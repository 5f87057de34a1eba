using System.Globalization;
using System.Text;

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
