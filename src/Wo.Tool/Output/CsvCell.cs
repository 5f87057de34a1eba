using System.Buffers;

namespace Wo.Tool.Output;

/// <summary>One cell of comma-separated values.</summary>
internal static class CsvCell
{
    // What spreadsheets take for the beginning of a formula, the wide forms of East Asian ones among it.
    private const string FormulaStarts = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\r\n\t ");

    /// <summary>
    /// The text, quoted where it has to be. One that a spreadsheet would run gets an apostrophe, which spreadsheets take
    /// for the mark of a text.
    /// </summary>
    public static string Of(string text)
    {
        var harmless = IsFormula(text) || IsFormula(text.TrimStart()) ? "'" + text : text;
        return !harmless.AsSpan().ContainsAny(Quoted)
            ? harmless
            : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsFormula(string text) => text is [var first, ..] && FormulaStarts.Contains(first);
}
