using Microsoft.CodeAnalysis;

namespace Wo.Generators.Tests;

public sealed class DiagnosticTests
{
    private const string Path = "schema/thing.schema.json";

    [Fact]
    public void A_file_that_cannot_be_read_is_WO2001()
    {
        var run = GeneratorRun.Of(new SchemaFile(Path, null));

        AssertSingle(run, "WO2001", 1, 1);
    }

    [Fact]
    public void A_schema_that_stands_twice_is_WO2001_in_the_second_file()
    {
        var run = GeneratorRun.Of(
            new SchemaFile("b/thing.schema.json", SampleSchemas.Plain),
            new SchemaFile("a/thing.schema.json", SampleSchemas.Plain)
        );

        var diagnostic = AssertSingle(run, "WO2001", 1, 1);
        Assert.Equal("b/thing.schema.json", diagnostic.Location.GetLineSpan().Path);
        Assert.Empty(run.Output.Problems());
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\n  \"type\": \"object\",\n}", 3, 1)]
    [InlineData("{ \"type\": \"object\", \"type\": \"array\" }", 1, 21)]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 1, 65)]
    public void Text_that_is_no_json_is_WO2002(string text, int line, int column)
    {
        AssertSingle(GeneratorRun.Of(new SchemaFile(Path, text)), "WO2002", line, column);
    }

    [Theory]
    [InlineData("""{ "uniqueItems": true }""", 1, 3)]
    [InlineData("{\n  \"items\": {\n    \"multipleOf\": 2\n  }\n}", 3, 5)]
    [InlineData("""{ "pattern": "(" }""", 1, 14)]
    [InlineData("""{ "$ref": "#/$defs/none" }""", 1, 11)]
    [InlineData("""{ "x-wo-stats": {} }""", 1, 3)]
    [InlineData("""{ "properties": { "a": { "x-wo-type": "time" } }, "x-wo-record": "A" }""", 1, 39)]
    [InlineData("""{ "x-wo-record": "not a name" }""", 1, 18)]
    [InlineData("""{ "x-wo-record": 3 }""", 1, 18)]
    [InlineData("""{ "x-wo-record": "A", "properties": { "1st": { "type": "string" } } }""", 1, 39)]
    [InlineData("""{ "x-wo-record": "A", "properties": { "b": { "type": "string", "default": 1 } } }""", 1, 75)]
    [InlineData("""{ "$defs": { "d": { "x-wo-id": "Id", "minimum": 1 } } }""", 1, 38)]
    [InlineData("""{ "x-wo-states": {} }""", 1, 18)]
    [InlineData("""{ "x-wo-session-markers": { "markers": [] } }""", 1, 27)]
    public void What_is_not_supported_is_WO2003_at_its_place(string text, int line, int column)
    {
        AssertSingle(GeneratorRun.Of(new SchemaFile(Path, text)), "WO2003", line, column);
    }

    [Theory]
    [InlineData("\"parameters\": [\"owner\", \"started_at\"]", "\"parameters\": [\"owner\"]", "requires 'started_at'")]
    [InlineData("\"to\": \"active\"", "\"to\": \"nowhere\"", "no state 'nowhere'")]
    [InlineData("\"clears\": [\"note\"]", "\"clears\": [\"done\"]", "cannot be cleared")]
    [InlineData("\"clears\": [\"note\"]", "\"clears\": [\"labels\"]", "no key of 'Ticket'")]
    [InlineData("\"revisionKey\": \"x_rev\"", "\"revisionKey\": \"owner\"", "whole number with a default")]
    [InlineData("\"statusKey\": \"status\"", "\"statusKey\": \"owner\"", "required text")]
    [InlineData("\"constants\": { \"note\": \"closed\" }", "\"constants\": { \"done\": \"x\" }", "a constant is")]
    [InlineData("<{id}> start: {text}", "{text} {id}", "a marker has")]
    [InlineData("\"idType\": \"TicketId\"", "\"idType\": \"Other\"", "'idType'")]
    public void States_and_markers_that_do_not_hold_together_are_WO2003(string present, string changed, string message)
    {
        var text = SampleSchemas.Ticket.Replace(present, changed, StringComparison.Ordinal);
        Assert.NotEqual(SampleSchemas.Ticket, text);

        var run = GeneratorRun.Of(new SchemaFile(Path, text));

        var diagnostic = Assert.Single(run.Result.Diagnostics);
        Assert.Equal("WO2003", diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.True(diagnostic.Location.GetLineSpan().StartLinePosition.Line > 0);
    }

    [Theory]
    [InlineData(
        """{ "x-wo-record": "A", "properties": { "a_b": {"type":"string"}, "aB": {"type":"string"} } }""",
        1,
        65
    )]
    [InlineData(
        """{ "x-wo-record": "A", "properties": { "x_b": {"type":"string"}, "b": {"type":"string"} } }""",
        1,
        65
    )]
    [InlineData("""{ "x-wo-record": "Same", "properties": { "same": {"type":"string"} } }""", 1, 42)]
    [InlineData("""{ "x-wo-record": "A", "properties": { "equals": {"type":"string"} } }""", 1, 39)]
    [InlineData("""{ "x-wo-record": "Id", "$defs": { "d": { "x-wo-id": "Id", "type": "string" } } }""", 1, 18)]
    public void Two_things_with_one_name_are_WO2004_at_the_second(string text, int line, int column)
    {
        AssertSingle(GeneratorRun.Of(new SchemaFile(Path, text)), "WO2004", line, column);
    }

    [Fact]
    public void A_type_that_two_files_declare_is_WO2004_in_the_second_file()
    {
        const string Text = """{ "x-wo-record": "Thing", "properties": {} }""";

        var run = GeneratorRun.Of(new SchemaFile("b.schema.json", Text), new SchemaFile("a.schema.json", Text));

        var diagnostics = run.Result.Diagnostics;
        Assert.Equal(["WO2004", "WO2004"], diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.All(diagnostics, diagnostic => Assert.Equal("b.schema.json", diagnostic.Location.GetLineSpan().Path));
        Assert.Null(run.Result.Exception);
    }

    [Fact]
    public void An_identifier_that_two_files_declare_differently_is_WO2004()
    {
        var run = GeneratorRun.Of(
            new SchemaFile("ticket.schema.json", SampleSchemas.Ticket),
            new SchemaFile(
                "settings.schema.json",
                SampleSchemas.Settings.Replace("{1,4}", "{1,5}", StringComparison.Ordinal)
            )
        );

        Assert.Equal("WO2004", Assert.Single(run.Result.Diagnostics).Id);
    }

    [Fact]
    public void A_broken_file_does_not_take_the_others_along()
    {
        var run = GeneratorRun.Of(
            new SchemaFile("broken.schema.json", "{"),
            new SchemaFile("ticket.schema.json", SampleSchemas.Ticket)
        );

        Assert.Single(run.Result.Diagnostics);
        Assert.NotNull(run.Output.GetTypeByMetadataName("Sample.Model.Ticket"));
    }

    private static Diagnostic AssertSingle(GeneratorRun run, string id, int line, int column)
    {
        Assert.Null(run.Result.Exception);
        var diagnostic = Assert.Single(run.Result.Diagnostics);
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        Assert.Equal((id, line, column), (diagnostic.Id, start.Line + 1, start.Character + 1));
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        return diagnostic;
    }
}
