namespace Wo.Core.Yaml;

/// <summary>A place in YAML text.</summary>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Column">Column in UTF-16 code units, counted from 1.</param>
/// <param name="Offset">UTF-16 code units from the start of the text (after a byte order mark), counted from 0.</param>
public readonly record struct YamlPosition(int Line, int Column, int Offset)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";
}
