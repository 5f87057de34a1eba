using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wo.Core.Schema;
using Wo.Generators.Emit;

namespace Wo.Generators.Diagnostics;

/// <summary>A diagnostic as a value, which the incremental pipeline can compare and keep.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Message">The message.</param>
/// <param name="Path">The schema file.</param>
/// <param name="Span">Where in it.</param>
internal sealed record DiagnosticInfo(string Id, string Message, string Path, JsonSpan Span)
{
    public Diagnostic ToDiagnostic()
    {
        var lines = new LinePositionSpan(
            new LinePosition(Math.Max(Span.Line - 1, 0), Math.Max(Span.Column - 1, 0)),
            new LinePosition(Math.Max(Span.EndLine - 1, 0), Math.Max(Span.EndColumn - 1, 0))
        );
        var location = Location.Create(Path, new TextSpan(Span.Offset, Span.Length), lines);
        return Diagnostic.Create(Descriptor(Id), location, Shown(Message));
    }

    // Names out of the file may be long, and build logs are read by the line.
    private static string Shown(string message)
    {
        const int Longest = 300;
        var line = SourceWriter.OneLine(message);
        return line.Length <= Longest
            ? line
            : line.Substring(0, char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest) + "…";
    }

    private static DiagnosticDescriptor Descriptor(string id) =>
        id switch
        {
            "WO2001" => Descriptors.SchemaFile,
            "WO2002" => Descriptors.MalformedJson,
            "WO2003" => Descriptors.Unsupported,
            _ => Descriptors.NameCollision,
        };
}
