namespace Wo.Core.Schema;

/// <summary>
/// A JSON Schema (2020-12) as data: one property for each keyword that is supported. Immutable. A keyword that is
/// absent is <see langword="null"/>, or empty where an empty list means the same.
/// </summary>
public sealed class JsonSchema
{
    /// <summary>The schema <c>false</c>, which nothing matches. An empty schema is <c>true</c>.</summary>
    public bool Never { get; init; }

    /// <summary>Annotation <c>title</c>.</summary>
    public string? Title { get; init; }

    /// <summary>Annotation <c>description</c>.</summary>
    public string? Description { get; init; }

    /// <summary>Keyword <c>$ref</c>: a name in the root's <see cref="Definitions"/>.</summary>
    public string? Reference { get; init; }

    /// <summary>Keyword <c>$defs</c>.</summary>
    public IReadOnlyList<NamedSchema> Definitions { get; init; } = [];

    /// <summary>Keyword <c>type</c>.</summary>
    public JsonTypes Types { get; init; }

    /// <summary>Keyword <c>enum</c>.</summary>
    public IReadOnlyList<JsonValue>? Enum { get; init; }

    /// <summary>Keyword <c>const</c>.</summary>
    public JsonValue? Const { get; init; }

    /// <summary>Keyword <c>pattern</c>.</summary>
    public EcmaPattern? Pattern { get; init; }

    /// <summary>Keyword <c>format</c>: <c>date-time</c> or <c>date</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Keyword <c>minLength</c>, in code points.</summary>
    public long? MinLength { get; init; }

    /// <summary>Keyword <c>maxLength</c>, in code points.</summary>
    public long? MaxLength { get; init; }

    /// <summary>Keyword <c>minimum</c>.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Keyword <c>maximum</c>.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Keyword <c>required</c>.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Keyword <c>properties</c>.</summary>
    public IReadOnlyList<NamedSchema> Properties { get; init; } = [];

    /// <summary>Keyword <c>patternProperties</c>.</summary>
    public IReadOnlyList<PatternSchema> PatternProperties { get; init; } = [];

    /// <summary>Keyword <c>additionalProperties</c>.</summary>
    public JsonSchema? AdditionalProperties { get; init; }

    /// <summary>Keyword <c>items</c>.</summary>
    public JsonSchema? Items { get; init; }

    /// <summary>Keyword <c>contains</c>.</summary>
    public JsonSchema? Contains { get; init; }

    /// <summary>Keyword <c>minItems</c>.</summary>
    public long? MinItems { get; init; }

    /// <summary>Keyword <c>maxItems</c>.</summary>
    public long? MaxItems { get; init; }

    /// <summary>Keyword <c>allOf</c>.</summary>
    public IReadOnlyList<JsonSchema> AllOf { get; init; } = [];

    /// <summary>Keyword <c>anyOf</c>.</summary>
    public IReadOnlyList<JsonSchema> AnyOf { get; init; } = [];

    /// <summary>Keyword <c>oneOf</c>.</summary>
    public IReadOnlyList<JsonSchema> OneOf { get; init; } = [];

    /// <summary>Keyword <c>not</c>.</summary>
    public JsonSchema? Not { get; init; }

    /// <summary>Keyword <c>if</c>.</summary>
    public JsonSchema? If { get; init; }

    /// <summary>Keyword <c>then</c>; nothing without <see cref="If"/>.</summary>
    public JsonSchema? Then { get; init; }

    /// <summary>Keyword <c>else</c>; nothing without <see cref="If"/>.</summary>
    public JsonSchema? Else { get; init; }

    /// <summary>The definition of a name, or <see langword="null"/>.</summary>
    public JsonSchema? FindDefinition(string name) => Find(Definitions, name);

    /// <summary>The schema of a property, or <see langword="null"/> where <c>properties</c> does not name it.</summary>
    public JsonSchema? FindProperty(string name) => Find(Properties, name);

    private static JsonSchema? Find(IReadOnlyList<NamedSchema> schemas, string name)
    {
        for (var i = 0; i < schemas.Count; i++)
        {
            if (string.Equals(schemas[i].Name, name, StringComparison.Ordinal))
            {
                return schemas[i].Schema;
            }
        }

        return null;
    }
}
