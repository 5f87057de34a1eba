using System.Globalization;
using Wo.Core.Errors;
using Wo.Core.Wording;
using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>Says in words what a schema expects.</summary>
internal static class SchemaWords
{
    public static string Types(JsonTypes types)
    {
        var names = new List<string>();
        Add(JsonTypes.Object, "a mapping");
        Add(JsonTypes.Array, "a list");
        Add(JsonTypes.String, "text");
        Add(JsonTypes.Number, "a number");
        Add(JsonTypes.Integer, "a whole number");
        Add(JsonTypes.Boolean, "true or false");
        Add(JsonTypes.Null, "null");
        return string.Join(" or ", names);

        void Add(JsonTypes type, string name)
        {
            if ((types & type) != 0)
            {
                names.Add(name);
            }
        }
    }

    public static string Value(JsonValue value) =>
        value.Kind switch
        {
            JsonKind.String => YamlJson.Quote(value.Text),
            JsonKind.Array => "a certain list",
            JsonKind.Object => "a certain mapping",
            _ => value.Text,
        };

    public static string OneOf(IReadOnlyList<JsonValue> options) =>
        options.Count == 1 ? Value(options[0]) : "one of " + string.Join(", ", options.Select(Value));

    public static string Keys(JsonSchema schema)
    {
        var known = schema.Properties.Select(property => property.Name);
        var patterns = schema.PatternProperties.Select(pattern => $"those matching {pattern.Pattern}");
        var all = string.Join(", ", known.Concat(patterns));
        return all.Length == 0 ? "no keys" : "only the keys " + all;
    }

    /// <summary>A key that a mapping must not have, with the one that is probably meant.</summary>
    public static string UnknownKey(string key, JsonSchema schema) =>
        $"the key {YamlJson.Quote(key)}"
        + TypoCorrection.DidYouMean(key, schema.Properties.Select(property => property.Name));

    /// <summary>A value that is none of those that are allowed, with the one that is probably meant.</summary>
    public static string Misspelled(YamlNode node, IReadOnlyList<JsonValue> options) =>
        YamlJson.Describe(node)
        + (
            node is YamlScalar text
                ? TypoCorrection.DidYouMean(
                    text.Value,
                    options.Where(option => option.Kind == JsonKind.String).Select(option => option.Text)
                )
                : ""
        );

    public static string ItemCount(JsonSchema schema) => Range(schema.MinItems, schema.MaxItems, "item");

    public static string KeyCount(JsonSchema schema) => Range(schema.MinProperties, schema.MaxProperties, "key");

    public static string Contained(JsonSchema schema, JsonSchema wanted) =>
        schema is { MinContains: null, MaxContains: null }
            ? $"an item that is {Schema(wanted)}"
            : $"{Range(schema.MinContains ?? 1, schema.MaxContains, "item")}, each {Schema(wanted)}";

    public static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string Range(long? least, long? most, string noun) =>
        (least, most) switch
        {
            ({ } one, null) => "at least " + Count(one, noun),
            (null, { } one) => "at most " + Count(one, noun),
            _ => string.Create(CultureInfo.InvariantCulture, $"{least} to {most} {noun}s"),
        };

    public static string Alternatives(string lead, IReadOnlyList<JsonSchema> schemas) =>
        lead + ": " + string.Join("; ", schemas.Select(Schema));

    /// <summary>A schema in a few words: its title where it has one, else its most telling keyword.</summary>
    public static string Schema(JsonSchema schema) =>
        schema switch
        {
            { Title: { } title } => title,
            { Const: { } value } => Value(value),
            { Enum: { } options } => OneOf(options),
            { Pattern: { } pattern } => $"text matching {pattern}",
            { Types: not JsonTypes.None } => Types(schema.Types),
            { Required.Count: > 0 } => "a mapping with " + string.Join(", ", schema.Required),
            { Reference: { } reference } => SchemaPointer.Name(reference),
            { AnyOf.Count: > 0 } => Alternatives("one of", schema.AnyOf),
            { Never: true } => "nothing",
            _ => "a value that the schema describes",
        };
}
