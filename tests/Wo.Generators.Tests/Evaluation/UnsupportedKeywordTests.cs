extern alias WoCore;

using RuntimeReader = WoCore::Wo.Core.Schema.SchemaReader;

namespace Wo.Generators.Tests.Evaluation;

public sealed class UnsupportedKeywordTests
{
    /// <summary>What older drafts had, and what other dialects add.</summary>
    public static TheoryData<string, string> Keywords { get; } =
        new()
        {
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

        Assert.Equal(("WO2003", problem.Message), (diagnostic.Id, diagnostic.GetMessage(null)));
        Assert.StartsWith($"the keyword '{keyword}' is ", problem.Message, StringComparison.Ordinal);
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        Assert.Equal((3, 30), (start.Line + 1, start.Character + 1));
        Assert.Equal((3, 30), (problem.Span.Line, problem.Span.Column));
    }

    [Theory]
    [InlineData("""{ "items": [{}] }""", 12)]
    [InlineData("""{ "$ref": "https://example.org/a" }""", 11)]
    [InlineData("""{ "$ref": "#none" }""", 11)]
    [InlineData("""{ "$ref": "#/default", "default": {} }""", 11)]
    [InlineData("""{ "$ref": "#/properties/a/const", "properties": { "a": { "const": {} } } }""", 11)]
    [InlineData("""{ "properties": { "a": { "$id": "b", "items": { "$ref": "#/properties" } } } }""", 57)]
    [InlineData("""{ "$defs": { "a": {} }, "definitions": { "a": {} } }""", 42)]
    [InlineData("""{ "x-wo-format": "assert", "format": "email" }""", 38)]
    [InlineData("""{ "multipleOf": 0 }""", 17)]
    [InlineData("""{ "uniqueItems": 1 }""", 18)]
    [InlineData("""{ "minProperties": -1 }""", 20)]
    [InlineData("""{ "dependentRequired": { "a": "b" } }""", 31)]
    [InlineData("""{ "prefixItems": [] }""", 18)]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-04/schema#", "id": "a" }""", 14)]
    [InlineData("""{ "$schema": "https://example.org/mine", "nullable": true }""", 14)]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-07/schema#", "prefixItems": [{}] }""", 57)]
    [InlineData("""{ "$schema": "http://json-schema.org/draft-06/schema#", "if": {} }""", 57)]
    [InlineData("""{ "items": { "$schema": "http://json-schema.org/draft-07/schema#" } }""", 14)]
    [InlineData("""{ "$ref": "#/$defs/a%2Fb", "$defs": { "a/b": {} } }""", 11)]
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
