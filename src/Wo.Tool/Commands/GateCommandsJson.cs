using System.Collections.Immutable;
using System.Text.Json;
using Wo.Engine.Gates;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary>The member <c>commands</c>: what became of each command of the gates that was started.</summary>
internal static class GateCommandsJson
{
    /// <summary>Writes it. The log's path is absolute, so that it leads there from any directory.</summary>
    public static void Write(Utf8JsonWriter json, ImmutableArray<VerifyCommandResult> commands)
    {
        json.WriteStartArray("commands");
        foreach (var command in commands)
        {
            json.WriteStartObject();
            json.WriteString("command", command.Command);
            json.WriteBoolean("ok", command.Succeeded);
            json.WriteString("end", command.EndName);
            json.WriteNumber("exit_code", command.Code);
            json.WriteNumber("seconds", command.Seconds);
            json.WriteString("log", command.LogPath);
            json.WriteStrings("output_tail", command.Output.Lines);
            json.WriteStrings("leftovers", command.Leftovers);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
