using System.Globalization;
using System.Text;

namespace Wo.Tool.Commands.Man;

/// <summary>Writes a manual page in the macros of man(7), which every reader of manual pages has.</summary>
internal sealed class Roff
{
    private readonly List<string> lines = [];

    /// <summary>The page, line by line.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>The heading of the page: its name and section, and what stands at its foot.</summary>
    public void Title(string name, int section, string foot) =>
        lines.Add(string.Create(CultureInfo.InvariantCulture, $".TH {name} {section} \"\" \"{Text(foot)}\""));

    /// <summary>The heading of a section.</summary>
    public void Section(string heading) => lines.Add($".SH {heading}");

    /// <summary>The heading of a part of a section.</summary>
    public void Part(string heading) => lines.Add($".SS \"{Quoted(heading)}\"");

    /// <summary>A paragraph.</summary>
    public void Paragraph(string text)
    {
        lines.Add(".PP");
        Line(text);
    }

    /// <summary>A line of the paragraph that was begun.</summary>
    public void Line(string text) => lines.Add(Start(Text(text)));

    /// <summary>A term, in bold, with what it means.</summary>
    public void Term(string term, string meaning)
    {
        lines.Add(".TP");
        lines.Add($"\\fB{Text(term)}\\fR");
        Line(meaning);
    }

    /// <summary>Text as the reader is to see it: hyphens that can be copied, and nothing that roff acts on.</summary>
    private static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(
                rune.Value switch
                {
                    '\\' => "\\e",
                    '-' => "\\-",
                    '\'' => "\\(aq",
                    '`' => "\\(ga",
                    '^' => "\\(ha",
                    '~' => "\\(ti",
                    >= 0x20 and < 0x7f => rune.ToString(),
                    _ => string.Create(CultureInfo.InvariantCulture, $"\\[u{rune.Value:X4}]"),
                }
            );
        }

        return escaped.ToString();
    }

    private static string Quoted(string text) => Text(text).Replace("\"", "\\(dq", StringComparison.Ordinal);

    // A line that begins with a dot is a request.
    private static string Start(string line) => line.StartsWith('.') ? "\\&" + line : line;
}
