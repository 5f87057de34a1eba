using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>A value of another tool's file, in whatever format that was written.</summary>
internal abstract record ForeignValue
{
    private ForeignValue() { }

    /// <summary>A text.</summary>
    internal sealed record Text(string Value) : ForeignValue;

    /// <summary>A number, <c>true</c> or <c>false</c>, which YAML spells as JSON does.</summary>
    internal sealed record Plain(string Word) : ForeignValue;

    /// <summary>No value.</summary>
    internal sealed record Nothing : ForeignValue;

    /// <summary>A list.</summary>
    internal sealed record List(ImmutableArray<ForeignValue> Items) : ForeignValue;

    /// <summary>A mapping; each key once.</summary>
    internal sealed record Map(ImmutableArray<KeyValuePair<string, ForeignValue>> Entries) : ForeignValue;

    /// <summary>Whether it says nothing: null, an empty text, or a collection of nothing.</summary>
    public bool IsEmpty =>
        this switch
        {
            Nothing => true,
            Text text => string.IsNullOrWhiteSpace(text.Value),
            List list => list.Items.All(static item => item.IsEmpty),
            Map map => map.Entries.All(static entry => entry.Value.IsEmpty),
            _ => false,
        };

    /// <summary>The text of a scalar; <see langword="null"/> for what is none or says nothing.</summary>
    public string? Scalar =>
        this switch
        {
            Text { IsEmpty: false } text => text.Value,
            Plain plain => plain.Word,
            _ => null,
        };
}
