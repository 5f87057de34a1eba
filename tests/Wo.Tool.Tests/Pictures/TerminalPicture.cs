using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Wo.Tool.Output;

namespace Wo.Tool.Tests.Pictures;

/// <summary>A picture of a terminal: a window that names the command, with what it printed in its colours.</summary>
internal static partial class TerminalPicture
{
    private const double Cell = 8.4;
    private const int Row = 20;
    private const int Bar = 36;
    private const int Margin = 18;
    private const int Most = 120;

    private const string Styles = """
        text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #1f2328 }
        .window { fill: #ffffff; stroke: #d1d9e0 }
        .bar { fill: #f0f2f5 }
        .strong, .prompt { font-weight: bold }
        .faint, .title { fill: #59636e }
        .good { fill: #1a7f37 } .warning { fill: #8a5d00 } .bad { fill: #cf222e }
        .dot { fill: #c4cbd3 }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .window { fill: #0d1117; stroke: #3d444d }
          .bar { fill: #1c2128 }
          .faint, .title { fill: #9198a1 }
          .good { fill: #3fb950 } .warning { fill: #d29922 } .bad { fill: #ff7b72 }
          .dot { fill: #3d444d }
        }
        """;

    /// <summary>Draws what one or several commands printed.</summary>
    /// <param name="title">What stands in the bar of the window.</param>
    /// <param name="runs">Each command line with what it printed.</param>
    public static string Of(string title, params (string Command, string Output)[] runs)
    {
        List<IReadOnlyList<(string Style, string Text)>> lines =
        [
            .. runs.SelectMany(
                (run, number) =>
                    TerminalScreen
                        .Lines(run.Output, Most)
                        .Prepend([("faint", "$ "), ("prompt", run.Command)])
                        .Prepend([])
                        .Skip(number == 0 ? 1 : 0)
            ),
        ];
        var cells = Math.Max(60, lines.Max(line => line.Sum(run => TextWidth.Of(run.Text))));
        var (width, height) = (N((cells * Cell) + (2 * Margin)), N(Bar + (lines.Count * Row) + (2 * 12)));
        var picture = new StringBuilder();
        picture.Append(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">
            <title>{Text(title)}</title>
            <style>
            {Styles}
            </style>
            <clipPath id="window"><rect width="{width}" height="{height}" rx="8"/></clipPath>
            <g clip-path="url(#window)">
            <rect class="window" x="0.5" y="0.5" width="{N((cells * Cell) + (2 * Margin) - 1)}" height="{N(
                Bar + (lines.Count * Row) + 23
            )}" rx="8"/>
            <rect class="bar" x="1" y="1" width="{N((cells * Cell) + (2 * Margin) - 2)}" height="{Bar - 8}"/>
            <circle class="dot" cx="18" cy="15" r="5"/><circle class="dot" cx="36" cy="15" r="5"/><circle class="dot" cx="54" cy="15" r="5"/>
            <text class="title" x="76" y="20">{Text(title)}</text>

            """
        );
        for (var i = 0; i < lines.Count; i++)
        {
            Line(picture, lines[i], Bar + 16 + (i * Row));
        }

        return picture.Append("</g>\n</svg>\n").ToString().ReplaceLineEndings("\n");
    }

    // Every word behind a gap has a place of its own, so that columns stand below each other whatever the font is.
    private static void Line(StringBuilder picture, IReadOnlyList<(string Style, string Text)> line, int y)
    {
        var column = 0;
        foreach (var (style, text) in line)
        {
            foreach (Match word in Word().Matches(text))
            {
                var x = N(Margin + ((column + TextWidth.Of(text[..word.Index])) * Cell));
                picture.Append(
                    CultureInfo.InvariantCulture,
                    $"<text class=\"{style}\" x=\"{x}\" y=\"{y}\">{Text(word.Value)}</text>\n"
                );
            }

            column += TextWidth.Of(text);
        }
    }

    private static string Text(string text) => SecurityElement.Escape(text);

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    [GeneratedRegex("[^ ]+( [^ ]+)*")]
    private static partial Regex Word();
}
