using System.Text.Json;

namespace Wo.EndToEnd.Tests;

/// <summary>How a run of the tool ended, and what it printed.</summary>
internal sealed record ToolOutcome(int ExitCode, string Output, string Error)
{
    /// <summary>The one JSON object that standard output holds; parsing fails if there is anything else.</summary>
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Output);
        return document.RootElement.Clone();
    }
}
