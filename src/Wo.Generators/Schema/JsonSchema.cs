namespace Wo.Core.Schema;

/// <summary>
/// A JSON Schema (2020-12) as data: one property for each keyword that is supported. Immutable. A keyword that is
/// absent is <see langword="null"/>, or empty where an empty list means the same.
/// </summary>
public sealed partial class JsonSchema
{
    /// <summary>The schema <c>false</c>, which nothing matches. An empty schema is <c>true</c>.</summary>
    public bool Never { get; init; }

    /// <summary>Annotation <c>title</c>.</summary>
    public string? Title { get; init; }

    /// <summary>Annotation <c>description</c>.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Keyword <c>$ref</c>: a pointer from the root, such as <c>#/$defs/name</c>, in the names of 2020-12. Anchors are
    /// pointers here, too.
    /// </summary>
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

    /// <summary>Keyword <c>format</c> where the schema asserts it: <c>date-time</c> or <c>date</c>; else an annotation.</summary>
    public string? Format { get; init; }

    /// <summary>Keyword <c>minLength</c>, in code points.</summary>
    public long? MinLength { get; init; }

    /// <summary>Keyword <c>maxLength</c>, in code points.</summary>
    public long? MaxLength { get; init; }

    /// <summary>Keyword <c>minimum</c>.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Keyword <c>maximum</c>.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Keyword <c>exclusiveMinimum</c>.</summary>
    public decimal? ExclusiveMinimum { get; init; }

    /// <summary>Keyword <c>exclusiveMaximum</c>.</summary>
    public decimal? ExclusiveMaximum { get; init; }

    /// <summary>Keyword <c>multipleOf</c>, greater than 0.</summary>
    public decimal? MultipleOf { get; init; }

    /// <summary>Keyword <c>required</c>.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Keyword <c>properties</c>.</summary>
    public IReadOnlyList<NamedSchema> Properties { get; init; } = [];

    /// <summary>Keyword <c>patternProperties</c>.</summary>
    public IReadOnlyList<PatternSchema> PatternProperties { get; init; } = [];

    /// <summary>Keyword <c>additionalProperties</c>.</summary>
    public JsonSchema? AdditionalProperties { get; init; }

    /// <summary>Keyword <c>unevaluatedProperties</c>.</summary>
    public JsonSchema? UnevaluatedProperties { get; init; }

    /// <summary>Keyword <c>propertyNames</c>.</summary>
    public JsonSchema? PropertyNames { get; init; }

    /// <summary>Keyword <c>minProperties</c>.</summary>
    public long? MinProperties { get; init; }

    /// <summary>Keyword <c>maxProperties</c>.</summary>
    public long? MaxProperties { get; init; }

    /// <summary>Keyword <c>dependentRequired</c>.</summary>
    public IReadOnlyList<NamedKeys> DependentRequired { get; init; } = [];

    /// <summary>Keyword <c>dependentSchemas</c>.</summary>
    public IReadOnlyList<NamedSchema> DependentSchemas { get; init; } = [];

    /// <summary>Keyword <c>prefixItems</c>.</summary>
    public IReadOnlyList<JsonSchema> PrefixItems { get; init; } = [];

    /// <summary>Keyword <c>items</c>: of what comes behind <see cref="PrefixItems"/>.</summary>
    public JsonSchema? Items { get; init; }

    /// <summary>Keyword <c>contains</c>.</summary>
    public JsonSchema? Contains { get; init; }

    /// <summary>Keyword <c>minContains</c>; 1 where it is absent.</summary>
    public long? MinContains { get; init; }

    /// <summary>Keyword <c>maxContains</c>.</summary>
    public long? MaxContains { get; init; }

    /// <summary>Keyword <c>unevaluatedItems</c>.</summary>
    public JsonSchema? UnevaluatedItems { get; init; }

    /// <summary>Keyword <c>uniqueItems</c>.</summary>
    public bool UniqueItems { get; init; }

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
            if (schemas[i].Name == name)
            {
                return schemas[i].Schema;
            }
        }

        return null;
    }
}
