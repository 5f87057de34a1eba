using Wo.Core.Schema;

namespace Wo.Core.Tests.Schema;

public sealed class SchemaReaderTests
{
    [Fact]
    public void Annotations_pass()
    {
        var read = SchemaReader.Read(
            """
            {"$schema":"http://json-schema.org/draft-07/schema","$id":"i","$comment":"c","title":"t","description":"d","default":1,"examples":[1],"x-any":{}}
            """
        );

        Assert.Empty(read.Problems);
        Assert.Equal(("t", "d"), (read.Schema!.Title, read.Schema.Description));
    }

    [Theory]
    [InlineData("nullable", "true")]
    [InlineData("additionalItems", "false")]
    [InlineData("$recursiveRef", "\"#\"")]
    [InlineData("id", "\"a\"")]
    [InlineData("Type", "\"string\"")]
    [InlineData("xtra", "1")]
    public void A_keyword_that_is_not_supported_is_a_problem_at_its_name(string keyword, string value)
    {
        var read = SchemaReader.Read(
            $$"""
            {
              "items": { "{{keyword}}": {{value}} }
            }
            """
        );

        var problem = Assert.Single(read.Problems);
        Assert.Null(read.Schema);
        Assert.Equal(SchemaProblemKind.Unsupported, problem.Kind);
        Assert.Contains($"'{keyword}'", problem.Message, StringComparison.Ordinal);
        Assert.Equal((2, 14, keyword.Length + 2), (problem.Span.Line, problem.Span.Column, problem.Span.Length));
    }

    [Fact]
    public void Patterns_that_are_too_long_together_are_a_problem_at_the_first_that_is_too_much()
    {
        var patterns = Enumerable.Range(0, 11).Select(i => $$"""{ "pattern": "[a-z]{9{{i % 10}}0}" }""");
        var schema = $"{{ \"allOf\": [{string.Join(',', patterns)}] }}";

        var problem = Assert.Single(SchemaReader.Read(schema).Problems);

        Assert.Contains("the patterns so far", problem.Message, StringComparison.Ordinal);
        Assert.Equal(schema.LastIndexOf("\"[a-z]", StringComparison.Ordinal), problem.Span.Offset);
    }

    [Theory]
    [InlineData("""{"type":"text"}""")]
    [InlineData("""{"type":[]}""")]
    [InlineData("""{"type":3}""")]
    [InlineData("""{"enum":"a"}""")]
    [InlineData("""{"pattern":1}""")]
    [InlineData("""{"pattern":"("}""")]
    [InlineData("""{"pattern":"\\A"}""")]
    [InlineData("""{"pattern":"(?>a)"}""")]
    [InlineData("""{"patternProperties":{"[":{}}}""")]
    [InlineData("""{"x-wo-format":"assert","format":"email"}""")]
    [InlineData("""{"minLength":-1}""")]
    [InlineData("""{"minLength":1.5}""")]
    [InlineData("""{"maxItems":"1"}""")]
    [InlineData("""{"maxItems":1e30}""")]
    [InlineData("""{"minimum":"1"}""")]
    [InlineData("""{"minimum":1e400}""")]
    [InlineData("""{"maximum":1e-29}""")]
    [InlineData("""{"const":1.00000000000000000000000000001}""")]
    [InlineData("""{"enum":[[1e400]]}""")]
    [InlineData("""{"pattern":"(?=a)b"}""")]
    [InlineData("""{"pattern":"(a)\\1"}""")]
    [InlineData("""{"pattern":"\\bcat\\b"}""")]
    [InlineData("""{"pattern":"((a{1,50}){1,50}){1,50}"}""")]
    [InlineData("""{"required":"a"}""")]
    [InlineData("""{"required":[1]}""")]
    [InlineData("""{"properties":[]}""")]
    [InlineData("""{"items":[{}]}""")]
    [InlineData("""{"allOf":[]}""")]
    [InlineData("""{"not":1}""")]
    [InlineData("""{"title":1}""")]
    [InlineData("""{"$ref":"#/properties/a","properties":{}}""")]
    [InlineData("""{"$ref":"other.json"}""")]
    [InlineData("""{"$ref":"#/$defs/missing"}""")]
    [InlineData("""{"$ref":"#/$defs/a/items","$defs":{"a":{"items":[]}}}""")]
    [InlineData("3")]
    public void A_keyword_with_a_value_that_it_cannot_have_is_a_problem(string schema)
    {
        var read = SchemaReader.Read(schema);

        Assert.Null(read.Schema);
        Assert.NotEmpty(read.Problems);
        Assert.All(read.Problems, problem => Assert.Equal(SchemaProblemKind.Unsupported, problem.Kind));
    }

    [Fact]
    public void Every_problem_is_reported_in_document_order()
    {
        var read = SchemaReader.Read("""{"if":{"one":1},"items":{"two":2},"three":3,"$defs":{"d":{"four":4}}}""");

        Assert.Equal(["one", "two", "three", "four"], read.Problems.Select(problem => problem.Message.Split('\'')[1]));
    }

    [Fact]
    public void Text_that_is_no_json_is_one_malformed_problem()
    {
        var read = SchemaReader.Read("{\"type\": }");

        Assert.Equal(SchemaProblemKind.Malformed, Assert.Single(read.Problems).Kind);
        Assert.Null(read.Document);
    }
}
