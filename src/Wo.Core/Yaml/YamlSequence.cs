namespace Wo.Core.Yaml;

/// <summary>An ordered list of nodes.</summary>
public sealed class YamlSequence(IReadOnlyList<YamlNode> items, bool isFlow, YamlPosition start, YamlPosition end)
    : YamlNode(start, end)
{
    private readonly YamlNode[] items = items as YamlNode[] ?? [.. items];

    /// <summary>The items in document order.</summary>
    public IReadOnlyList<YamlNode> Items => items;

    /// <summary>The items without the object that each look through a list makes.</summary>
    internal ReadOnlySpan<YamlNode> Span => items;

    /// <summary>Whether it is written in brackets.</summary>
    public bool IsFlow { get; } = isFlow;
}
