namespace Wo.Core.Schema;

/// <summary>JSON pointers in URI fragments (RFC 6901), as <c>$ref</c> spells them: <c>#/$defs/name</c>.</summary>
internal static class SchemaPointer
{
    public const string Root = "#";

    /// <summary>The pointer to a part of what another points to.</summary>
    public static string Append(string pointer, string token) =>
        $"{pointer}/{token.Replace("~", "~0").Replace("/", "~1")}";

    /// <summary>The tokens, decoded.</summary>
    public static IEnumerable<string> Tokens(string pointer) =>
        pointer.Split('/').Select(token => token.Replace("~1", "/").Replace("~0", "~")).Skip(1);

    /// <summary>The last token: in a pointer to a definition, its name.</summary>
    public static string Name(string pointer) => Tokens(pointer).LastOrDefault() ?? pointer;

    /// <summary>The schema that a pointer leads to, or <see langword="null"/>.</summary>
    /// <param name="root">The schema that it starts from.</param>
    /// <param name="pointer">The pointer, in the names of 2020-12.</param>
    public static JsonSchema? Find(JsonSchema root, string pointer)
    {
        var schema = root;
        string? keyword = null;
        foreach (var token in Tokens(pointer))
        {
            if (keyword is not null)
            {
                (schema, keyword) = (Part(schema, keyword, token), null);
            }
            else if (One(schema, token) is { } one)
            {
                schema = one;
            }
            else
            {
                keyword = token;
            }

            if (schema is null)
            {
                return null;
            }
        }

        return keyword is null ? schema : null;
    }

    private static JsonSchema? One(JsonSchema schema, string keyword) =>
        keyword switch
        {
            "additionalProperties" => schema.AdditionalProperties,
            "unevaluatedProperties" => schema.UnevaluatedProperties,
            "propertyNames" => schema.PropertyNames,
            "items" => schema.Items,
            "unevaluatedItems" => schema.UnevaluatedItems,
            "contains" => schema.Contains,
            "not" => schema.Not,
            "if" => schema.If,
            "then" => schema.Then,
            "else" => schema.Else,
            _ => null,
        };

    private static JsonSchema? Part(JsonSchema schema, string keyword, string token) =>
        keyword switch
        {
            "$defs" => schema.FindDefinition(token),
            "properties" => schema.FindProperty(token),
            "patternProperties" => schema.PatternProperties.FirstOrDefault(p => p.Pattern.Text == token)?.Schema,
            "dependentSchemas" => schema.DependentSchemas.FirstOrDefault(named => named.Name == token)?.Schema,
            "prefixItems" => At(schema.PrefixItems, token),
            "allOf" => At(schema.AllOf, token),
            "anyOf" => At(schema.AnyOf, token),
            "oneOf" => At(schema.OneOf, token),
            _ => null,
        };

    private static JsonSchema? At(IReadOnlyList<JsonSchema> schemas, string index) =>
        ExactDecimal.TryParseInt64(index, out var at) && at >= 0 && at < schemas.Count ? schemas[(int)at] : null;
}
