using System.Text.Json;

namespace Wo.Tool.Output;

/// <summary>What <c>--version</c> shows.</summary>
internal sealed class VersionReport : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("version", BuildInfo.Version);
        json.WriteString("commit", BuildInfo.Commit.Length == 0 ? null : BuildInfo.Commit);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var commit = BuildInfo.Commit.Length == 0 ? "unknown" : BuildInfo.Commit;
        output.Line("wo ", BuildInfo.Version, $" (commit {commit})");
    }
}
