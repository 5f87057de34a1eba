using System.Collections.Immutable;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Hook;

/// <summary>What became of the hooks.</summary>
internal sealed class HookChangeReport(ImmutableArray<HookChange> changes, FilePaths paths) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("hooks");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("hook", change.Hook);
            json.WriteString("path", change.Path);
            json.WriteBoolean("changed", change.IsChanged);
            json.WriteString("what", change.What);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var change in changes)
        {
            var path = paths.FromHere(Path.GetRelativePath(paths.Root, change.Path));
            output.Line((change.Hook, TextStyle.Strong), $": {change.What} ({path})");
        }
    }
}
