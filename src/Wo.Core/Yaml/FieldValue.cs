namespace Wo.Core.Yaml;

/// <summary>The new value of one top-level key of a work order: null, text or a whole number.</summary>
public abstract record FieldValue
{
    private FieldValue() { }

    /// <summary>YAML <c>null</c>: the key stays where it is present and is not added where it is absent.</summary>
    public sealed record Null : FieldValue;

    /// <summary>Text.</summary>
    /// <param name="Value">The text; may hold anything but NUL.</param>
    /// <param name="AlwaysQuoted">
    /// Whether it is quoted even where a plain scalar would do. Timestamps and object ids are, because YAML 1.1
    /// readers turn some of them into dates and numbers.
    /// </param>
    public sealed record Text(string Value, bool AlwaysQuoted = false) : FieldValue;

    /// <summary>A whole number.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Whole(long Value) : FieldValue;

    /// <summary>A value that is more than a scalar, written on one line in flow style.</summary>
    /// <param name="FlowText">YAML flow text that parses on its own, such as <c>[{by: alice}]</c>.</param>
    public sealed record Flow(string FlowText) : FieldValue;
}
