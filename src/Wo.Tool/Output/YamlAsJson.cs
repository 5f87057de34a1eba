using System.Globalization;
using System.Text.Json;

namespace Wo.Tool.Output;

/// <summary>A YAML document as JSON: the same keys in the same order, numbers and flags where YAML has them.</summary>
internal static class YamlAsJson
{
    /// <summary>Writes one value.</summary>
    public static void Write(Utf8JsonWriter json, YamlNode? node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                json.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    json.WritePropertyName(entry.Key.Value);
                    Write(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case YamlSequence list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case YamlScalar scalar:
                WriteScalar(json, scalar);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter json, YamlScalar scalar)
    {
        switch (scalar.Kind)
        {
            case YamlScalarKind.Null:
                json.WriteNullValue();
                break;
            case YamlScalarKind.Boolean:
                json.WriteBooleanValue(scalar.Value is ['t' or 'T', ..]);
                break;
            // Other forms of numbers than JSON's (hexadecimal, infinity, more digits than fit) stay as they are written.
            case YamlScalarKind.Integer
                when long.TryParse(
                    scalar.Value,
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var whole
                ):
                json.WriteNumberValue(whole);
                break;
            case YamlScalarKind.Number
                when double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(scalar.Value);
                break;
        }
    }
}
