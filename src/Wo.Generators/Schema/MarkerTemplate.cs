namespace Wo.Core.Schema;

/// <summary>The fixed texts of a session marker, between which <c>{id}</c> and <c>{text}</c> stand.</summary>
/// <param name="BeforeId">Fixed text in front of the identifier.</param>
/// <param name="BeforeText">Fixed text between identifier and text.</param>
internal sealed record MarkerTemplate(string BeforeId, string BeforeText)
{
    /// <summary>The annotation of a schema that declares markers.</summary>
    public const string Annotation = "x-wo-session-markers";

    private const string IdHole = "{id}";
    private const string TextHole = "{text}";

    /// <summary>
    /// Reads fixed text, <c>{id}</c>, fixed text and a last <c>{text}</c>; <see langword="null"/> where it is anything
    /// else. The fixed text in front of each hole is what a matcher finds it by: white space alone would let the marker of
    /// an id pass for that of a longer one, and a line break is never met in a line.
    /// </summary>
    public static MarkerTemplate? Parse(string template)
    {
        var id = template.IndexOf(IdHole, StringComparison.Ordinal);
        var text = template.IndexOf(TextHole, StringComparison.Ordinal);
        var betweenStart = id + IdHole.Length;
        if (id < 1 || text <= betweenStart || text + TextHole.Length != template.Length)
        {
            return null;
        }

        var between = template.Substring(betweenStart, text - betweenStart);
        var isOneLine = !template.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');
        return isOneLine && between.Trim().Length > 0 && between.IndexOf(IdHole, StringComparison.Ordinal) < 0
            ? new MarkerTemplate(template.Substring(0, id), between)
            : null;
    }
}
