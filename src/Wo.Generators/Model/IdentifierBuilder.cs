using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Builds identifier types from definitions with <c>x-wo-id</c>.</summary>
internal sealed class IdentifierBuilder(TypeNames types, ProblemList problems)
{
    public const string Annotation = "x-wo-id";

    public List<IdentifierModel> Build(JsonValue document)
    {
        var identifiers = new List<IdentifierModel>();
        foreach (
            var definition in document
                .Members.Where(m => SchemaParts.IsDefinitions(m.Name))
                .SelectMany(m => m.Value.Members)
        )
        {
            if (definition.Value.Get(Annotation) is { } name)
            {
                identifiers.Add(Build(definition.Value, name));
            }
        }

        return identifiers;
    }

    private IdentifierModel Build(JsonValue definition, JsonValue name)
    {
        if (name.Kind != JsonKind.String || !Names.IsName(name.Text))
        {
            problems.Unsupported(
                $"'{Annotation}' is the name of a type, such as \"TicketId\": a capital letter, then letters, digits and '_'",
                name.Span
            );
        }

        types.Declare(name.Text, name.Span);
        var patterns = new List<string>();
        var excluded = new List<(string, string?)>();
        foreach (var member in definition.Members)
        {
            switch (member.Name)
            {
                case "pattern":
                    patterns.Add(member.Value.Text);
                    break;
                case "not":
                    Exclude(member.Value, excluded);
                    break;
                case "allOf":
                    foreach (var part in member.Value.Items)
                    {
                        AddPart(part, patterns, excluded);
                    }

                    break;
                case "minLength" or "maxLength":
                    break;
                case "type" when member.Value is { Kind: JsonKind.String, Text: "string" }:
                case "title" or "description" or "$comment" or "examples" or Annotation:
                    break;
                default:
                    Refuse(member);
                    break;
            }
        }

        return new IdentifierModel(
            name.Text,
            definition.Get("description")?.Text ?? "Identifier.",
            definition.Get("title")?.Text ?? name.Text,
            Length(definition, "minLength"),
            Length(definition, "maxLength"),
            patterns,
            excluded
        );
    }

    private void AddPart(JsonValue part, List<string> patterns, List<(string, string?)> excluded)
    {
        if (part.Kind == JsonKind.Boolean && !part.IsTrue)
        {
            problems.Unsupported("an identifier cannot be made from 'false'", part.Span);
        }

        foreach (var member in part.Members)
        {
            switch (member.Name)
            {
                case "pattern":
                    patterns.Add(member.Value.Text);
                    break;
                case "not":
                    Exclude(member.Value, excluded);
                    break;
                case "title" or "description" or "$comment":
                    break;
                default:
                    Refuse(member);
                    break;
            }
        }
    }

    private void Exclude(JsonValue schema, List<(string, string?)> excluded)
    {
        if (schema.Get("pattern") is null)
        {
            problems.Unsupported(
                "the 'not' of an identifier needs 'pattern', which says what is excluded",
                schema.Span
            );
        }

        foreach (var member in schema.Members)
        {
            if (member.Name == "pattern")
            {
                excluded.Add((member.Value.Text, schema.Get("title")?.Text));
            }
            else if (member.Name is not ("title" or "description" or "$comment"))
            {
                Refuse(member);
            }
        }
    }

    // What is not known as a keyword at all has been refused for that.
    private void Refuse(JsonMember member)
    {
        if (!problems.IsWrong(member))
        {
            problems.Unsupported(
                $"an identifier cannot be made from '{member.Name}', but from 'pattern', 'not', 'allOf', 'minLength' and 'maxLength': "
                    + $"take it away, or take '{Annotation}' away",
                member.NameSpan
            );
        }
    }

    private static long? Length(JsonValue definition, string keyword) =>
        definition.Get(keyword) is { } value && ExactDecimal.TryParseInt64(value.Text, out var length) ? length : null;
}
