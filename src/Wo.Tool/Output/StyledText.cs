namespace Wo.Tool.Output;

/// <summary>Text and what it means. The text may come from anywhere: it is made harmless when it is written.</summary>
internal readonly record struct StyledText(string Text, TextStyle Style = TextStyle.Plain)
{
    /// <summary>The same in at most so many terminal cells, with a mark where something was cut off.</summary>
    public StyledText Clip(int cells) =>
        cells == int.MaxValue ? this : this with { Text = TextWidth.Clip(Text, cells) };

    public static implicit operator StyledText(string text) => new(text);

    public static implicit operator StyledText((string Text, TextStyle Style) pair) => new(pair.Text, pair.Style);
}
