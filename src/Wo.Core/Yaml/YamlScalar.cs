namespace Wo.Core.Yaml;

/// <summary>A single value. An alias appears as the scalar it stands for, at the alias' own position.</summary>
public sealed class YamlScalar(string value, YamlScalarKind kind, YamlPosition start, YamlPosition end)
    : YamlNode(start, end)
{
    /// <summary>The text after unescaping and folding, without quotes.</summary>
    public string Value { get; } = value;

    /// <summary>How the value is to be understood.</summary>
    public YamlScalarKind Kind { get; } = kind;

    /// <summary>The anchor name defined on this scalar, without <c>&amp;</c>, or <see langword="null"/>.</summary>
    public string? Anchor { get; init; }

    /// <summary>The anchor name this node refers to when it is an alias, without <c>*</c>, or <see langword="null"/>.</summary>
    public string? AliasOf { get; init; }
}
