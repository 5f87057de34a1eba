namespace Wo.Core.Yaml.Recognition;

/// <summary>One node that was recognised: what it is and where it stands. Its value is taken from the text where it is wanted.</summary>
internal struct YamlToken
{
    public YamlTokenKind Kind;

    /// <summary>Whether the value of a scalar is its source as it stands, within its quotes.</summary>
    public bool IsVerbatim;

    /// <summary>How many entries or items a collection has.</summary>
    public int Count;

    /// <summary>Index of the token behind this node and all below it.</summary>
    public int Next;

    public YamlPlace Start;

    public YamlPlace End;

    public readonly int Length => End.Offset - Start.Offset;
}
