using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Wo.Engine.Wording;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Status;

/// <summary>What <c>wo status --config</c> answers.</summary>
/// <param name="settings">Each setting.</param>
/// <param name="file">The file of settings.</param>
internal sealed class SettingsReport(ImmutableArray<SettingInForce> settings, CtxPath file) : IReport
{
    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var table = new TextTable("SETTING", "VALUE", "FROM") { ClipsLastColumn = true };
        foreach (var setting in settings)
        {
            var style = setting.Source == SettingSource.Default ? TextStyle.Faint : TextStyle.Strong;
            table.Add((setting.Key, style), Value(setting.Value), Origin(setting));
        }

        output.Table(table);
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("file", file.FullPath);
        json.WriteStartArray("settings");
        foreach (var setting in settings)
        {
            json.WriteStartObject();
            json.WriteString("key", setting.Key);
            json.WritePropertyName("value");
            YamlAsJson.Write(json, setting.Value);
            json.WriteStartObject("origin");
            json.WriteString("kind", NameOf(setting.Source));
            json.WriteString("name", setting.GivenBy);
            json.WriteString("file", setting.Position is null ? null : file.FullPath);
            WritePlace(json, "line", setting.Position?.Line);
            WritePlace(json, "column", setting.Position?.Column);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } place)
        {
            json.WriteNumber(name, place);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private string Origin(SettingInForce setting) =>
        setting.Position is { } place
            ? string.Create(CultureInfo.InvariantCulture, $"{file}:{place.Line}")
            : NameOf(setting.Source) + (setting.GivenBy is { } name ? " " + name : "");

    // A text as it is; lists and maps as JSON, which is YAML too.
    private static string Value(YamlNode? value)
    {
        if (value is null or YamlScalar)
        {
            return value is YamlScalar scalar ? scalar.Value : "-";
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = ReadableJson.Encoder }))
        {
            YamlAsJson.Write(json, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string NameOf(SettingSource source) =>
        source switch
        {
            SettingSource.Option => "option",
            SettingSource.Environment => "environment",
            SettingSource.File => "file",
            _ => "default",
        };
}
