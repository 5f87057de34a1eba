namespace Wo.Core.Yaml.Recognition;

/// <summary>What the source of a node is.</summary>
internal enum YamlTokenKind : byte
{
    /// <summary>A block mapping; keys and values follow in turn.</summary>
    Mapping,

    /// <summary>A block sequence; its items follow.</summary>
    Sequence,

    /// <summary><c>{}</c>.</summary>
    EmptyMapping,

    /// <summary><c>[]</c>.</summary>
    EmptySequence,

    /// <summary>A value that is not written at all.</summary>
    Nothing,

    /// <summary>Text without quotes.</summary>
    Plain,

    /// <summary>Text in single quotes.</summary>
    SingleQuoted,

    /// <summary>Text in double quotes.</summary>
    DoubleQuoted,

    /// <summary>A block scalar that keeps its lines.</summary>
    Literal,

    /// <summary>A block scalar whose lines are joined.</summary>
    Folded,
}
