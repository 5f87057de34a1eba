namespace Wo.Core.Schema;

/// <summary>
/// Turns schema text into a <see cref="JsonSchema"/>, whatever the draft it is written in. A keyword that is not
/// supported is a problem, never ignored: a check that silently does not happen is worse than none.
/// </summary>
internal sealed class SchemaReader
{
    /// <summary>Annotation at the top: <c>assert</c> makes formats checks, as a vocabulary of 2020-12 may.</summary>
    public const string FormatAnnotation = "x-wo-format";

    private readonly JsonValue document;
    private readonly SchemaDraft draft;
    private readonly bool assertsFormats;
    private readonly SchemaReferences references;
    private readonly KeywordValues values = new();

    // How many of the schemas around this one have an address of their own.
    private int addresses;

    private SchemaReader(JsonValue document)
    {
        this.document = document;
        draft = SchemaDrafts.Read(document, out var problem);
        assertsFormats = document.Get(FormatAnnotation) is { Kind: JsonKind.String, Text: "assert" };
        references = new SchemaReferences(document, draft);
        if (problem is not null)
        {
            values.Problems.Add(problem);
        }
    }

    /// <summary>Reads a schema from JSON text.</summary>
    public static SchemaReadResult Read(string json)
    {
        if (JsonTextReader.Read(json, out var problem) is not { } document)
        {
            return new SchemaReadResult(null, null, [problem!]);
        }

        var reader = new SchemaReader(document);
        var problems = reader.values.Problems;

        // In a draft that is not read each keyword may mean something else; one reason says it.
        var schema = problems.Count == 0 ? reader.ReadSchema(document) : null;
        problems.Sort(static (a, b) => a.Span.Offset.CompareTo(b.Span.Offset));
        return new SchemaReadResult(problems.Count == 0 ? schema : null, document, problems)
        {
            Draft = reader.draft,
            References = reader.references,
        };
    }

    private JsonSchema ReadSchema(JsonValue value)
    {
        if (value.Kind == JsonKind.Boolean)
        {
            return new JsonSchema { Never = !value.IsTrue };
        }

        if (value.Kind != JsonKind.Object)
        {
            values.Report("a schema is an object or a boolean", value.Span);
            return new JsonSchema();
        }

        var hasAddress = value != document && SchemaReferences.HasAddress(value, draft);
        addresses += hasAddress ? 1 : 0;
        var schema = SchemaParts.IsReferenceAlone(value, draft) ? ReadReferenceAlone(value) : ReadKeywords(value);
        addresses -= hasAddress ? 1 : 0;
        return schema;
    }

    // In draft-07 and earlier, what stands beside a reference counts for nothing; only definitions can be referred to.
    private JsonSchema ReadReferenceAlone(JsonValue value) =>
        new() { Reference = Reference(value.Get("$ref")), Definitions = Definitions(value) };

    private JsonSchema ReadKeywords(JsonValue value)
    {
        foreach (var member in value.Members)
        {
            if (KeywordCheck.WhyNot(member, document, draft) is { } reason)
            {
                values.Report(reason, member.NameSpan);
            }
        }

        var hasList = SchemaParts.HasList(value) && draft < SchemaDraft.Draft202012;
        var items = value.Get("items");
        if (SchemaParts.HasList(value) && !hasList)
        {
            values.Report("a list of schemas is 'prefixItems' in 2020-12; or name draft-07 in '$schema'", items!.Span);
            items = null;
        }

        return new JsonSchema
        {
            Title = values.Text(value, "title"),
            Description = values.Text(value, "description"),
            Reference = Reference(value.Get("$ref")),
            Definitions = Definitions(value),
            Types = values.Types(value.Get("type")),
            Enum = values.Comparable(value.Get("enum")) is { } options ? values.Array(options) : null,
            Const = values.Comparable(value.Get("const")),
            Pattern = values.Pattern(value.Get("pattern")),
            Format = values.Format(value.Get("format"), assertsFormats),
            MinLength = values.Count(value.Get("minLength")),
            MaxLength = values.Count(value.Get("maxLength")),
            Minimum = values.Number(value.Get("minimum")),
            Maximum = values.Number(value.Get("maximum")),
            ExclusiveMinimum = values.Number(value.Get("exclusiveMinimum")),
            ExclusiveMaximum = values.Number(value.Get("exclusiveMaximum")),
            MultipleOf = values.Divisor(value.Get("multipleOf")),
            Required = values.Names(value.Get("required")),
            Properties = NamedSchemas(value.Get("properties")),
            PatternProperties = PatternSchemas(value.Get("patternProperties")),
            AdditionalProperties = Subschema(value.Get("additionalProperties")),
            UnevaluatedProperties = Subschema(Keyword(value, "unevaluatedProperties")),
            PropertyNames = Subschema(value.Get("propertyNames")),
            MinProperties = values.Count(value.Get("minProperties")),
            MaxProperties = values.Count(value.Get("maxProperties")),
            DependentRequired = DependentKeys(value),
            DependentSchemas = DependentSchemas(value),
            PrefixItems = Subschemas(hasList ? items : Keyword(value, "prefixItems"), mayBeEmpty: hasList),
            Items = Subschema(hasList ? value.Get("additionalItems") : items),
            UnevaluatedItems = Subschema(Keyword(value, "unevaluatedItems")),
            Contains = Subschema(value.Get("contains")),
            MinContains = values.Count(Keyword(value, "minContains")),
            MaxContains = values.Count(Keyword(value, "maxContains")),
            MinItems = values.Count(value.Get("minItems")),
            MaxItems = values.Count(value.Get("maxItems")),
            UniqueItems = values.Flag(value.Get("uniqueItems")),
            AllOf = [.. Subschemas(value.Get("allOf")), .. OtherReferences(value)],
            AnyOf = Subschemas(value.Get("anyOf")),
            OneOf = Subschemas(value.Get("oneOf")),
            Not = Subschema(value.Get("not")),
            If = Subschema(Keyword(value, "if")),
            Then = Subschema(Keyword(value, "then")),
            Else = Subschema(Keyword(value, "else")),
        };
    }

    // What another draft calls so has been reported.
    private JsonValue? Keyword(JsonValue schema, string name) =>
        SchemaKeywords.Find(name, draft) is null ? null : schema.Get(name);

    private string? Reference(JsonValue? value)
    {
        if (value is null || references.WhyNot(value, isBelowAddress: addresses > 0) is not { } reason)
        {
            return value is null ? null : references.Find(value.Text)?.Pointer;
        }

        values.Report(reason, value.Span);
        return null;
    }

    // With one file these lead to where $ref would.
    private IEnumerable<JsonSchema> OtherReferences(JsonValue schema)
    {
        foreach (var keyword in new[] { "$dynamicRef", "$recursiveRef" })
        {
            if (Reference(Keyword(schema, keyword)) is { } reference)
            {
                yield return new JsonSchema { Reference = reference };
            }
        }
    }

    private List<NamedSchema> Definitions(JsonValue schema)
    {
        var definitions = NamedSchemas(schema.Get("$defs"));
        foreach (var member in values.MembersOf(schema.Get("definitions")))
        {
            if (definitions.Exists(known => known.Name == member.Name))
            {
                values.Report($"'{member.Name}' stands in '$defs' and in 'definitions'", member.NameSpan);
            }

            definitions.Add(new NamedSchema(member.Name, ReadSchema(member.Value)));
        }

        return definitions;
    }

    private List<NamedKeys> DependentKeys(JsonValue schema) =>
        [
            .. values.DependentKeys(Keyword(schema, "dependentRequired"), hasSchemas: false),
            .. values.DependentKeys(schema.Get("dependencies"), hasSchemas: true),
        ];

    private List<NamedSchema> DependentSchemas(JsonValue schema)
    {
        var schemas = NamedSchemas(Keyword(schema, "dependentSchemas"));
        foreach (var member in schema.Get("dependencies")?.Members ?? [])
        {
            if (member.Value.Kind != JsonKind.Array)
            {
                schemas.Add(new NamedSchema(member.Name, ReadSchema(member.Value)));
            }
        }

        return schemas;
    }

    private JsonSchema? Subschema(JsonValue? value) => value is null ? null : ReadSchema(value);

    private List<JsonSchema> Subschemas(JsonValue? value, bool mayBeEmpty = false)
    {
        var schemas = new List<JsonSchema>();
        if (value is null)
        {
            return schemas;
        }

        foreach (var item in values.Array(value))
        {
            schemas.Add(ReadSchema(item));
        }

        if (schemas.Count == 0 && !mayBeEmpty)
        {
            values.Report("expected at least one schema", value.Span);
        }

        return schemas;
    }

    private List<NamedSchema> NamedSchemas(JsonValue? value)
    {
        var schemas = new List<NamedSchema>();
        foreach (var member in values.MembersOf(value))
        {
            schemas.Add(new NamedSchema(member.Name, ReadSchema(member.Value)));
        }

        return schemas;
    }

    private List<PatternSchema> PatternSchemas(JsonValue? value)
    {
        var schemas = new List<PatternSchema>();
        foreach (var member in values.MembersOf(value))
        {
            schemas.Add(
                new PatternSchema(values.CheckedPattern(member.Name, member.NameSpan), ReadSchema(member.Value))
            );
        }

        return schemas;
    }
}
