namespace Wo.Core.Yaml;

/// <summary>An ordered list of nodes.</summary>
public sealed class YamlSequence(IReadOnlyList<YamlNode> items, bool isFlow, YamlPosition start, YamlPosition end)
    : YamlNode(start, end)
{
    /// <summary>The items in document order.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;

    /// <summary>Whether it is written in brackets.</summary>
    public bool IsFlow { get; } = isFlow;
}
