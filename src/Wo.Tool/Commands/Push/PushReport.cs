using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Push;

/// <summary>What <c>wo push</c> answers.</summary>
internal sealed class PushReport(WorkOrderId id, PushedBranch branch, string remote) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", id.Value);
        json.WriteString("branch", branch.Name);
        json.WriteString("commit", branch.Commit);
        json.WriteString("remote", remote);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output) =>
        output.Line((id.Value, TextStyle.Strong), ": ", branch.Name, " is in ", remote, " at ", branch.Commit);
}
