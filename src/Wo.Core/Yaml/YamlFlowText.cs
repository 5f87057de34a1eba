using System.Text;

namespace Wo.Core.Yaml;

/// <summary>Writes nodes on one line in flow style, so that they read back as the same values.</summary>
internal static class YamlFlowText
{
    /// <summary>The text of a node. Comments and anchors are not part of its value.</summary>
    public static string Of(YamlNode node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                WriteAll(text, '{', mapping.Entries, '}', static (text, entry) => WriteEntry(text, entry));
                break;
            case YamlSequence sequence:
                WriteAll(text, '[', sequence.Items, ']', Write);
                break;
            case YamlScalar { Kind: YamlScalarKind.Null }:
                text.Append("null");
                break;
            case YamlScalar { Kind: YamlScalarKind.String } scalar:
                text.Append(YamlScalarWriter.Write(scalar.Value, YamlScalarStyle.SingleQuoted, inFlow: true));
                break;
            case YamlScalar scalar:
                // Numbers and booleans keep their spelling, which is what makes them that.
                text.Append(scalar.Value);
                break;
        }
    }

    private static void WriteEntry(StringBuilder text, YamlEntry entry)
    {
        Write(text, entry.Key);
        text.Append(": ");
        Write(text, entry.Value);
    }

    private static void WriteAll<T>(
        StringBuilder text,
        char open,
        IReadOnlyList<T> parts,
        char close,
        Action<StringBuilder, T> write
    )
    {
        text.Append(open);
        for (var i = 0; i < parts.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            write(text, parts[i]);
        }

        text.Append(close);
    }
}
