using System.Collections.Immutable;
using Spectre.Console;
using Spectre.Console.Rendering;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Watch;

/// <summary>
/// Fits the texts of a view into lines of a width. Spectre.Console shares the room out among the columns; what a line is made of
/// goes out as text with a meaning, in the way of every other output.
/// </summary>
/// <param name="width">How many cells a line has.</param>
internal sealed class WatchLayout(int width)
{
    private const string Gap = "  ";

    private static readonly ImmutableArray<(TextStyle Meaning, Style Style)> Styles =
    [
        // The colours only have to differ: what a terminal shows is decided where the text goes out.
        (TextStyle.Plain, Style.Plain),
        (TextStyle.Strong, new Style(decoration: Decoration.Bold)),
        (TextStyle.Good, new Style(Color.Green)),
        (TextStyle.Warning, new Style(Color.Olive)),
        (TextStyle.Bad, new Style(Color.Maroon)),
        (TextStyle.Faint, new Style(decoration: Decoration.Dim)),
    ];

    private readonly RenderOptions options = new(new PlainTerminal(), new Size(width, 1));

    /// <summary>Texts one after another, in as many lines as they need; none is broken that fits a line.</summary>
    public ImmutableArray<ImmutableArray<StyledText>> Wrapped(IEnumerable<StyledText> texts)
    {
        var lines = new List<ImmutableArray<StyledText>>();
        var line = new List<StyledText>();
        var used = 0;
        foreach (var text in texts.Select(text => text.Clip(width)))
        {
            var cells = TextWidth.Of(text.Text);
            if (line.Count > 0 && used + Gap.Length + cells > width)
            {
                lines.Add([.. line]);
                (line, used) = ([], 0);
            }

            if (line.Count > 0)
            {
                line.Add(Gap);
                used += Gap.Length;
            }

            line.Add(text);
            used += cells;
        }

        return line.Count == 0 ? [.. lines] : [.. lines, [.. line]];
    }

    /// <summary>A text in one line below another.</summary>
    public ImmutableArray<StyledText> Detail(StyledText text) => [Gap, text.Clip(width - Gap.Length)];

    /// <summary>The line of headings, and one for each row.</summary>
    public ImmutableArray<ImmutableArray<StyledText>> Table(WatchSection section)
    {
        int[] shown =
        [
            .. Enumerable.Range(0, section.Columns.Length).Where(i => section.Columns[i].FromWidth <= width),
        ];
        var table = new Table { Border = TableBorder.None, Expand = false };
        foreach (var i in shown)
        {
            var column = section.Columns[i];
            table.AddColumn(
                new TableColumn(new OneLineText((column.Heading, TextStyle.Faint)))
                {
                    NoWrap = !column.IsFlexible,
                    Padding = new Padding(0, 0, i == shown[^1] ? 0 : Gap.Length, 0),
                }
            );
        }

        foreach (var row in section.Rows)
        {
            table.AddRow([.. shown.Select(i => new OneLineText(row.Cells[i]))]);
        }

        var lines = Segment.SplitLines(((IRenderable)table).Render(options, width));
        return [.. lines.Select(Line)];
    }

    private static ImmutableArray<StyledText> Line(SegmentLine line)
    {
        var parts = line.Select(part => new StyledText(part.Text, MeaningOf(part.Style))).ToList();
        while (parts.Count > 0 && string.IsNullOrWhiteSpace(parts[^1].Text))
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return [.. parts];
    }

    private static Style StyleOf(TextStyle meaning) => Styles.First(known => known.Meaning == meaning).Style;

    private static TextStyle MeaningOf(Style style) => Styles.First(known => known.Style.Equals(style)).Meaning;

    /// <summary>A text that stays on one line, however little room it is given.</summary>
    private sealed class OneLineText(StyledText text) : Renderable
    {
        private const int Fewest = 6;

        private readonly StyledText harmless = text with { Text = TerminalText.Sanitise(text.Text) };

        /// <inheritdoc/>
        protected override Measurement Measure(RenderOptions options, int maxWidth)
        {
            var cells = Math.Min(TextWidth.Of(harmless.Text), maxWidth);
            return new Measurement(Math.Min(cells, Fewest), cells);
        }

        /// <inheritdoc/>
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            [new Segment(harmless.Clip(maxWidth).Text, StyleOf(harmless.Style))];
    }

    private sealed class PlainTerminal : IReadOnlyCapabilities
    {
        public ColorSystem ColorSystem => ColorSystem.Standard;
        public bool Ansi => true;
        public bool Links => false;
        public bool Legacy => false;
        public bool Interactive => false;
        public bool Unicode => true;
        public bool AlternateBuffer => false;
    }
}
