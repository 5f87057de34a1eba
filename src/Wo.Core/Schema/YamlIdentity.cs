using System.Globalization;
using System.Text;
using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>A text of a node that is the same for nodes which are equal as JSON values, and for no others.</summary>
internal static class YamlIdentity
{
    /// <summary>The text, or <see langword="null"/> where a number is too long to be compared.</summary>
    /// <param name="node">The node.</param>
    /// <param name="number">That number.</param>
    public static string? Of(YamlNode node, out YamlNode? number)
    {
        var text = new StringBuilder();
        number = null;
        Write(node, text, ref number);
        return number is null ? text.ToString() : null;
    }

    private static void Write(YamlNode node, StringBuilder text, ref YamlNode? number)
    {
        switch (node)
        {
            case YamlMapping mapping:
                text.Append('{');
                foreach (var entry in mapping.Entries.OrderBy(entry => entry.Key.Value, StringComparer.Ordinal))
                {
                    WriteText(entry.Key.Value, text);
                    Write(entry.Value, text, ref number);
                }

                text.Append('}');
                break;
            case YamlSequence sequence:
                text.Append('[');
                foreach (var item in sequence.Items)
                {
                    Write(item, text, ref number);
                }

                text.Append(']');
                break;
            case YamlScalar scalar:
                WriteScalar(scalar, text, ref number);
                break;
        }
    }

    private static void WriteScalar(YamlScalar scalar, StringBuilder text, ref YamlNode? number)
    {
        switch (scalar.Kind)
        {
            case YamlScalarKind.Null:
                text.Append('n');
                break;
            case YamlScalarKind.Boolean:
                text.Append(YamlJson.IsTrue(scalar) ? 't' : 'f');
                break;
            case YamlScalarKind.Integer or YamlScalarKind.Number:
                if (YamlNumber.IsTooLong(scalar))
                {
                    number ??= scalar;
                }

                // Dividing by one with all digits takes the zeros from the end: 1.0 is 1.
                text.Append('#')
                    .Append(
                        YamlNumber.TryRead(scalar, out var value)
                            ? (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
                            : scalar.Value.ToUpperInvariant()
                    )
                    .Append(';');
                break;
            default:
                WriteText(scalar.Value, text);
                break;
        }
    }

    // With its length in front, so that no text looks like the end of another.
    private static void WriteText(string value, StringBuilder text) =>
        text.Append(CultureInfo.InvariantCulture, $"'{value.Length}:{value}");
}
