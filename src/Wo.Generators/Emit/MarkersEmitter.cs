using Wo.Generators.Model;

namespace Wo.Generators.Emit;

/// <summary>Writes formatter and matcher of the session markers, so that nothing else has to spell them.</summary>
internal static class MarkersEmitter
{
    public static SourceFile Emit(SchemaModel schema, string access) =>
        SourceFile.Create(
            schema.Namespace,
            MarkerBuilder.TypeName,
            writer =>
            {
                writer.Summary("Writes and finds the markers of the session log.");
                writer.Line("/// <remarks>");
                writer.Line(
                    "/// A marker stands at the start of a line; a list bullet and <c>**Summary**:</c> may stand before it."
                );
                writer.Line("/// </remarks>");
                writer.Open($"{access} static class {MarkerBuilder.TypeName}");
                foreach (var marker in schema.Markers)
                {
                    WriteMarker(writer, marker, schema.MarkerIdType!);
                    writer.Line();
                }

                WriteHelpers(writer);
                writer.Close();
            }
        );

    private static void WriteMarker(SourceWriter writer, MarkerModel marker, string idType)
    {
        var beforeId = Literals.Text(marker.BeforeId);
        var beforeText = Literals.Text(marker.BeforeText);
        writer.Summary(marker.Summary);
        writer.Lines(
            "/// <param name=\"id\">The work order.</param>",
            "/// <param name=\"text\">Any text; it is written on one line.</param>",
            $"public static string Format{marker.Name}({idType} id, string text) =>"
        );
        writer.Indent();
        writer.Line($"string.Concat({beforeId}, id.Value, {beforeText}, OneLine(text));");
        writer.Outdent();
        writer.Lines(
            "",
            $"/// <summary>Whether a line is what <see cref=\"Format{marker.Name}\"/> writes for a work order.</summary>",
            "/// <param name=\"line\">A line of the session log.</param>",
            "/// <param name=\"id\">The work order.</param>",
            $"public static bool Is{marker.Name}(string line, {idType} id) =>"
        );
        writer.Indent();
        writer.Line($"IsMarker(line, {beforeId}, id.Value, {Literals.Text(marker.BeforeText.TrimEnd())});");
        writer.Outdent();
    }

    private static void WriteHelpers(SourceWriter writer)
    {
        writer.Open("private static bool IsMarker(string line, string beforeId, string id, string beforeText)");
        writer.Line("ArgumentNullException.ThrowIfNull(line);");
        writer.Line("var rest = line.StartsWith(beforeId, StringComparison.Ordinal) ? line : SkipLead(line);");
        writer.Open("if (id.Length == 0 || !rest.StartsWith(beforeId, StringComparison.Ordinal))");
        writer.Line("return false;");
        writer.Close();
        writer.Lines("", "rest = rest[beforeId.Length..];", "return rest.StartsWith(id, StringComparison.Ordinal)");
        writer.Indent();
        writer.Line("&& rest[id.Length..].StartsWith(beforeText, StringComparison.Ordinal);");
        writer.Outdent();
        writer.Close();
        writer.Line();

        writer.Open("private static ReadOnlySpan<char> SkipLead(ReadOnlySpan<char> line)");
        writer.Open("if (line.Length > 1 && line[0] is '-' or '*' or '+' && line[1] is ' ' or '\\t')");
        writer.Line("line = line[1..].TrimStart(\" \\t\");");
        writer.Close();
        writer.Lines("", "const string Summary = \"**Summary**:\";");
        writer.Line(
            "return line.StartsWith(Summary, StringComparison.Ordinal) ? line[Summary.Length..].TrimStart(\" \\t\") : line;"
        );
        writer.Close();
        writer.Line();

        writer.Open("private static string OneLine(string text)");
        writer.Line("ArgumentNullException.ThrowIfNull(text);");
        writer.Line("var characters = text.ToCharArray();");
        writer.Open("for (var i = 0; i < characters.Length; i++)");
        writer.Open("if (char.IsControl(characters[i]) || characters[i] is '\\u2028' or '\\u2029')");
        writer.Line("characters[i] = ' ';");
        writer.Close();
        writer.Close();
        writer.Lines("", "return new string(characters);");
        writer.Close();
    }
}
