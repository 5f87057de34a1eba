using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Probe;

/// <summary>Untrusted text in a table, with lines of each verbosity around it.</summary>
internal sealed record EchoReport(string Text, string Owner, string? Root) : IReport
{
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("text", Text);
        json.WriteString("owner", Owner);
        json.WriteString("root", Root);
        json.WriteEndObject();
    }

    public void WriteText(TextOutput output)
    {
        output.Note("a note");
        output.Detail("a detail");
        var table = new TextTable("TEXT", "OWNER");
        table.Add((Text, TextStyle.Good), Owner);
        output.Table(table);
    }
}
