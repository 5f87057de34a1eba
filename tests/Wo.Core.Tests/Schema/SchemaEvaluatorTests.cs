using System.Diagnostics;
using Wo.Core.Schema;

namespace Wo.Core.Tests.Schema;

public sealed class SchemaEvaluatorTests
{
    public static TheoryData<string, string, bool> Keywords { get; } =
        new()
        {
            // Boolean schemas
            { "true", "{a: 1}", true },
            { "false", "{a: 1}", false },
            { "{}", "null", true },
            // type
            { """{"type":"null"}""", "null", true },
            { """{"type":"null"}""", "~", true },
            { """{"type":"null"}""", "''", false },
            { """{"type":"null"}""", "0", false },
            { """{"type":"boolean"}""", "true", true },
            { """{"type":"boolean"}""", "False", true },
            { """{"type":"boolean"}""", "'true'", false },
            { """{"type":"boolean"}""", "1", false },
            { """{"type":"integer"}""", "1", true },
            { """{"type":"integer"}""", "1.0", true },
            { """{"type":"integer"}""", "1e3", true },
            { """{"type":"integer"}""", "0x1F", true },
            { """{"type":"integer"}""", "-0", true },
            { """{"type":"integer"}""", "1.5", false },
            { """{"type":"integer"}""", "1e-1", false },
            { """{"type":"integer"}""", "'1'", false },
            { """{"type":"integer"}""", "true", false },
            { """{"type":"integer"}""", ".inf", false },
            { """{"type":"integer"}""", "123456789012345678901234567890", true },
            { """{"type":"number"}""", "1", true },
            { """{"type":"number"}""", "1.5", true },
            { """{"type":"number"}""", ".nan", true },
            { """{"type":"number"}""", "abc", false },
            { """{"type":"string"}""", "abc", true },
            { """{"type":"string"}""", "''", true },
            { """{"type":"string"}""", "2026-03-15", true },
            { """{"type":"string"}""", "1", false },
            { """{"type":"string"}""", "null", false },
            { """{"type":"array"}""", "[]", true },
            { """{"type":"array"}""", "{}", false },
            { """{"type":"object"}""", "{}", true },
            { """{"type":"object"}""", "[]", false },
            { """{"type":["string","null"]}""", "null", true },
            { """{"type":["string","null"]}""", "a", true },
            { """{"type":["string","null"]}""", "1", false },
            // enum, const
            { """{"enum":["a",1,null,[2],{"k":true}]}""", "a", true },
            { """{"enum":["a",1,null,[2],{"k":true}]}""", "1.0", true },
            { """{"enum":["a",1,null,[2],{"k":true}]}""", "null", true },
            { """{"enum":["a",1,null,[2],{"k":true}]}""", "[2.0]", true },
            { """{"enum":["a",1,null,[2],{"k":true}]}""", "{k: true}", true },
            { """{"enum":["a",1,null,[2],{"k":true}]}""", "{k: false}", false },
            { """{"enum":["a",1,null,[2],{"k":true}]}""", "{k: true, l: 1}", false },
            { """{"enum":["a",1,null,[2],{"k":true}]}""", "'1'", false },
            { """{"enum":["a",1,null,[2],{"k":true}]}""", "[2, 2]", false },
            { """{"enum":[]}""", "a", false },
            { """{"const":false}""", "false", true },
            { """{"const":false}""", "0", false },
            { """{"const":0}""", "false", false },
            { """{"const":1}""", "1.00", true },
            { """{"const":1e28}""", "10000000000000000000000000000", true },
            { """{"const":1e28}""", "1e400", false },
            { """{"const":0.1}""", "0.10000000000000000000000000000001", false },
            { """{"const":0}""", "1e-400", false },
            { """{"const":{"a":1,"b":2}}""", "{b: 2, a: 1}", true },
            { """{"const":[1,2]}""", "[2, 1]", false },
            { """{"const":null}""", "null", true },
            // pattern
            { """{"pattern":"^a$"}""", "a", true },
            { """{"pattern":"^a$"}""", "\"a\\n\"", false },
            { """{"pattern":"b"}""", "abc", true },
            { """{"pattern":"b"}""", "aaa", false },
            { """{"pattern":"^\\d+$"}""", "'12'", true },
            { """{"pattern":"^\\d+$"}""", "'١٢'", false },
            { """{"pattern":"^\\w$"}""", "é", false },
            { """{"pattern":"^x"}""", "12", true },
            { """{"pattern":"^(ab)+$"}""", "abab", true },
            { """{"pattern":"^(ab)+$"}""", "aba", false },
            { """{"pattern":"^(a+)+$"}""", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", false },
            // minLength, maxLength count code points
            { """{"minLength":2}""", "ab", true },
            { """{"minLength":2}""", "a", false },
            { """{"minLength":2}""", "💩", false },
            { """{"maxLength":2}""", "ab", true },
            { """{"maxLength":2}""", "abc", false },
            { """{"maxLength":2}""", "💩💩", true },
            { """{"maxLength":2.0}""", "abc", false },
            { """{"maxLength":2}""", "100", true },
            // minimum, maximum
            { """{"minimum":1.1}""", "1.1", true },
            { """{"minimum":1.1}""", "1", false },
            { """{"minimum":1}""", "abc", true },
            { """{"minimum":1}""", ".inf", true },
            { """{"minimum":1}""", "-.inf", false },
            { """{"minimum":1}""", ".nan", false },
            { """{"maximum":3}""", "3.0", true },
            { """{"maximum":3}""", "3.01", false },
            { """{"maximum":3}""", ".inf", false },
            { """{"maximum":1e28}""", "9999999999999999999999999999", true },
            { """{"maximum":1e28}""", "10000000000000000000000000001", false },
            { """{"minimum":-2}""", "-3", false },
            { """{"minimum":0.1}""", "0.1000000000000000000000000001", true },
            { """{"minimum":0.1}""", "0.0999999999999999999999999999", false },
            { """{"minimum":255}""", "0xff", true },
            { """{"minimum":255}""", "0o376", false },
            { """{"maximum":79228162514264337593543950335}""", "0xffffffffffffffffffffffff", true },
            // required, properties, patternProperties, additionalProperties
            { """{"required":["a"]}""", "{a: 1}", true },
            { """{"required":["a"]}""", "{a: null}", true },
            { """{"required":["a"]}""", "{b: 1}", false },
            { """{"required":["a"]}""", "[]", true },
            { """{"properties":{"a":{"type":"integer"}}}""", "{a: 1, b: x}", true },
            { """{"properties":{"a":{"type":"integer"}}}""", "{a: x}", false },
            { """{"properties":{"a":{"type":"integer"}}}""", "[x]", true },
            { """{"properties":{"a":false}}""", "{b: 1}", true },
            { """{"properties":{"a":false}}""", "{a: 1}", false },
            { """{"patternProperties":{"^x_":{"type":"integer"}}}""", "{x_a: 1, y: b}", true },
            { """{"patternProperties":{"^x_":{"type":"integer"}}}""", "{x_a: b}", false },
            { """{"patternProperties":{"^x_":{}},"properties":{"x_a":{"type":"integer"}}}""", "{x_a: b}", false },
            { """{"additionalProperties":false}""", "{}", true },
            { """{"additionalProperties":false}""", "{a: 1}", false },
            { """{"additionalProperties":false,"properties":{"a":{}}}""", "{a: 1}", true },
            { """{"additionalProperties":false,"patternProperties":{"^x":{}}}""", "{x1: 1}", true },
            { """{"additionalProperties":{"type":"integer"},"properties":{"a":{}}}""", "{a: x, b: 1}", true },
            { """{"additionalProperties":{"type":"integer"},"properties":{"a":{}}}""", "{a: x, b: x}", false },
            // additionalProperties sees only its own siblings
            { """{"allOf":[{"properties":{"a":{}}}],"additionalProperties":false}""", "{a: 1}", false },
            // items, contains, minItems, maxItems
            { """{"items":{"type":"integer"}}""", "[1, 2]", true },
            { """{"items":{"type":"integer"}}""", "[1, x]", false },
            { """{"items":{"type":"integer"}}""", "{a: x}", true },
            { """{"items":false}""", "[]", true },
            { """{"items":false}""", "[1]", false },
            { """{"contains":{"const":1}}""", "[0, 1]", true },
            { """{"contains":{"const":1}}""", "[0]", false },
            { """{"contains":{"const":1}}""", "[]", false },
            { """{"contains":{"const":1}}""", "{}", true },
            { """{"minItems":1}""", "[]", false },
            { """{"minItems":1}""", "[1]", true },
            { """{"maxItems":1}""", "[1, 2]", false },
            { """{"maxItems":1}""", "ab", true },
            // allOf, anyOf, oneOf, not
            { """{"allOf":[{"minimum":1},{"maximum":2}]}""", "2", true },
            { """{"allOf":[{"minimum":1},{"maximum":2}]}""", "3", false },
            { """{"anyOf":[{"type":"integer"},{"minLength":2}]}""", "1", true },
            { """{"anyOf":[{"type":"integer"},{"minLength":2}]}""", "ab", true },
            { """{"anyOf":[{"type":"integer"},{"minLength":2}]}""", "a", false },
            { """{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "1", true },
            { """{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "3", false },
            { """{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "1.5", false },
            { """{"not":{"type":"integer"}}""", "a", true },
            { """{"not":{"type":"integer"}}""", "1", false },
            { """{"not":{"not":{"type":"integer"}}}""", "1", true },
            // if, then, else
            { """{"if":{"minimum":10},"then":{"maximum":20},"else":{"maximum":5}}""", "15", true },
            { """{"if":{"minimum":10},"then":{"maximum":20},"else":{"maximum":5}}""", "25", false },
            { """{"if":{"minimum":10},"then":{"maximum":20},"else":{"maximum":5}}""", "3", true },
            { """{"if":{"minimum":10},"then":{"maximum":20},"else":{"maximum":5}}""", "7", false },
            { """{"if":{"minimum":10}}""", "1", true },
            { """{"then":false,"else":false}""", "1", true },
            { """{"if":true,"then":{"if":{"minimum":1},"then":{"maximum":2}}}""", "3", false },
            { """{"if":{"properties":{"s":{"const":"a"}}},"then":{"required":["t"]}}""", "{}", false },
            // $ref, $defs
            { """{"$defs":{"n":{"type":"integer"}},"items":{"$ref":"#/$defs/n"}}""", "[1]", true },
            { """{"$defs":{"n":{"type":"integer"}},"items":{"$ref":"#/$defs/n"}}""", "[x]", false },
            { """{"$defs":{"n":{"type":"integer"}},"$ref":"#/$defs/n","minimum":2}""", "1", false },
            { """{"$defs":{"a/b~c":{"type":"integer"}},"$ref":"#/$defs/a~1b~0c"}""", "x", false },
            {
                """{"$defs":{"t":{"items":{"$ref":"#/$defs/t"},"type":"array"}},"$ref":"#/$defs/t"}""",
                "[[], [[]]]",
                true
            },
            {
                """{"$defs":{"t":{"items":{"$ref":"#/$defs/t"},"type":"array"}},"$ref":"#/$defs/t"}""",
                "[[], [1]]",
                false
            },
            // format
            { """{"x-wo-format":"assert","format":"date-time"}""", "'2026-02-13T12:36:58.250776+00:00'", true },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'2026-02-13T12:36:58Z'", true },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'2026-02-13t23:59:60z'", true },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'2026-02-13T12:36:60Z'", false },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'1998-12-31T15:59:60.123-08:00'", true },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'1999-01-01T08:59:60+09:00'", true },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'1998-12-31T23:59:60+01:00'", false },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'1998-12-31T23:58:60Z'", false },
            { """{"format":"date-time"}""", "'tomorrow'", true },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'2026-02-13 12:36:58Z'", false },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'2026-02-13T12:36:58'", false },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'2026-02-30T12:36:58Z'", false },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'2026-02-13T24:36:58Z'", false },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'2026-02-13T12:36:58.Z'", false },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'2026-02-13T12:36:58+25:00'", false },
            { """{"x-wo-format":"assert","format":"date-time"}""", "'2026-02-13'", false },
            { """{"x-wo-format":"assert","format":"date-time"}""", "12", true },
            { """{"x-wo-format":"assert","format":"date"}""", "'2024-02-29'", true },
            { """{"x-wo-format":"assert","format":"date"}""", "'2026-02-29'", false },
            { """{"x-wo-format":"assert","format":"date"}""", "'2026-2-9'", false },
            { """{"x-wo-format":"assert","format":"date"}""", "'2026-02-13T00:00:00Z'", false },
        };

    [Theory]
    [MemberData(nameof(Keywords))]
    public void A_keyword_means_what_json_schema_says(string schema, string instance, bool isValid)
    {
        var findings = Evaluate(schema, instance);

        Assert.Equal(isValid, findings.Count == 0);
    }

    [Fact]
    public void A_finding_says_where_what_is_expected_and_what_is_there()
    {
        var findings = Evaluate(
            """{"properties":{"scope":{"properties":{"allow":{"items":{"type":"string"}}}}}}""",
            "title: a\nscope:\n  allow:\n    - src/**\n    - 12\n"
        );

        var finding = Assert.Single(findings);
        Assert.Equal("$.scope.allow[1]", finding.Path);
        Assert.Equal((5, 7), (finding.Position.Line, finding.Position.Column));
        Assert.Equal("text", finding.Expected);
        Assert.Equal("the integer 12", finding.Found);
    }

    [Fact]
    public void A_missing_key_is_reported_where_its_mapping_begins()
    {
        var findings = Evaluate("""{"properties":{"a":{"required":["b"]}}}""", "x: 1\na:\n  c: 1\n");

        var finding = Assert.Single(findings);
        Assert.Equal(("$.a.b", 3, "nothing"), (finding.Path, finding.Position.Line, finding.Found));
    }

    [Fact]
    public void An_unknown_key_is_reported_at_the_key_with_the_known_ones()
    {
        var findings = Evaluate("""{"properties":{"a":{}},"additionalProperties":false}""", "a: 1\nodd key: 2\n");

        var finding = Assert.Single(findings);
        Assert.Equal("$['odd key']", finding.Path);
        Assert.Equal((2, 1), (finding.Position.Line, finding.Position.Column));
        Assert.Equal("only the keys a", finding.Expected);
    }

    [Fact]
    public void A_value_that_breaks_several_keywords_gives_a_finding_for_each()
    {
        var findings = Evaluate("""{"allOf":[{"minLength":3},{"pattern":"^b"}],"enum":["c"]}""", "a");

        Assert.Equal(3, findings.Count);
    }

    [Fact]
    public void What_two_parts_of_a_schema_say_alike_is_one_finding()
    {
        var findings = Evaluate("""{"required":["a"],"allOf":[{"required":["a"]}]}""", "{}");

        Assert.Single(findings);
    }

    [Fact]
    public void Findings_come_in_document_order()
    {
        var findings = Evaluate(
            """{"properties":{"z":{"type":"null"},"a":{"type":"null"}},"required":["m"]}""",
            "a: 1\nz: 1\n"
        );

        Assert.Equal(["$.m", "$.a", "$.z"], findings.Select(finding => finding.Path));
    }

    [Fact]
    public void Long_or_multi_line_text_is_quoted_short_and_on_one_line()
    {
        var findings = Evaluate("""{"type":"null"}""", $"\"a\\nb{new string('x', 500)}\"");

        var found = Assert.Single(findings).Found;
        Assert.DoesNotContain('\n', found);
        Assert.InRange(found.Length, 1, 80);
    }

    [Theory]
    [InlineData("""{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}},"$ref":"#/$defs/a"}""")]
    [InlineData("""{"$defs":{"a":{"$ref":"#/$defs/a"}},"not":{"$ref":"#/$defs/a"}}""")]
    public void A_schema_that_goes_in_circles_is_a_finding(string schema)
    {
        var findings = Evaluate(schema, "{}");

        Assert.Equal("a schema that can be checked", Assert.Single(findings).Expected);
    }

    [Fact]
    public void A_schema_that_branches_without_end_is_a_finding()
    {
        var definitions = Enumerable
            .Range(0, 40)
            .Select(i =>
                $$"""
                    "d{{i}}": {"anyOf": [{"$ref": "#/$defs/d{{i + 1}}"}, {"$ref": "#/$defs/d{{i + 1}}"}]}
                    """
            );
        var schema = $$"""{"$defs": { {{string.Join(",", definitions)}}, "d40": false }, "$ref": "#/$defs/d0"}""";

        Assert.Equal("a schema that can be checked", Assert.Single(Evaluate(schema, "{}")).Expected);
    }

    [Fact]
    public void A_pattern_that_takes_too_long_is_a_finding_and_is_not_tried_again()
    {
        var slow = new JsonSchema { Pattern = new EcmaPattern("^(a|b|ab)*c$") };
        JsonSchema[] schemas =
        [
            slow,
            new() { Not = slow },
            new() { AnyOf = [slow, new JsonSchema()] },
            new()
            {
                If = slow,
                Then = new JsonSchema { Never = true },
            },
        ];
        var node = YamlText.Parse(string.Concat(Enumerable.Repeat("ab", 40)));

        var findings = schemas.Select(schema => Assert.Single(SchemaEvaluator.Evaluate(schema, node))).ToList();
        // What it would find at once is not looked for either: it is not tried again.
        findings.Add(Assert.Single(SchemaEvaluator.Evaluate(slow, YamlText.Parse("c"))));

        Assert.All(findings, finding => Assert.Equal("a schema that can be checked", finding.Expected));
    }

    [Theory]
    [InlineData("""{"type":"integer"}""", "1e400")]
    [InlineData("""{"type":"integer"}""", "1.00000000000000000000000000001")]
    [InlineData("""{"minimum":1}""", "1e400")]
    [InlineData("""{"maximum":1}""", "1e-400")]
    [InlineData("""{"minimum":0.1}""", "0.10000000000000000000000000000001")]
    [InlineData("""{"minimum":1}""", "0x1000000000000000000000000")]
    [InlineData("""{"not":{"minimum":5}}""", "4.99999999999999999999999999999999")]
    [InlineData("""{"not":{"type":"integer"}}""", "1e400")]
    [InlineData("""{"if":{"maximum":1},"else":true}""", "1e-400")]
    [InlineData("""{"anyOf":[{"maximum":1},{"type":"string"}]}""", "1e-400")]
    public void A_number_that_a_decimal_would_round_is_never_compared_but_found_to_be_too_long(
        string schema,
        string number
    ) => Assert.Contains(Evaluate(schema, number), finding => finding.Expected.Contains("fits a decimal"));

    [Theory]
    [InlineData("""{"type":"number"}""", "1e400")]
    [InlineData("""{"type":"integer"}""", "1234567890123456789012345678901234567890")]
    [InlineData("{}", "1e400")]
    [InlineData("""{"not":{"const":1}}""", "1.00000000000000000000000000001")]
    public void A_number_of_any_length_passes_where_it_need_not_be_compared(string schema, string number) =>
        Assert.Empty(Evaluate(schema, number));

    private static IReadOnlyList<SchemaFinding> Evaluate(string schema, string instance)
    {
        var read = SchemaReader.Read(schema);
        Assert.Empty(read.Problems);
        return SchemaEvaluator.Evaluate(read.Schema!, YamlText.Parse(instance));
    }
}
