using System.Text;
using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Writes a JSON value without white space, so that equal text means an equal document in equal order.</summary>
internal static class CanonicalJson
{
    public static string Write(JsonValue value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(JsonValue value, StringBuilder text)
    {
        switch (value.Kind)
        {
            case JsonKind.Array:
                text.Append('[');
                foreach (var item in value.Items)
                {
                    Write(item, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonKind.Object:
                text.Append('{');
                foreach (var member in value.Members)
                {
                    WriteString(member.Name, text);
                    text.Append(':');
                    Write(member.Value, text);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonKind.String:
                WriteString(value.Text, text);
                break;
            default:
                text.Append(value.Text);
                break;
        }
    }

    private static void WriteString(string value, StringBuilder text) =>
        text.Append('"').Append(value.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append('"');
}
