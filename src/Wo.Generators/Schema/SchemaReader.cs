namespace Wo.Core.Schema;

/// <summary>
/// Turns schema text into a <see cref="JsonSchema"/>. A keyword that is not supported is a problem, never ignored:
/// a check that silently does not happen is worse than none.
/// </summary>
public sealed class SchemaReader
{
    private readonly JsonValue document;
    private readonly HashSet<string> definitions;
    private readonly KeywordValues values = new();

    private SchemaReader(JsonValue document)
    {
        this.document = document;
        definitions = new(document.Get("$defs")?.Members.Select(member => member.Name) ?? [], StringComparer.Ordinal);
    }

    /// <summary>Reads a schema from JSON text.</summary>
    public static SchemaReadResult Read(string json)
    {
        if (JsonTextReader.Read(json, out var problem) is not { } document)
        {
            return new SchemaReadResult(null, null, [problem!]);
        }

        var reader = new SchemaReader(document);
        var schema = reader.ReadSchema(document);
        reader.values.Problems.Sort(static (a, b) => a.Span.Offset.CompareTo(b.Span.Offset));
        return new SchemaReadResult(
            reader.values.Problems.Count == 0 ? schema : null,
            document,
            reader.values.Problems
        );
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

        foreach (var member in value.Members)
        {
            if (!IsKeyword(member.Name) && !IsAnnotation(member.Name))
            {
                values.Report($"the keyword '{member.Name}' is not supported", member.NameSpan);
            }
            else if (member.Name == "$id" && value != document)
            {
                // It would begin a schema of its own, to which the references below it belong.
                values.Report("'$id' is supported at the top only", member.NameSpan);
            }
        }

        return new JsonSchema
        {
            Title = values.Text(value, "title"),
            Description = values.Text(value, "description"),
            Reference = Reference(value.Get("$ref")),
            Definitions = NamedSchemas(value.Get("$defs")),
            Types = values.Types(value.Get("type")),
            Enum = values.Comparable(value.Get("enum")) is { } options ? values.Array(options) : null,
            Const = values.Comparable(value.Get("const")),
            Pattern = values.Pattern(value.Get("pattern")),
            Format = values.Format(value.Get("format")),
            MinLength = values.Count(value.Get("minLength")),
            MaxLength = values.Count(value.Get("maxLength")),
            Minimum = values.Number(value.Get("minimum")),
            Maximum = values.Number(value.Get("maximum")),
            Required = values.Names(value.Get("required")),
            Properties = NamedSchemas(value.Get("properties")),
            PatternProperties = PatternSchemas(value.Get("patternProperties")),
            AdditionalProperties = Subschema(value.Get("additionalProperties")),
            Items = Subschema(value.Get("items")),
            Contains = Subschema(value.Get("contains")),
            MinItems = values.Count(value.Get("minItems")),
            MaxItems = values.Count(value.Get("maxItems")),
            AllOf = Subschemas(value.Get("allOf")),
            AnyOf = Subschemas(value.Get("anyOf")),
            OneOf = Subschemas(value.Get("oneOf")),
            Not = Subschema(value.Get("not")),
            If = Subschema(value.Get("if")),
            Then = Subschema(value.Get("then")),
            Else = Subschema(value.Get("else")),
        };
    }

    private static bool IsAnnotation(string name) =>
        name is "$schema" or "$id" or "$comment" or "title" or "description" or "default" or "examples"
        || name.StartsWith("x-", StringComparison.Ordinal);

    private static bool IsKeyword(string name) =>
        name
            is "$ref"
                or "$defs"
                or "type"
                or "enum"
                or "const"
                or "pattern"
                or "format"
                or "minLength"
                or "maxLength"
                or "minimum"
                or "maximum"
                or "required"
                or "properties"
                or "patternProperties"
                or "additionalProperties"
                or "items"
                or "contains"
                or "minItems"
                or "maxItems"
                or "allOf"
                or "anyOf"
                or "oneOf"
                or "not"
                or "if"
                or "then"
                or "else";

    private string? Reference(JsonValue? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Kind == JsonKind.String && DefinitionPointer.Read(value.Text) is { } name)
        {
            if (definitions.Contains(name))
            {
                return name;
            }

            values.Report($"'$defs' has no '{name}'", value.Span);
            return null;
        }

        values.Report("only references of the form '#/$defs/<name>' are supported", value.Span);
        return null;
    }

    private JsonSchema? Subschema(JsonValue? value) => value is null ? null : ReadSchema(value);

    private List<JsonSchema> Subschemas(JsonValue? value)
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

        if (schemas.Count == 0)
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
