namespace Wo.Core.Yaml.Recognition;

/// <summary>A place in the text whose line is known.</summary>
/// <param name="Offset">UTF-16 code units from the start of the text.</param>
/// <param name="Line">Number of its line, from 1.</param>
/// <param name="LineStart">Offset of its line.</param>
internal readonly record struct YamlPlace(int Offset, int Line, int LineStart)
{
    public YamlPosition Position => new(Line, Offset - LineStart + 1, Offset);
}
