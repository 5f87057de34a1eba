namespace Wo.Core.Yaml;

/// <summary>A node of a YAML document that was read within bounds. Nodes are immutable.</summary>
/// <param name="start">Where the node's own text begins (after its anchor or tag).</param>
/// <param name="end">Just behind the node's text.</param>
public abstract class YamlNode(YamlPosition start, YamlPosition end)
{
    /// <summary>Where the node's own text begins.</summary>
    public YamlPosition Start { get; } = start;

    /// <summary>Just behind the node's text.</summary>
    public YamlPosition End { get; } = end;

    /// <summary>Offset of the node's anchor or tag, whichever comes first; of its own text where it has neither.</summary>
    internal int OuterStart { get; init; } = start.Offset;
}
