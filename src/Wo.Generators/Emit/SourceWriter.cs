using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Wo.Generators.Emit;

/// <summary>Writes indented C# with line feeds, whatever the machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
    }

    public void Lines(params IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }
    }

    /// <summary>Writes a header and an opening brace; what follows until <see cref="Close"/> is indented.</summary>
    public void Open(string header)
    {
        if (header.Length > 0)
        {
            Line(header);
        }

        Line("{");
        depth++;
    }

    public void Close(string suffix = "")
    {
        depth--;
        Line("}" + suffix);
    }

    public void Indent() => depth++;

    public void Outdent() => depth--;

    /// <summary>Writes a documentation summary.</summary>
    public void Summary(string summary) => Line($"/// <summary>{Xml(summary)}</summary>");

    public static string Xml(string value) =>
        OneLine(value).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>Whether a word begins somewhere in what was written.</summary>
    public bool Mentions(string word) => Regex.IsMatch(text.ToString(), $@"(?<![\w""]){word}");

    public override string ToString() => text.ToString();

    /// <summary>
    /// Whether a character ends a line, or changes how the rest of it looks to a reader, or cannot stand in XML.
    /// </summary>
    public static bool IsUnseen(char c) =>
        char.IsControl(c)
        || c is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF'
        || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    public static string OneLine(string value)
    {
        var line = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            line.Append(IsUnseen(c) ? ' ' : c);
        }

        return line.ToString();
    }
}
