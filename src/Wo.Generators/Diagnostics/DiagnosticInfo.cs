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
    /// <summary>Further places in the file that the message speaks of.</summary>
    public EquatableList<JsonSpan> Others { get; init; } = new([]);

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor(Id), At(Span), Others.Select(At), SourceWriter.OneLine(Message));

    private Location At(JsonSpan span)
    {
        var lines = new LinePositionSpan(
            new LinePosition(Math.Max(span.Line - 1, 0), Math.Max(span.Column - 1, 0)),
            new LinePosition(Math.Max(span.EndLine - 1, 0), Math.Max(span.EndColumn - 1, 0))
        );
        return Location.Create(Path, new TextSpan(span.Offset, span.Length), lines);
    }

    /// <summary>One reason for a build log: names out of the file may be long, and logs are read by the line.</summary>
    public static string Shown(string message)
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
