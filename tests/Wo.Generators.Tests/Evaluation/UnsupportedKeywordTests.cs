extern alias WoCore;

using RuntimeReader = WoCore::Wo.Core.Schema.SchemaReader;

namespace Wo.Generators.Tests.Evaluation;

public sealed class UnsupportedKeywordTests
{
    /// <summary>What 2020-12 has and we do not, what older drafts had, and what other dialects add.</summary>
    public static TheoryData<string, string> Keywords { get; } =
        new()
        {
            { "$anchor", "\"a\"" },
            { "$dynamicAnchor", "\"a\"" },
            { "$dynamicRef", "\"#a\"" },
            { "$vocabulary", "{}" },
            { "prefixItems", "[{}]" },
            { "minContains", "0" },
            { "maxContains", "1" },
            { "uniqueItems", "true" },
            { "unevaluatedItems", "false" },
            { "unevaluatedProperties", "false" },
            { "propertyNames", "{}" },
            { "minProperties", "1" },
            { "maxProperties", "1" },
            { "dependentRequired", "{}" },
            { "dependentSchemas", "{}" },
            { "multipleOf", "2" },
            { "exclusiveMinimum", "1" },
            { "exclusiveMaximum", "1" },
            { "contentEncoding", "\"base64\"" },
            { "contentMediaType", "\"text/plain\"" },
            { "contentSchema", "{}" },
            { "deprecated", "true" },
            { "readOnly", "true" },
            { "writeOnly", "true" },
            { "definitions", "{}" },
            { "dependencies", "{}" },
            { "additionalItems", "{}" },
            { "$recursiveRef", "\"#\"" },
            { "$recursiveAnchor", "true" },
            { "id", "\"a\"" },
            { "divisibleBy", "2" },
            { "disallow", "\"string\"" },
            { "extends", "{}" },
            { "nullable", "true" },
            { "discriminator", "{}" },
            { "Required", "[]" },
            { "xenon", "1" },
            { "", "1" },
        };

    [Theory]
    [MemberData(nameof(Keywords))]
    public void A_keyword_that_is_not_supported_stops_the_build_and_the_reader_at_its_name(string keyword, string value)
    {
        var schema = $$"""
            {
              "properties": {
                "a": { "type": "string", "{{keyword}}": {{value}} }
              }
            }
            """;

        var diagnostic = Assert.Single(GeneratorRun.Of(new SchemaFile("a.schema.json", schema)).Result.Diagnostics);
        var problem = Assert.Single(RuntimeReader.Read(schema).Problems);

        var message = $"the keyword '{keyword}' is not supported";
        Assert.Equal(("WO2003", message), (diagnostic.Id, diagnostic.GetMessage(null)));
        Assert.Equal(message, problem.Message);
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        Assert.Equal((3, 30), (start.Line + 1, start.Character + 1));
        Assert.Equal((3, 30), (problem.Span.Line, problem.Span.Column));
    }

    [Theory]
    [InlineData("""{ "items": [{}] }""", 12)]
    [InlineData("""{ "properties": { "a": { "$id": "b" } } }""", 26)]
    [InlineData("""{ "$ref": "#" }""", 11)]
    [InlineData("""{ "$ref": "#/$defs/a/items", "$defs": { "a": { "items": {} } } }""", 11)]
    [InlineData("""{ "$ref": "#/properties/a", "properties": { "a": {} } }""", 11)]
    [InlineData("""{ "$ref": "https://example.org/a" }""", 11)]
    [InlineData("""{ "$ref": "#/$defs/a%2Fb", "$defs": { "a/b": {} } }""", 11)]
    [InlineData("""{ "format": "email" }""", 13)]
    [InlineData("""{ "type": "object", "type2": 1 }""", 21)]
    [InlineData("""{ "allOf": [] }""", 12)]
    [InlineData("""{ "pattern": "\\p{Unknown}" }""", 14)]
    [InlineData("""{ "pattern": "[\uD83D\uDCA9]" }""", 14)]
    [InlineData("""{ "pattern": "[\\uD83D\\uDCA9]" }""", 14)]
    [InlineData("""{ "pattern": "\\uDCA9\\uD83D" }""", 14)]
    [InlineData("""{ "pattern": "\\u{110000}" }""", 14)]
    [InlineData("""{ "pattern": "\\u12" }""", 14)]
    [InlineData("""{ "pattern": "\\p{IsGreek}" }""", 14)]
    [InlineData("""{ "pattern": "[\\P{L}]" }""", 14)]
    [InlineData("""{ "pattern": "^(a|b)\\1$" }""", 14)]
    [InlineData("""{ "pattern": "(?<n>a)\\k<n>" }""", 14)]
    [InlineData("""{ "pattern": "\\01" }""", 14)]
    [InlineData("""{ "pattern": "[\\w-z]" }""", 14)]
    [InlineData("""{ "pattern": "^*" }""", 14)]
    [InlineData("""{ "pattern": "a{2,1}" }""", 14)]
    [InlineData("""{ "pattern": "(a" }""", 14)]
    [InlineData("""{ "pattern": "a)" }""", 14)]
    [InlineData("""{ "patternProperties": { "[a": {} } }""", 26)]
    [InlineData("""{ "minimum": 1e400 }""", 14)]
    [InlineData("""{ "maximum": 0.10000000000000000000000000000001 }""", 14)]
    [InlineData("""{ "const": 1e-29 }""", 12)]
    [InlineData("""{ "enum": [1, { "a": [79228162514264337593543950336] }] }""", 23)]
    [InlineData("""{ "pattern": "(?>a)" }""", 14)]
    [InlineData("""{ "pattern": "(?i:a)" }""", 14)]
    [InlineData("""{ "pattern": "\\Aa" }""", 14)]
    [InlineData("""{ "pattern": "a**" }""", 14)]
    [InlineData("""{ "pattern": "[z-a]" }""", 14)]
    [InlineData("""{ "pattern": "a\\" }""", 14)]
    public void A_value_that_is_not_supported_stops_both_as_well(string schema, int column)
    {
        var diagnostic = Assert.Single(GeneratorRun.Of(new SchemaFile("a.schema.json", schema)).Result.Diagnostics);
        var problem = Assert.Single(RuntimeReader.Read(schema).Problems);

        Assert.Equal("WO2003", diagnostic.Id);
        Assert.Equal(column, diagnostic.Location.GetLineSpan().StartLinePosition.Character + 1);
        Assert.Equal(column, problem.Span.Column);
    }
}
