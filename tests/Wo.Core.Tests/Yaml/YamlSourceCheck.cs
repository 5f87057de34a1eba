using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

/// <summary>Checks a document's positions against nothing but its text: each value's source is read again, alone.</summary>
internal static class YamlSourceCheck
{
    public static void AssertExact(YamlDocument document, string where)
    {
        var text = document.Text;
        foreach (var node in YamlText.Nodes(document.Root))
        {
            var (start, end) = (node.Start.Offset, node.End.Offset);
            var source = text[start..end];
            var context = $"{where}, {node.Start}: «{source}»";
            AssertTight(text, node, context);
            AssertReadsAlone(text, node, source, context);
        }

        AssertGapsHoldNoText(document, where);
    }

    private static void AssertTight(string text, YamlNode node, string context)
    {
        var (start, end) = (node.Start.Offset, node.End.Offset);
        if (start == end)
        {
            return;
        }

        Assert.False(char.IsWhiteSpace(text[start]), context);
        if (text[start] is '|' or '>')
        {
            Assert.True(end == text.Length || text[end] is '\r' or '\n' or ' ', context);
        }
        else if (
            YamlText.Nodes(node).Last() is var last
            && last != node
            && YamlBlockScalar.StartsAt(text, last.Start.Offset)
        )
        {
            Assert.True(last.End.Offset == end, context);
        }
        else
        {
            Assert.False(char.IsWhiteSpace(text[end - 1]), context);
        }
    }

    private static void AssertReadsAlone(string text, YamlNode node, string source, string context)
    {
        if (node is YamlScalar { AliasOf: { } name })
        {
            Assert.True(source == "*" + name, context);
            return;
        }

        // The anchors that aliases name are defined elsewhere.
        if (YamlText.Nodes(node).OfType<YamlScalar>().Any(scalar => scalar.AliasOf is not null))
        {
            return;
        }

        var final = node.End.Offset == text.Length ? "" : "\n";
        var isScalar = node is YamlScalar;
        source = isScalar ? text[node.OuterStart..node.End.Offset] : source;
        var lead = isScalar ? "k: " : new string(' ', node.Start.Column - 1);
        var root = YamlText.Read(lead + source + final).Root;
        var read = isScalar ? ((YamlMapping)root).Entries[0].Value : root;
        Assert.True(YamlText.Meaning(node) == YamlText.Meaning(read), $"{context} reads {YamlText.Meaning(read)}");
    }

    /// <summary>What no value covers is indentation, indicators, anchors and comments: nothing was left out.</summary>
    private static void AssertGapsHoldNoText(YamlDocument document, string where)
    {
        var previous = 0;
        foreach (var scalar in YamlText.Nodes(document.Root).OfType<YamlScalar>())
        {
            AssertGap(document.Text[previous..scalar.Start.Offset], where, scalar);
            previous = scalar.End.Offset;
        }

        AssertGap(document.Text[previous..], where, document.Root);
    }

    private static void AssertGap(string gap, string where, YamlNode before)
    {
        foreach (var line in gap.Split('\n'))
        {
            if (line.StartsWith('%'))
            {
                continue;
            }

            var comment = line.IndexOf('#', StringComparison.Ordinal);
            var rest = comment < 0 ? line : line[..comment];
            foreach (var word in rest.Split([' ', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                var isIndicator = word.All(c => "-:?,[]{}.".Contains(c)) || word[0] is '&' or '!';
                Assert.True(isIndicator, $"{where}: «{word}» before {before.Start} is in no value");
            }
        }
    }
}
