namespace Wo.Core.Schema;

/// <summary>
/// Turns schema text into a <see cref="JsonSchema"/>. A keyword that is not supported is a problem, never ignored:
/// a check that silently does not happen is worse than none.
/// </summary>
public sealed class SchemaReader
{
    private const string DefinitionPrefix = "#/$defs/";

    private readonly JsonValue document;
    private readonly List<SchemaProblem> problems = [];

    private SchemaReader(JsonValue document) => this.document = document;

    /// <summary>Reads a schema from JSON text.</summary>
    public static SchemaReadResult Read(string json)
    {
        if (JsonTextReader.Read(json, out var problem) is not { } document)
        {
            return new SchemaReadResult(null, null, [problem!]);
        }

        var reader = new SchemaReader(document);
        var schema = reader.ReadSchema(document);
        reader.problems.Sort(static (a, b) => a.Span.Offset.CompareTo(b.Span.Offset));
        return new SchemaReadResult(reader.problems.Count == 0 ? schema : null, document, reader.problems);
    }

    private JsonSchema ReadSchema(JsonValue value)
    {
        if (value.Kind == JsonKind.Boolean)
        {
            return new JsonSchema { Never = !value.IsTrue };
        }

        if (value.Kind != JsonKind.Object)
        {
            Report("a schema is an object or a boolean", value.Span);
            return new JsonSchema();
        }

        foreach (var member in value.Members)
        {
            if (!IsKeyword(member.Name) && !IsAnnotation(member.Name))
            {
                Report($"the keyword '{member.Name}' is not supported", member.NameSpan);
            }
        }

        return new JsonSchema
        {
            Title = Text(value, "title"),
            Description = Text(value, "description"),
            Reference = Reference(value.Get("$ref")),
            Definitions = NamedSchemas(value.Get("$defs")),
            Types = Types(value.Get("type")),
            Enum = value.Get("enum") is { } options ? Array(options) : null,
            Const = value.Get("const"),
            Pattern = Pattern(value.Get("pattern")),
            Format = Format(value.Get("format")),
            MinLength = Count(value.Get("minLength")),
            MaxLength = Count(value.Get("maxLength")),
            Minimum = Number(value.Get("minimum")),
            Maximum = Number(value.Get("maximum")),
            Required = Names(value.Get("required")),
            Properties = NamedSchemas(value.Get("properties")),
            PatternProperties = PatternSchemas(value.Get("patternProperties")),
            AdditionalProperties = Subschema(value.Get("additionalProperties")),
            Items = Subschema(value.Get("items")),
            Contains = Subschema(value.Get("contains")),
            MinItems = Count(value.Get("minItems")),
            MaxItems = Count(value.Get("maxItems")),
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

    private string? Text(JsonValue schema, string name)
    {
        var value = schema.Get(name);
        if (value is null or { Kind: JsonKind.String })
        {
            return value?.Text;
        }

        Report($"'{name}' is text", value.Span);
        return null;
    }

    private string? Reference(JsonValue? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Kind == JsonKind.String && value.Text.StartsWith(DefinitionPrefix, StringComparison.Ordinal))
        {
            // RFC 6901: ~1 stands for a slash, ~0 for a tilde, in this order.
            var name = value.Text.Substring(DefinitionPrefix.Length);
            if (name.IndexOf('/') < 0)
            {
                name = name.Replace("~1", "/").Replace("~0", "~");
                if (document.Get("$defs")?.Get(name) is not null)
                {
                    return name;
                }

                Report($"'$defs' has no '{name}'", value.Span);
                return null;
            }
        }

        Report("only references of the form '#/$defs/<name>' are supported", value.Span);
        return null;
    }

    private JsonTypes Types(JsonValue? value)
    {
        if (value is null)
        {
            return JsonTypes.None;
        }

        if (value is { Kind: JsonKind.Array, Items.Count: 0 })
        {
            Report("'type' lists at least one type", value.Span);
        }

        var types = JsonTypes.None;
        foreach (var item in value.Kind == JsonKind.Array ? value.Items : [value])
        {
            types |= OneType(item);
        }

        return types;
    }

    private JsonTypes OneType(JsonValue item)
    {
        var type =
            item.Kind != JsonKind.String
                ? JsonTypes.None
                : item.Text switch
                {
                    "null" => JsonTypes.Null,
                    "boolean" => JsonTypes.Boolean,
                    "integer" => JsonTypes.Integer,
                    "number" => JsonTypes.Number,
                    "string" => JsonTypes.String,
                    "array" => JsonTypes.Array,
                    "object" => JsonTypes.Object,
                    _ => JsonTypes.None,
                };
        if (type == JsonTypes.None)
        {
            Report("not the name of a type", item.Span);
        }

        return type;
    }

    private EcmaPattern? Pattern(JsonValue? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Kind != JsonKind.String)
        {
            Report("'pattern' is text", value.Span);
            return null;
        }

        return CheckedPattern(value.Text, value.Span);
    }

    private EcmaPattern CheckedPattern(string pattern, JsonSpan span)
    {
        if (EcmaPattern.Check(pattern) is { } reason)
        {
            Report($"the pattern cannot be used: {reason}", span);
        }

        return new EcmaPattern(pattern);
    }

    private string? Format(JsonValue? value)
    {
        if (value is null or { Kind: JsonKind.String, Text: "date-time" or "date" })
        {
            return value?.Text;
        }

        Report("only the formats 'date-time' and 'date' are supported", value.Span);
        return null;
    }

    private long? Count(JsonValue? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Kind == JsonKind.Number && JsonNumber.Parse(value.Text).TryGetInt64(out var count) && count >= 0)
        {
            return count;
        }

        Report("expected a whole number that is not negative", value.Span);
        return null;
    }

    private JsonNumber? Number(JsonValue? value)
    {
        if (value is null or { Kind: JsonKind.Number })
        {
            return value is null ? null : JsonNumber.Parse(value.Text);
        }

        Report("expected a number", value.Span);
        return null;
    }

    private IReadOnlyList<JsonValue> Array(JsonValue value)
    {
        if (value.Kind != JsonKind.Array)
        {
            Report("expected an array", value.Span);
        }

        return value.Items;
    }

    private List<string> Names(JsonValue? value)
    {
        var names = new List<string>();
        foreach (var item in value is null ? [] : Array(value))
        {
            if (item.Kind != JsonKind.String)
            {
                Report("expected a property name", item.Span);
            }

            names.Add(item.Text);
        }

        return names;
    }

    private JsonSchema? Subschema(JsonValue? value) => value is null ? null : ReadSchema(value);

    private List<JsonSchema> Subschemas(JsonValue? value)
    {
        var schemas = new List<JsonSchema>();
        if (value is null)
        {
            return schemas;
        }

        foreach (var item in Array(value))
        {
            schemas.Add(ReadSchema(item));
        }

        if (schemas.Count == 0)
        {
            Report("expected at least one schema", value.Span);
        }

        return schemas;
    }

    private List<NamedSchema> NamedSchemas(JsonValue? value)
    {
        var schemas = new List<NamedSchema>();
        foreach (var member in MembersOf(value))
        {
            schemas.Add(new NamedSchema(member.Name, ReadSchema(member.Value)));
        }

        return schemas;
    }

    private List<PatternSchema> PatternSchemas(JsonValue? value)
    {
        var schemas = new List<PatternSchema>();
        foreach (var member in MembersOf(value))
        {
            schemas.Add(new PatternSchema(CheckedPattern(member.Name, member.NameSpan), ReadSchema(member.Value)));
        }

        return schemas;
    }

    private IReadOnlyList<JsonMember> MembersOf(JsonValue? value)
    {
        if (value is not null and not { Kind: JsonKind.Object })
        {
            Report("expected an object", value.Span);
        }

        return value?.Members ?? [];
    }

    private void Report(string message, JsonSpan span) =>
        problems.Add(new SchemaProblem(SchemaProblemKind.Unsupported, message, span));
}
