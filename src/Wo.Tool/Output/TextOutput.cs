namespace Wo.Tool.Output;

/// <summary>
/// Lines for people. Every text is sanitised on its way out, and colour is given as a style beside the text, so no
/// title, owner or file name can put an escape sequence on a terminal.
/// </summary>
/// <param name="writer">Where the lines go.</param>
/// <param name="color">Whether styles become colours.</param>
/// <param name="verbosity">How much is printed.</param>
internal sealed class TextOutput(TextWriter writer, bool color, Verbosity verbosity)
{
    private const string ColumnGap = "  ";
    private const string Indent = "  ";
    private const int FewestCells = 10;

    // Progress lines come from a timer's thread.
    private readonly Lock gate = new();
    private bool isLive;
    private bool isTogether;

    /// <summary>Swallows everything, as the human side of <c>--json</c> does.</summary>
    public static TextOutput Silent() => new(TextWriter.Null, color: false, Verbosity.Quiet);

    /// <summary>How much a person asked to see.</summary>
    public Verbosity Verbosity => verbosity;

    /// <summary>How many cells a line has on the terminal; <see langword="null"/> where lines may be of any length.</summary>
    public Func<int?> Width { get; init; } = static () => null;

    /// <summary>
    /// Whether each line is sent on its way at once, and in one piece: other processes write to the same terminal or log, and
    /// theirs come between pieces.
    /// </summary>
    public bool IsPrompt { get; init; }

    /// <summary>Sends lines that belong together in one piece.</summary>
    /// <param name="write">Writes them.</param>
    public void Together(Action write)
    {
        lock (gate)
        {
            isTogether = true;
            try
            {
                write();
            }
            finally
            {
                isTogether = false;
                Send();
            }
        }
    }

    /// <summary>A line of the answer itself, printed at any verbosity.</summary>
    public void Line(params ReadOnlySpan<StyledText> parts)
    {
        lock (gate)
        {
            EndLive();
            foreach (StyledText part in parts)
            {
                Write(part);
            }

            writer.Write('\n');
            Send();
        }
    }

    /// <summary>A line that stands until the next one, of either kind, takes its place; only for terminals.</summary>
    public void Live(params ReadOnlySpan<StyledText> parts)
    {
        lock (gate)
        {
            EndLive();
            foreach (StyledText part in parts)
            {
                Write(part);
            }

            isLive = true;
            Send();
        }
    }

    /// <summary>A line about the answer, left out with <c>--quiet</c>.</summary>
    public void Note(params ReadOnlySpan<StyledText> parts)
    {
        if (verbosity >= Verbosity.Normal)
        {
            Line(parts);
        }
    }

    /// <summary>A line for those who asked for more with <c>--verbose</c>.</summary>
    public void Detail(params ReadOnlySpan<StyledText> parts)
    {
        if (verbosity >= Verbosity.Verbose)
        {
            Line(parts);
        }
    }

    /// <summary>An aligned table; nothing at all where it has no rows.</summary>
    public void Table(TextTable table)
    {
        if (table.Rows.Count == 0)
        {
            return;
        }

        bool withHeader = verbosity >= Verbosity.Normal;
        int[] widths = Widths(table, withHeader);
        int room = table.ClipsLastColumn ? Room(widths.AsSpan(..^1)) : int.MaxValue;
        if (withHeader)
        {
            Row([.. table.Headers.Select(header => new StyledText(header, TextStyle.Faint))], widths);
        }

        foreach (StyledText[] row in table.Rows)
        {
            Row([.. row[..^1], row[^1].Clip(room)], widths);
        }
    }

    /// <summary>Lines of a name and a value, the values below each other.</summary>
    public void Fields(FieldList fields)
    {
        int width = fields.Count == 0 ? 0 : fields.Max(field => field.Name.Length);
        foreach ((string name, StyledText value) in fields)
        {
            Line(Indent, (name.PadRight(width), TextStyle.Faint), ColumnGap, value);
        }
    }

    /// <summary>Sends what was written on its way.</summary>
    public void Flush()
    {
        lock (gate)
        {
            writer.Flush();
        }
    }

    /// <summary>The cells that a terminal has left behind the first columns.</summary>
    private int Room(ReadOnlySpan<int> widths)
    {
        if (Width() is not { } room)
        {
            return int.MaxValue;
        }

        foreach (int width in widths)
        {
            room -= width + ColumnGap.Length;
        }

        return Math.Max(FewestCells, room);
    }

    private static int[] Widths(TextTable table, bool withHeader)
    {
        int[] widths = new int[table.Headers.Count];
        for (int column = 0; column < widths.Length; column++)
        {
            widths[column] = withHeader ? TextWidth.Of(table.Headers[column]) : 0;
            foreach (StyledText[] row in table.Rows)
            {
                widths[column] = Math.Max(widths[column], TextWidth.Of(TerminalText.Sanitise(row[column].Text)));
            }
        }

        return widths;
    }

    private void Row(ReadOnlySpan<StyledText> cells, ReadOnlySpan<int> widths)
    {
        // Padding goes only between a cell and a later one that has text: no line ends in spaces.
        int last = cells.Length - 1;
        while (last > 0 && cells[last].Text.Length == 0)
        {
            last--;
        }

        lock (gate)
        {
            EndLive();
            for (int column = 0; column <= last; column++)
            {
                Write(cells[column]);
                if (column < last)
                {
                    int padding = widths[column] - TextWidth.Of(TerminalText.Sanitise(cells[column].Text));
                    writer.Write(new string(' ', padding));
                    writer.Write(ColumnGap);
                }
            }

            writer.Write('\n');
            Send();
        }
    }

    private void Send()
    {
        if (IsPrompt && !isTogether)
        {
            writer.Flush();
        }
    }

    private void EndLive()
    {
        if (isLive)
        {
            writer.Write("\r\e[K");
            isLive = false;
        }
    }

    private void Write(StyledText part)
    {
        string text = TerminalText.Sanitise(part.Text);
        string? sequence = color ? Sequence(part.Style) : null;
        if (sequence is null || text.Length == 0)
        {
            writer.Write(text);
            return;
        }

        writer.Write(sequence);
        writer.Write(text);
        writer.Write("\e[0m");
    }

    private static string? Sequence(TextStyle style) =>
        style switch
        {
            TextStyle.Strong => "\e[1m",
            TextStyle.Good => "\e[32m",
            TextStyle.Warning => "\e[33m",
            TextStyle.Bad => "\e[31m",
            TextStyle.Faint => "\e[2m",
            _ => null,
        };
}
