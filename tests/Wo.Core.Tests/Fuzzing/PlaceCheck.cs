using Wo.Core.Yaml;

namespace Wo.Core.Tests.Fuzzing;

/// <summary>Checks that nodes lie inside each other, one after the other, and on the lines that they say.</summary>
internal sealed class PlaceCheck(string text)
{
    private int at;
    private int line = 1;

    /// <summary>How many nodes there were.</summary>
    public int Nodes { get; private set; }

    /// <summary>Checks a node and all below it.</summary>
    public void AssertInside(YamlNode node, int from, int to, int depth)
    {
        Nodes++;
        Assert.InRange(depth, 1, YamlReader.MaxDepth + 1); // scalars lie one deeper than what may nest
        Assert.InRange(node.Start.Offset, from, to);
        Assert.InRange(node.End.Offset, node.Start.Offset, to);
        Assert.Equal(LineAt(node.Start.Offset), node.Start.Line);
        var children = node switch
        {
            YamlSequence sequence => sequence.Items,
            YamlMapping mapping => mapping.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }),
            _ => [],
        };
        var next = node.Start.Offset;
        foreach (var child in children)
        {
            AssertInside(child, next, node.End.Offset, depth + 1);
            next = child.End.Offset;
        }
    }

    /// <summary>Counts on from the last node: they come in the order of the text. A carriage return alone ends a line, too.</summary>
    private int LineAt(int offset)
    {
        for (; at < offset; at++)
        {
            line += text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')) ? 1 : 0;
        }

        return line;
    }
}
