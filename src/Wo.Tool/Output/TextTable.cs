namespace Wo.Tool.Output;

/// <summary>Rows of cells that <see cref="TextOutput"/> aligns by the cells they take on a terminal.</summary>
/// <param name="headers">One heading for each column; left out with <c>--quiet</c>.</param>
internal sealed class TextTable(params string[] headers)
{
    private readonly List<StyledText[]> rows = [];

    /// <summary>Whether cells of the last column are cut where a terminal's line ends. Nothing is cut anywhere else.</summary>
    public bool ClipsLastColumn { get; init; }

    /// <summary>The headings.</summary>
    public IReadOnlyList<string> Headers => headers;

    /// <summary>The rows, each with as many cells as there are headings.</summary>
    public IReadOnlyList<StyledText[]> Rows => rows;

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">The number of cells is not the number of headings.</exception>
    public void Add(params StyledText[] cells)
    {
        if (cells.Length != headers.Length)
        {
            throw new ArgumentException($"{headers.Length} cells expected, {cells.Length} given.", nameof(cells));
        }

        rows.Add(cells);
    }
}
