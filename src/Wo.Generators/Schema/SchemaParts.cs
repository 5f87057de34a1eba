using System.Globalization;

namespace Wo.Core.Schema;

/// <summary>Finds the schemas inside a schema, by the table of keywords.</summary>
internal static class SchemaParts
{
    /// <summary>Whether what stands beside <c>$ref</c> counts for nothing, as in draft-07 and earlier.</summary>
    public static bool IsReferenceAlone(JsonValue schema, SchemaDraft draft) =>
        draft <= SchemaDraft.Draft7 && schema.Get("$ref") is not null;

    /// <summary>The schemas directly inside a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="draft">The draft it is written in.</param>
    public static IEnumerable<SchemaPart> Of(JsonValue schema, SchemaDraft draft)
    {
        var isReference = IsReferenceAlone(schema, draft);
        foreach (var member in schema.Members)
        {
            if (isReference && !IsDefinitions(member.Name))
            {
                continue;
            }

            foreach (var part in PartsOf(member, SchemaKeywords.Find(member.Name, draft)?.Shape, HasList(schema)))
            {
                yield return part;
            }
        }
    }

    /// <summary>Whether a keyword holds definitions.</summary>
    public static bool IsDefinitions(string keyword) => keyword is "$defs" or "definitions";

    /// <summary>Whether a schema has <c>items</c> for each place, as before 2020-12.</summary>
    public static bool HasList(JsonValue schema) => schema.Get("items") is { Kind: JsonKind.Array };

    private static IEnumerable<SchemaPart> PartsOf(JsonMember member, KeywordShape? shape, bool hasList)
    {
        var (name, value) = (member.Name, member.Value);
        switch (shape)
        {
            case KeywordShape.SchemaOrList when value.Kind == JsonKind.Array:
            case KeywordShape.SchemaList:
                for (var i = 0; i < value.Items.Count; i++)
                {
                    var index = i.ToString(CultureInfo.InvariantCulture);
                    var canonical = name == "items" ? "prefixItems" : name;
                    yield return Part(value.Items[i], name, canonical, index);
                }

                break;
            case KeywordShape.Schema when name == "additionalItems":
                if (hasList)
                {
                    yield return new SchemaPart(value, "/additionalItems", "/items");
                }

                break;
            case KeywordShape.Schema or KeywordShape.SchemaOrList:
                yield return new SchemaPart(value, "/" + name, "/" + name);
                break;
            case KeywordShape.SchemaMap or KeywordShape.SchemaOrNamesMap:
                foreach (var named in value.Members.Where(named => IsSchema(named.Value, shape)))
                {
                    yield return Part(named.Value, name, Canonical(name), named.Name);
                }

                break;
        }
    }

    // In dependencies a list of names stands where a schema may.
    private static bool IsSchema(JsonValue value, KeywordShape? shape) =>
        shape == KeywordShape.SchemaMap || value.Kind != JsonKind.Array;

    private static string Canonical(string keyword) =>
        keyword switch
        {
            "definitions" => "$defs",
            "dependencies" => "dependentSchemas",
            _ => keyword,
        };

    private static SchemaPart Part(JsonValue value, string keyword, string canonical, string token) =>
        new(value, SchemaPointer.Append("/" + keyword, token), SchemaPointer.Append("/" + canonical, token));
}
