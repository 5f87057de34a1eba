using System.Diagnostics;
using Wo.Core.Schema;

namespace Wo.Core.Tests.Schema;

/// <summary>What is told of values that a schema does not take, and in which order.</summary>
public sealed class SchemaEvaluatorTests
{
    [Fact]
    public void A_finding_says_where_what_is_expected_and_what_is_there()
    {
        var findings = Evaluated.Findings(
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
        var findings = Evaluated.Findings("""{"properties":{"a":{"required":["b"]}}}""", "x: 1\na:\n  c: 1\n");

        var finding = Assert.Single(findings);
        Assert.Equal(("$.a.b", 3, "nothing"), (finding.Path, finding.Position.Line, finding.Found));
    }

    [Fact]
    public void An_unknown_key_is_reported_at_the_key_with_the_known_ones()
    {
        var findings = Evaluated.Findings(
            """{"properties":{"a":{}},"additionalProperties":false}""",
            "a: 1\nodd key: 2\n"
        );

        var finding = Assert.Single(findings);
        Assert.Equal("$['odd key']", finding.Path);
        Assert.Equal((2, 1), (finding.Position.Line, finding.Position.Column));
        Assert.Equal("only the keys a", finding.Expected);
    }

    [Fact]
    public void A_value_that_breaks_several_keywords_gives_a_finding_for_each()
    {
        var findings = Evaluated.Findings("""{"allOf":[{"minLength":3},{"pattern":"^b"}],"enum":["c"]}""", "a");

        Assert.Equal(3, findings.Count);
    }

    [Fact]
    public void What_two_parts_of_a_schema_say_alike_is_one_finding()
    {
        var findings = Evaluated.Findings("""{"required":["a"],"allOf":[{"required":["a"]}]}""", "{}");

        Assert.Single(findings);
    }

    [Fact]
    public void Findings_come_in_document_order()
    {
        var findings = Evaluated.Findings(
            """{"properties":{"z":{"type":"null"},"a":{"type":"null"}},"required":["m"]}""",
            "a: 1\nz: 1\n"
        );

        Assert.Equal(["$.m", "$.a", "$.z"], findings.Select(finding => finding.Path));
    }

    [Fact]
    public void Long_or_multi_line_text_is_quoted_short_and_on_one_line()
    {
        var findings = Evaluated.Findings("""{"type":"null"}""", $"\"a\\nb{new string('x', 500)}\"");

        var found = Assert.Single(findings).Found;
        Assert.DoesNotContain('\n', found);
        Assert.InRange(found.Length, 1, 80);
    }

    [Theory]
    [InlineData("""{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}},"$ref":"#/$defs/a"}""")]
    [InlineData("""{"$defs":{"a":{"$ref":"#/$defs/a"}},"not":{"$ref":"#/$defs/a"}}""")]
    public void A_schema_that_goes_in_circles_is_a_finding(string schema)
    {
        var findings = Evaluated.Findings(schema, "{}");

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

        Assert.Equal("a schema that can be checked", Assert.Single(Evaluated.Findings(schema, "{}")).Expected);
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
    ) => Assert.Contains(Evaluated.Findings(schema, number), finding => finding.Expected.Contains("fits a decimal"));

    [Theory]
    [InlineData("""{"type":"number"}""", "1e400")]
    [InlineData("""{"type":"integer"}""", "1234567890123456789012345678901234567890")]
    [InlineData("{}", "1e400")]
    [InlineData("""{"not":{"const":1}}""", "1.00000000000000000000000000001")]
    public void A_number_of_any_length_passes_where_it_need_not_be_compared(string schema, string number) =>
        Assert.Empty(Evaluated.Findings(schema, number));
}
