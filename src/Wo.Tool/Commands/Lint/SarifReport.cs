using System.Buffers;
using System.Text;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Lint;

/// <summary>Findings as a SARIF log, for code scanning services and editors.</summary>
internal sealed class SarifReport(LintAnswer answer) : IReport
{
    // All of it is ASCII by its escapes, so that nothing has to be made harmless on the way out.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json) => LintJson.Write(json, answer);

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            new SarifLog(answer).Write(json);
        }

        foreach (var line in Encoding.ASCII.GetString(buffer.WrittenSpan).Split('\n'))
        {
            output.Line(line);
        }
    }
}
