using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Finds the type that a key of a schema has as a property.</summary>
/// <param name="references">What <c>$ref</c> leads to.</param>
/// <param name="problems">Gets what is no type.</param>
/// <param name="known">The record that a schema has become already.</param>
/// <param name="build">Makes a record of a schema, by its name where it has none of its own.</param>
internal sealed class PropertyTypeFinder(
    SchemaReferences references,
    ProblemList problems,
    Func<JsonValue, RecordModel?> known,
    Func<JsonValue, string, JsonSpan, RecordModel> build
)
{
    /// <summary>The type of a key; <see langword="null"/> where it becomes no property.</summary>
    /// <param name="schema">The schema of the key.</param>
    /// <param name="nestedName">The name of a record that is written in its place.</param>
    /// <param name="span">Where the key stands.</param>
    public PropertyType? Find(JsonValue schema, string nestedName, JsonSpan span)
    {
        string? definition = null;
        if (Target(schema) is var (target, pointer))
        {
            (schema, definition) = (target, DefinitionName(pointer));
            if (schema.Get(IdentifierBuilder.Annotation) is { } identifier)
            {
                return new PropertyType(PropertyKind.Identifier, identifier.Text);
            }

            if (known(schema) is { } record)
            {
                return new PropertyType(PropertyKind.Record, record.Name);
            }
        }

        if (Annotated(schema) is { } annotated)
        {
            return new PropertyType(annotated, null, IsNullable(schema), IsLenient: schema.Get("type") is null);
        }

        PropertyKind? scalar = TypeOf(schema) switch
        {
            "string" => PropertyKind.Text,
            "integer" => PropertyKind.Whole,
            "number" => PropertyKind.Number,
            "boolean" => PropertyKind.Flag,
            _ => null,
        };
        if (scalar is { } kind)
        {
            return new PropertyType(kind, null, IsNullable(schema));
        }

        return TypeOf(schema) switch
        {
            "object" when schema.Get("properties") is not null => new PropertyType(
                PropertyKind.Record,
                build(schema, definition is null ? nestedName : Names.Pascal(definition), span).Name,
                IsNullable(schema)
            ),
            "object" when schema.Get("additionalProperties") is { } values && TypeOf(values) == "string" =>
                new PropertyType(PropertyKind.TextMap, null, IsNullable(schema)),
            "array" when schema.Get("items") is { } items => ListOf(items, nestedName, span, IsNullable(schema)),
            // Checked by the evaluator all the same; there is only no property for it.
            _ => null,
        };
    }

    private PropertyType? ListOf(JsonValue items, string nestedName, JsonSpan span, bool isNullable)
    {
        // A list of lists becomes no property; looking into it might go round in circles, as definitions may.
        var item = Target(items) is var (target, _) ? target : items;
        if (TypeOf(item) == "array")
        {
            return null;
        }

        return Find(items, nestedName, span) switch
        {
            (PropertyKind.Text, _, false, false) => new PropertyType(PropertyKind.TextList, null, isNullable),
            (PropertyKind.Record, var record, false, false) => new PropertyType(
                PropertyKind.RecordList,
                record,
                isNullable
            ),
            _ => null,
        };
    }

    private (JsonValue Schema, string Pointer)? Target(JsonValue schema) =>
        schema.Get("$ref") is { } reference ? references.Find(reference.Text) : null;

    // Of what is referred to, only definitions have a name of their own.
    private static string? DefinitionName(string pointer)
    {
        var tokens = SchemaPointer.Tokens(pointer).ToList();
        return tokens.Count == 2 && tokens[0] == "$defs" ? tokens[1] : null;
    }

    private PropertyKind? Annotated(JsonValue schema)
    {
        if (schema.Get("x-wo-type") is not { } type)
        {
            return null;
        }

        switch (type.Text)
        {
            case "string":
                return PropertyKind.Text;
            case "timestamp":
                return PropertyKind.Timestamp;
            case "object-id":
                return PropertyKind.ObjectId;
            case "boolean":
                return PropertyKind.Flag;
            default:
                if (type.Kind == JsonKind.String)
                {
                    problems.Unsupported(
                        "'x-wo-type' is \"string\", \"timestamp\", \"object-id\" or \"boolean\"",
                        type.Span
                    );
                }

                return null;
        }
    }

    // The one type beside null; empty where there is none, or where there are several.
    private static string TypeOf(JsonValue schema)
    {
        if (schema.Get("type") is not { } type)
        {
            return "";
        }

        var others = type.Kind == JsonKind.String ? [type] : type.Items.Where(item => item.Text != "null").ToList();
        return others.Count == 1 ? others[0].Text : "";
    }

    private static bool IsNullable(JsonValue schema) =>
        schema.Get("type") is { Kind: JsonKind.Array } types && types.Items.Any(item => item.Text == "null");
}
