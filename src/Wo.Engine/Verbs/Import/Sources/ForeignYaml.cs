using System.Collections.Immutable;
using System.Text;
using Wo.Engine.Wording;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>Values of other tools from and to YAML.</summary>
internal static class ForeignYaml
{
    private const int IndentStep = 2;
    private const int LongestKey = 100;

    /// <summary>The value of a node.</summary>
    public static ForeignValue Of(YamlNode node) =>
        node switch
        {
            YamlMapping mapping => new ForeignValue.Map([
                .. mapping.Entries.Select(static entry => KeyValuePair.Create(entry.Key.Value, Of(entry.Value))),
            ]),
            YamlSequence sequence => new ForeignValue.List([.. sequence.Items.Select(Of)]),
            YamlScalar { Kind: YamlScalarKind.Null } => new ForeignValue.Nothing(),
            YamlScalar { Kind: YamlScalarKind.String } text => new ForeignValue.Text(ForeignText.Writable(text.Value)),
            YamlScalar plain => new ForeignValue.Plain(plain.Value),
            _ => new ForeignValue.Nothing(),
        };

    /// <summary>Writes entries as the lines of a block mapping; what says nothing is left out.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="indent">The column in which the keys begin.</param>
    public static string Write(ImmutableArray<KeyValuePair<string, ForeignValue>> entries, int indent)
    {
        var text = new StringBuilder();
        WriteEntries(text, entries, indent);
        return text.ToString();
    }

    private static void WriteEntries(
        StringBuilder text,
        ImmutableArray<KeyValuePair<string, ForeignValue>> entries,
        int indent,
        bool isFirstPlaced = false
    )
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            if (value.IsEmpty)
            {
                continue;
            }

            var key = Key(name, keys);
            text.Append(' ', isFirstPlaced ? 0 : indent).Append(YamlScalarWriter.Write(key)).Append(':');
            isFirstPlaced = false;
            WriteValue(text, value, indent);
        }
    }

    /// <summary>A key of its own, of the length that YAML allows.</summary>
    private static string Key(string name, HashSet<string> used)
    {
        var line = OneLine.Of(name);
        var key = ForeignText.Writable(line[..Math.Min(line.Length, LongestKey)]);
        var free = key;
        for (var copy = 2; !used.Add(free); copy++)
        {
            free = $"{key}_{copy}";
        }

        return free;
    }

    private static void WriteValue(StringBuilder text, ForeignValue value, int indent)
    {
        switch (value)
        {
            case ForeignValue.Map map:
                text.Append('\n');
                WriteEntries(text, map.Entries, indent + IndentStep);
                break;
            case ForeignValue.List list:
                text.Append('\n');
                WriteItems(text, list, indent);
                break;
            default:
                text.Append(' ').Append(Scalar(value, indent + IndentStep)).Append('\n');
                break;
        }
    }

    private static void WriteItems(StringBuilder text, ForeignValue.List list, int indent)
    {
        foreach (var item in list.Items.Where(static item => !item.IsEmpty))
        {
            text.Append(' ', indent).Append("- ");
            switch (item)
            {
                case ForeignValue.Map map:
                    WriteEntries(text, map.Entries, indent + IndentStep, isFirstPlaced: true);
                    break;
                case ForeignValue.List inner:
                    text.Length--;
                    text.Append('\n');
                    WriteItems(text, inner, indent + IndentStep);
                    break;
                default:
                    text.Append(Scalar(item, indent + IndentStep)).Append('\n');
                    break;
            }
        }
    }

    private static string Scalar(ForeignValue value, int indent) =>
        value is ForeignValue.Plain plain
            ? plain.Word
            : YamlLiteral.Write(value.Scalar!, indent) ?? YamlScalarWriter.Write(value.Scalar!);
}
