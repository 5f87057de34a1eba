namespace Wo.Core.Schema;

/// <summary>
/// The table of keywords: what is checked, in which drafts, and where schemas are nested. Reader, references and
/// annotations go by it.
/// </summary>
internal static class SchemaKeywords
{
    private static readonly Dictionary<string, SchemaKeyword> Checked = Table(
        new("$ref"),
        // Without other files these lead to where a plain reference would.
        new("$dynamicRef", Since: SchemaDraft.Draft202012),
        new("$dynamicAnchor", Since: SchemaDraft.Draft202012),
        new("$recursiveRef", Since: SchemaDraft.Draft201909, Until: SchemaDraft.Draft201909),
        new("$recursiveAnchor", Since: SchemaDraft.Draft201909, Until: SchemaDraft.Draft201909),
        new("$anchor", Since: SchemaDraft.Draft201909),
        // One is the new name of the other, and files use either in every draft.
        new("$defs", KeywordShape.SchemaMap),
        new("definitions", KeywordShape.SchemaMap),
        new("type"),
        new("enum"),
        new("const"),
        new("pattern"),
        new("format"),
        new("minLength"),
        new("maxLength"),
        new("minimum"),
        new("maximum"),
        new("exclusiveMinimum"),
        new("exclusiveMaximum"),
        new("multipleOf"),
        new("required"),
        new("properties", KeywordShape.SchemaMap),
        new("patternProperties", KeywordShape.SchemaMap),
        new("additionalProperties", KeywordShape.Schema),
        new("unevaluatedProperties", KeywordShape.Schema, Since: SchemaDraft.Draft201909),
        new("propertyNames", KeywordShape.Schema),
        new("minProperties"),
        new("maxProperties"),
        new("dependentRequired", Since: SchemaDraft.Draft201909),
        new("dependentSchemas", KeywordShape.SchemaMap, Since: SchemaDraft.Draft201909),
        // The former two in one, which later drafts advise to read still.
        new("dependencies", KeywordShape.SchemaOrNamesMap),
        new("items", KeywordShape.SchemaOrList),
        new("additionalItems", KeywordShape.Schema, Until: SchemaDraft.Draft201909),
        new("prefixItems", KeywordShape.SchemaList, Since: SchemaDraft.Draft202012),
        // In 2019-09 it does not see what "contains" has found.
        new("unevaluatedItems", KeywordShape.Schema, Since: SchemaDraft.Draft202012),
        new("contains", KeywordShape.Schema),
        new("minContains", Since: SchemaDraft.Draft201909),
        new("maxContains", Since: SchemaDraft.Draft201909),
        new("minItems"),
        new("maxItems"),
        new("uniqueItems"),
        new("allOf", KeywordShape.SchemaList),
        new("anyOf", KeywordShape.SchemaList),
        new("oneOf", KeywordShape.SchemaList),
        new("not", KeywordShape.Schema),
        new("if", KeywordShape.Schema, Since: SchemaDraft.Draft7),
        new("then", KeywordShape.Schema, Since: SchemaDraft.Draft7),
        new("else", KeywordShape.Schema, Since: SchemaDraft.Draft7)
    );

    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "$schema",
        "$id",
        "$comment",
        "$vocabulary",
        "title",
        "description",
        "default",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
        // What editors read to help authors, and generators of other languages.
        "allowComments",
        "allowTrailingCommas",
        "defaultSnippets",
        "deprecationMessage",
        "doNotSuggest",
        "enumDescriptions",
        "errorMessage",
        "existingJavaType",
        "javaType",
        "markdownDescription",
        "markdownEnumDescriptions",
        "patternErrorMessage",
        "suggestSortText",
        "tsType",
    };

    /// <summary>The names of all keywords that are checked.</summary>
    public static IEnumerable<string> All => Checked.Keys;

    /// <summary>The keyword of a name, or <see langword="null"/> where a draft has none of it that is checked.</summary>
    public static SchemaKeyword? Find(string name, SchemaDraft draft) =>
        Checked.TryGetValue(name, out var keyword) && keyword.IsOf(draft) ? keyword : null;

    /// <summary>The drafts that have a keyword which the file's own has not; <see langword="null"/> where none has it.</summary>
    public static string? OtherDrafts(string name) =>
        Checked.TryGetValue(name, out var keyword)
            ? (keyword.Since, keyword.Until) switch
            {
                (SchemaDraft.Draft6, var until) => $"{SchemaDrafts.Name(until)} and earlier",
                (var since, SchemaDraft.Draft202012) => $"{SchemaDrafts.Name(since)} and later",
                var (since, _) => SchemaDrafts.Name(since),
            }
            : null;

    /// <summary>Whether a keyword says something about a value without restricting it.</summary>
    public static bool IsAnnotation(string name) =>
        Annotations.Contains(name) || name.StartsWith("x-", StringComparison.Ordinal);

    private static Dictionary<string, SchemaKeyword> Table(params SchemaKeyword[] keywords) =>
        keywords.ToDictionary(keyword => keyword.Name, StringComparer.Ordinal);
}
