namespace Wo.Core.Yaml;

/// <summary>A single value. An alias appears as the scalar it stands for, at the alias' own position.</summary>
public sealed class YamlScalar : YamlNode
{
    // One of the two: of thousands of values few are ever looked at.
    private readonly string? source;
    private string? value;

    // Hardly any scalar has one.
    private AnchorNames? names;

    /// <summary>Makes a value.</summary>
    /// <param name="value">The text after unescaping and folding, without quotes.</param>
    /// <param name="kind">How the value is to be understood.</param>
    /// <param name="start">Where its own text begins.</param>
    /// <param name="end">Just behind its text.</param>
    public YamlScalar(string value, YamlScalarKind kind, YamlPosition start, YamlPosition end)
        : base(start, end) => (this.value, Kind) = (value, kind);

    private YamlScalar(YamlScalarKind kind, string source, YamlPosition start, YamlPosition end)
        : base(start, end) => (this.source, Kind) = (source, kind);

    /// <summary>The text after unescaping and folding, without quotes.</summary>
    public string Value => value ??= Verbatim();

    /// <summary>How the value is to be understood.</summary>
    public YamlScalarKind Kind { get; }

    /// <summary>The anchor name defined on this scalar, without <c>&amp;</c>, or <see langword="null"/>.</summary>
    public string? Anchor
    {
        get => names?.Anchor;
        init => names = new AnchorNames(value, AliasOf);
    }

    /// <summary>The anchor name this node refers to when it is an alias, without <c>*</c>, or <see langword="null"/>.</summary>
    public string? AliasOf
    {
        get => names?.AliasOf;
        init => names = new AnchorNames(Anchor, value);
    }

    /// <summary>A value that the text of a document has as it is, in quotes or without, and which is taken from there when it is asked for.</summary>
    /// <param name="source">The text of the document.</param>
    /// <param name="kind">How the value is to be understood.</param>
    /// <param name="start">Where its own text begins.</param>
    /// <param name="end">Just behind its text.</param>
    internal static YamlScalar Verbatim(string source, YamlScalarKind kind, YamlPosition start, YamlPosition end) =>
        new(kind, source, start, end);

    private string Verbatim()
    {
        var quote = source![Start.Offset] is '\'' or '"' ? 1 : 0;
        return source[(Start.Offset + quote)..(End.Offset - quote)];
    }

    private sealed record AnchorNames(string? Anchor, string? AliasOf);
}
