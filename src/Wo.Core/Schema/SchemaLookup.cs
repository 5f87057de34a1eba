namespace Wo.Core.Schema;

/// <summary>
/// The keywords of a schema that lead to others or list something, as they are asked for each of thousands of nodes: arrays
/// instead of lists, properties by their names, and the target of the reference once it was found.
/// </summary>
/// <param name="schema">The schema.</param>
internal sealed class SchemaLookup(JsonSchema schema)
{
    // Of few, comparing all names is faster than a hash of one.
    private const int FewProperties = 4;

    private readonly Dictionary<string, JsonSchema>? properties =
        schema.Properties.Count <= FewProperties ? null : ByName(schema.Properties);

    private Resolved? resolved;

    /// <summary>Keyword <c>enum</c>; empty where it is absent.</summary>
    public JsonValue[] Enum { get; } = [.. schema.Enum ?? []];

    /// <summary>Keyword <c>required</c>.</summary>
    public string[] Required { get; } = [.. schema.Required];

    /// <summary>Keyword <c>patternProperties</c>.</summary>
    public PatternSchema[] PatternProperties { get; } = [.. schema.PatternProperties];

    /// <summary>Keyword <c>dependentRequired</c>.</summary>
    public NamedKeys[] DependentRequired { get; } = [.. schema.DependentRequired];

    /// <summary>Keyword <c>dependentSchemas</c>.</summary>
    public NamedSchema[] DependentSchemas { get; } = [.. schema.DependentSchemas];

    /// <summary>Keyword <c>allOf</c>.</summary>
    public JsonSchema[] AllOf { get; } = [.. schema.AllOf];

    /// <summary>Whether a keyword looks at the entries of a mapping one by one.</summary>
    public bool LooksAtEntries { get; } =
        schema.Properties.Count > 0 || schema.PatternProperties.Count > 0 || schema.AdditionalProperties is not null;

    /// <summary>Whether a keyword looks at the characters of a text.</summary>
    public bool LooksAtTexts { get; } =
        schema.MinLength is not null
        || schema.MaxLength is not null
        || schema.Pattern is not null
        || schema.Format is not null;

    /// <summary>Whether a keyword compares numbers.</summary>
    public bool LooksAtNumbers { get; } =
        (schema.Minimum ?? schema.Maximum ?? schema.ExclusiveMinimum ?? schema.ExclusiveMaximum ?? schema.MultipleOf)
        is not null;

    /// <inheritdoc cref="JsonSchema.FindProperty"/>
    public JsonSchema? FindProperty(string name) =>
        properties is null ? schema.FindProperty(name) : properties.GetValueOrDefault(name);

    /// <summary>What the reference of the schema leads to; <see langword="null"/> where that is nothing.</summary>
    /// <param name="root">The root that it belongs to.</param>
    /// <param name="reference">The reference.</param>
    public JsonSchema? Target(JsonSchema root, string reference)
    {
        if (resolved is not { } known || known.Root != root)
        {
            resolved = known = new Resolved(root, SchemaPointer.Find(root, reference));
        }

        return known.Target;
    }

    /// <summary>By names; of two of the same name the first counts, as in the list.</summary>
    private static Dictionary<string, JsonSchema> ByName(IReadOnlyList<NamedSchema> properties)
    {
        var byName = new Dictionary<string, JsonSchema>(properties.Count, StringComparer.Ordinal);
        foreach (var (name, schema) in properties)
        {
            byName.TryAdd(name, schema);
        }

        return byName;
    }

    private sealed record Resolved(JsonSchema Root, JsonSchema? Target);
}
