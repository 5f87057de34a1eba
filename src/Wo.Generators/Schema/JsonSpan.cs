namespace Wo.Core.Schema;

/// <summary>A stretch of JSON text.</summary>
/// <param name="Offset">UTF-16 code units from the start of the text, counted from 0.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
/// <param name="Line">Line of the first character, counted from 1.</param>
/// <param name="Column">Column of the first character in UTF-16 code units, counted from 1.</param>
/// <param name="EndLine">Line just behind the last character, counted from 1.</param>
/// <param name="EndColumn">Column just behind the last character, counted from 1.</param>
public readonly record struct JsonSpan(int Offset, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";
}
