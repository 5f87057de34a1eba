namespace Wo.Tool.Output;

/// <summary>What a piece of text means; the terminal's colour follows from it.</summary>
internal enum TextStyle
{
    Plain,
    Strong,
    Good,
    Warning,
    Bad,
    Faint,
}
