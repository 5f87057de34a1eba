extern alias WoCore;

using System.Text;
using WoCore::Wo.Core.Schema;
using WoCore::Wo.Core.Yaml;

namespace Wo.Generators.Tests.Evaluation;

public sealed class FindingPlaceTests
{
    private const string Document = """
        title: Fix it
        owner:   null
        size:
          width: 1.5
          depth: deep
        tags: [a, 2, a]
        parts:
          - name: one
            count: -1
          -
            nome: two
        odd key: 1
        """;

    [Theory]
    [InlineData(
        """{"properties":{"title":{"type":"integer"}}}""",
        "$.title",
        1,
        8,
        "a whole number",
        "the text 'Fix it'"
    )]
    [InlineData("""{"properties":{"title":{"const":"x"}}}""", "$.title", 1, 8, "'x'", "the text 'Fix it'")]
    [InlineData("""{"properties":{"title":{"enum":["x",1]}}}""", "$.title", 1, 8, "one of 'x', 1", "the text 'Fix it'")]
    [InlineData(
        """{"properties":{"title":{"pattern":"^a"}}}""",
        "$.title",
        1,
        8,
        "text matching ^a",
        "the text 'Fix it'"
    )]
    [InlineData(
        """{"properties":{"title":{"minLength":9}}}""",
        "$.title",
        1,
        8,
        "at least 9 characters",
        "the text 'Fix it'"
    )]
    [InlineData(
        """{"properties":{"title":{"maxLength":1}}}""",
        "$.title",
        1,
        8,
        "at most 1 character",
        "the text 'Fix it'"
    )]
    [InlineData(
        """{"x-wo-format":"assert","properties":{"title":{"format":"date"}}}""",
        "$.title",
        1,
        8,
        "a date as in RFC 3339",
        "the text 'Fix it'"
    )]
    [InlineData("""{"properties":{"owner":{"type":"string"}}}""", "$.owner", 2, 10, "text", "null")]
    [InlineData(
        """{"properties":{"owner":{"type":["string","boolean"]}}}""",
        "$.owner",
        2,
        10,
        "text or true or false",
        "null"
    )]
    [InlineData("""{"properties":{"size":{"type":"array"}}}""", "$.size", 4, 3, "a list", "a mapping")]
    [InlineData(
        """{"properties":{"size":{"required":["height"]}}}""",
        "$.size.height",
        4,
        3,
        "this required key",
        "nothing"
    )]
    [InlineData(
        """{"properties":{"size":{"properties":{"width":{"minimum":2}}}}}""",
        "$.size.width",
        4,
        10,
        "at least 2",
        "the number 1.5"
    )]
    [InlineData(
        """{"properties":{"size":{"properties":{"width":{"maximum":1}}}}}""",
        "$.size.width",
        4,
        10,
        "at most 1",
        "the number 1.5"
    )]
    [InlineData(
        """{"properties":{"size":{"properties":{"width":{"type":"integer"}}}}}""",
        "$.size.width",
        4,
        10,
        "a whole number",
        "the number 1.5"
    )]
    [InlineData(
        """{"properties":{"size":{"additionalProperties":{"type":"number"}}}}""",
        "$.size.depth",
        5,
        10,
        "a number",
        "the text 'deep'"
    )]
    [InlineData(
        """{"properties":{"size":{"properties":{"width":{}},"additionalProperties":false}}}""",
        "$.size.depth",
        5,
        3,
        "only the keys width",
        "the key 'depth'"
    )]
    [InlineData("""{"properties":{"tags":{"items":{"type":"string"}}}}""", "$.tags[1]", 6, 11, "text", "the integer 2")]
    [InlineData("""{"properties":{"tags":{"maxItems":2}}}""", "$.tags", 6, 7, "at most 2 items", "3 items")]
    [InlineData("""{"properties":{"tags":{"minItems":4}}}""", "$.tags", 6, 7, "at least 4 items", "3 items")]
    [InlineData(
        """{"properties":{"tags":{"contains":{"const":"b"}}}}""",
        "$.tags",
        6,
        7,
        "an item that is 'b'",
        "a list"
    )]
    [InlineData(
        """{"properties":{"parts":{"items":{"properties":{"count":{"minimum":0}}}}}}""",
        "$.parts[0].count",
        9,
        12,
        "at least 0",
        "the integer -1"
    )]
    [InlineData(
        """{"properties":{"parts":{"items":{"required":["name"]}}}}""",
        "$.parts[1].name",
        11,
        5,
        "this required key",
        "nothing"
    )]
    [InlineData(
        """{"patternProperties":{"^odd":{"type":"string"}}}""",
        "$['odd key']",
        12,
        10,
        "text",
        "the integer 1"
    )]
    [InlineData(
        """{"properties":{"title":{"not":{"type":"string"}}}}""",
        "$.title",
        1,
        8,
        "anything but text",
        "the text 'Fix it'"
    )]
    [InlineData(
        """{"properties":{"title":{"anyOf":[{"type":"null"},{"const":1}]}}}""",
        "$.title",
        1,
        8,
        "at least one of: null; 1",
        "the text 'Fix it'"
    )]
    [InlineData(
        """{"properties":{"title":{"oneOf":[{"type":"string"},{"minLength":1,"title":"some text"}]}}}""",
        "$.title",
        1,
        8,
        "exactly one of: text; some text",
        "the text 'Fix it'"
    )]
    [InlineData(
        """{"properties":{"title":{"if":{"type":"string"},"then":{"const":"y"}}}}""",
        "$.title",
        1,
        8,
        "'y'",
        "the text 'Fix it'"
    )]
    [InlineData("""{"properties":{"title":false}}""", "$.title", 1, 8, "nothing here", "the text 'Fix it'")]
    [InlineData(
        """{"properties":{"title":{"$ref":"#/$defs/n"}},"$defs":{"n":{"type":"number"}}}""",
        "$.title",
        1,
        8,
        "a number",
        "the text 'Fix it'"
    )]
    [InlineData(
        """{"properties":{"size":{"properties":{"width":{"exclusiveMaximum":1.5}}}}}""",
        "$.size.width",
        4,
        10,
        "less than 1.5",
        "the number 1.5"
    )]
    [InlineData(
        """{"properties":{"size":{"properties":{"width":{"exclusiveMinimum":1.5}}}}}""",
        "$.size.width",
        4,
        10,
        "more than 1.5",
        "the number 1.5"
    )]
    [InlineData(
        """{"properties":{"size":{"properties":{"width":{"multipleOf":0.4}}}}}""",
        "$.size.width",
        4,
        10,
        "a multiple of 0.4",
        "the number 1.5"
    )]
    [InlineData(
        """{"properties":{"tags":{"uniqueItems":true}}}""",
        "$.tags[2]",
        6,
        14,
        "an item that no item before it equals",
        "the text 'a'"
    )]
    [InlineData(
        """{"properties":{"tags":{"prefixItems":[{},{"type":"string"}]}}}""",
        "$.tags[1]",
        6,
        11,
        "text",
        "the integer 2"
    )]
    [InlineData(
        """{"properties":{"tags":{"contains":{"const":"a"},"maxContains":1}}}""",
        "$.tags",
        6,
        7,
        "1 to 1 items, each 'a'",
        "a list"
    )]
    [InlineData(
        """{"properties":{"tags":{"prefixItems":[{},{}],"unevaluatedItems":false}}}""",
        "$.tags[2]",
        6,
        14,
        "nothing here",
        "the text 'a'"
    )]
    [InlineData("""{"properties":{"size":{"minProperties":3}}}""", "$.size", 4, 3, "at least 3 keys", "2 keys")]
    [InlineData("""{"properties":{"size":{"maxProperties":1}}}""", "$.size", 4, 3, "at most 1 key", "2 keys")]
    [InlineData(
        """{"properties":{"size":{"propertyNames":{"pattern":"^w"}}}}""",
        "$.size.depth",
        5,
        3,
        "a key that is text matching ^w",
        "the key 'depth'"
    )]
    [InlineData(
        """{"properties":{"size":{"dependentRequired":{"width":["unit"]}}}}""",
        "$.size.unit",
        4,
        3,
        "this key, which 'width' requires",
        "nothing"
    )]
    [InlineData(
        """{"properties":{"size":{"dependentSchemas":{"width":{"required":["unit"]}}}}}""",
        "$.size.unit",
        4,
        3,
        "this required key",
        "nothing"
    )]
    [InlineData(
        """{"properties":{"size":{"allOf":[{"properties":{"width":{}}}],"unevaluatedProperties":false}}}""",
        "$.size.depth",
        5,
        3,
        "only keys that the schema names",
        "the key 'depth'"
    )]
    [InlineData("""{"type":"array"}""", "$", 1, 1, "a list", "a mapping")]
    public void A_finding_names_path_line_column_and_both_sides(
        string schema,
        string path,
        int line,
        int column,
        string expected,
        string found
    )
    {
        var root = YamlReader.Read(Encoding.UTF8.GetBytes(Document)).Document!.Root;

        var finding = Assert.Single(SchemaEvaluator.Evaluate(SchemaReader.Read(schema).Schema!, root));

        Assert.Equal(
            (path, line, column, expected, found),
            (finding.Path, finding.Position.Line, finding.Position.Column, finding.Expected, finding.Found)
        );
    }
}
