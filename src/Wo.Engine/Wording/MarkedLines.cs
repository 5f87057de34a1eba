namespace Wo.Engine.Wording;

/// <summary>Lines of ours in a file of others, between two marks, so that they are found again and can be taken out.</summary>
/// <param name="Begin">The first line.</param>
/// <param name="End">The last line.</param>
internal sealed record MarkedLines(string Begin, string End)
{
    /// <summary>Whether a text has them.</summary>
    public bool AreIn(string text) => Range(text) is not null;

    /// <summary>A text without them, which is the text as it was before.</summary>
    public string Without(string text) => Range(text) is var (from, length) ? text.Remove(from, length) : text;

    /// <summary>A text with others in their place.</summary>
    /// <param name="text">A text that has them.</param>
    /// <param name="block">The lines, marks included, each with its newline.</param>
    public string Replaced(string text, string block) =>
        Range(text) is var (from, length) ? text.Remove(from, length).Insert(from, block) : text;

    /// <summary>Lines with the marks around them, each with its newline.</summary>
    public string Around(string lines) => $"{Begin}\n{lines}{End}\n";

    private (int From, int Length)? Range(string text)
    {
        var from = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = from < 0 ? -1 : text.IndexOf(End, from, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var to = text.IndexOf('\n', end);
        return (from, (to < 0 ? text.Length : to + 1) - from);
    }
}
