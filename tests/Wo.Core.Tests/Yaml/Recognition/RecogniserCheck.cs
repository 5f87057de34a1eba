using System.Text;
using System.Text.Unicode;
using Wo.Core.Yaml;
using Wo.Core.Yaml.Recognition;

namespace Wo.Core.Tests.Yaml.Recognition;

/// <summary>Holds what the recogniser takes against the full reader: all that a document shows, within the assembly, too.</summary>
internal static class RecogniserCheck
{
    /// <summary>Checks bytes.</summary>
    /// <returns>Whether the recogniser took them.</returns>
    public static bool AssertSame(byte[] bytes)
    {
        var hasByteOrderMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        var content = bytes.AsSpan(hasByteOrderMark ? Encoding.UTF8.Preamble.Length : 0);
        if (!Utf8.IsValid(content))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(content);
        if (YamlTapeNodes.Read(text) is not { } root)
        {
            return false;
        }

        var full = YamlReader.ReadInFull(bytes);
        Assert.True(full.Document is not null, $"taken, but {full.Error}");
        Assert.Equal((text, hasByteOrderMark), (full.Document.Text, full.Document.HasByteOrderMark));
        if (!IsSame(full.Document.Root, root))
        {
            Assert.Equal(Describe(full.Document.Root), Describe(root));
            Assert.Fail("the nodes differ in what is not described");
        }

        return true;
    }

    private static bool IsSame(YamlNode one, YamlNode other) =>
        (one.Start, one.End, one.OuterStart) == (other.Start, other.End, other.OuterStart)
        && (one, other) switch
        {
            (YamlScalar a, YamlScalar b) => (a.Value, a.Kind, a.Anchor, a.AliasOf)
                == (b.Value, b.Kind, b.Anchor, b.AliasOf),
            (YamlSequence a, YamlSequence b) => a.IsFlow == b.IsFlow
                && a.Items.Count == b.Items.Count
                && a.Items.Zip(b.Items).All(pair => IsSame(pair.First, pair.Second)),
            (YamlMapping a, YamlMapping b) => a.IsFlow == b.IsFlow
                && a.Entries.Count == b.Entries.Count
                && a.Entries.Zip(b.Entries)
                    .All(pair =>
                        IsSame(pair.First.Key, pair.Second.Key) && IsSame(pair.First.Value, pair.Second.Value)
                    ),
            _ => false,
        };

    private static string Describe(YamlNode root)
    {
        var lines = new StringBuilder();
        Describe(lines, root, 0);
        return lines.ToString();
    }

    private static void Describe(StringBuilder lines, YamlNode node, int depth)
    {
        lines.Append(' ', depth).Append(Place(node.Start)).Append('-').Append(Place(node.End));
        lines.Append(' ').Append(node.OuterStart).Append(' ').Append(node.GetType().Name);
        switch (node)
        {
            case YamlScalar scalar:
                lines.Append($" {scalar.Kind} <{scalar.Value}> {scalar.Anchor ?? "-"} {scalar.AliasOf ?? "-"}\n");
                break;
            case YamlSequence sequence:
                lines.Append($" {sequence.IsFlow} {sequence.Items.Count}\n");
                foreach (var item in sequence.Items)
                {
                    Describe(lines, item, depth + 1);
                }

                break;
            case YamlMapping mapping:
                lines.Append($" {mapping.IsFlow} {mapping.Entries.Count}\n");
                foreach (var (key, value) in mapping.Entries)
                {
                    Describe(lines, key, depth + 1);
                    Describe(lines, value, depth + 1);
                }

                break;
        }
    }

    private static string Place(YamlPosition position) => $"{position.Line}:{position.Column}:{position.Offset}";
}
