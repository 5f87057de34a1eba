using Microsoft.CodeAnalysis;
using Wo.TestKit;

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
    [InlineData("""{ "nullable": true }""", 1, 3)]
    [InlineData("{\n  \"items\": {\n    \"nullable\": 2\n  }\n}", 3, 5)]
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
    [InlineData("""{ "x-wo-record": "lower" }""", 1, 18)]
    [InlineData("""{ "x-wo-record": "class" }""", 1, 18)]
    [InlineData("""{ "x-wo-record": "A", "properties": { "b": { "type": "string", "x-wo-name": "c d" } } }""", 1, 39)]
    [InlineData("""{ "x-wo-record": "A", "properties": { "b": { "type": "string", "x-wo-also": "c" } } }""", 1, 77)]
    [InlineData("""{ "x-wo-record": "A", "properties": { "$": { "type": "string" } } }""", 1, 39)]
    [InlineData("""{ "x-wo-record": "A", "properties": { "b": { "type": "number", "default": 1e999 } } }""", 1, 75)]
    [InlineData("""{ "items": { "x-wo-states": {} } }""", 1, 14)]
    [InlineData("""{ "x-wo-id": "Id" }""", 1, 3)]
    [InlineData("""{ "properties": { "a": { "x-wo-id": "Id" } } }""", 1, 26)]
    [InlineData("""{ "$defs": { "d": { "x-wo-id": "id" } } }""", 1, 32)]
    [InlineData("""{ "$defs": { "d": { "x-wo-id": "Id", "allOf": [false] } } }""", 1, 48)]
    [InlineData("""{ "$defs": { "d": { "x-wo-id": "Id", "not": {} } } }""", 1, 45)]
    [InlineData("""{ "anyOf": [{ "x-wo-any": 1 }] }""", 1, 15)]
    [InlineData("""{ "properties": { "a": { "x-wo-name": "B" } } }""", 1, 26)]
    [InlineData("""{ "items": { "x-wo-record": "B" } }""", 1, 14)]
    [InlineData("""{ "x-wo-format": "asserted" }""", 1, 18)]
    [InlineData("""{ "$defs": { "a": { "x-wo-format": "assert" } } }""", 1, 21)]
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
    [InlineData("\"constants\": { \"note\": \"closed\" }", "\"constants\": { \"done\": \"x\" }", "'done' is none")]
    [InlineData("<{id}> start: {text}", "{text} {id}", "a marker needs 'template'")]
    [InlineData("\"idType\": \"TicketId\"", "\"idType\": \"Other\"", "'idType'")]
    [InlineData("<{id}> start: {text}", "<{id} {text}", "a marker needs 'template'")]
    [InlineData("<{id}> start: {text}", "<{id}> {id}: {text}", "a marker needs 'template'")]
    [InlineData("<{id}> start: {text}", "<{id}>\\n: {text}", "a marker needs 'template'")]
    [InlineData("\"name\": \"start\"", "\"name\": \"1\"", "a marker needs 'name'")]
    [InlineData("\"markers\": [", "\"marks\": 1, \"markers\": [", "has no 'marks'")]
    [InlineData("\"requires\": [\"owner\", \"started_at\"]", "\"requires\": \"owner\"", "'requires' is a list")]
    [InlineData("\"requires\": [", "\"required\": [", "a state has no 'required'")]
    [InlineData("\"clears\": [\"note\"]", "\"clears\": \"note\"", "'clears' is a list")]
    [InlineData("\"clears\": [\"note\"]", "\"clear\": [\"note\"]", "a transition has no 'clear'")]
    [InlineData("\"optional\": true", "\"optional\": \"true\"", "'optional' is true or false")]
    [InlineData("\"method\": \"Start\"", "\"method\": \"start\"", "a transition needs 'method'")]
    [InlineData("\"clears\": [\"note\"]", "\"clears\": [\"owner\"]", "sets 'owner' twice")]
    [InlineData(
        "\"clears\": [\"note\"]",
        "\"constants\": { \"status\": \"x\" }",
        "sets 'status', which every transition does"
    )]
    [InlineData("[\"owner\", \"started_at\"],\n", "[\"owner\", \"started_at\", \"x_rev\"],\n", "'x_rev'")]
    [InlineData("\"directory\": \"open-tickets\"", "\"directory\": \"../up\"", "not the name of a directory")]
    [InlineData("\"directory\": \"open-tickets\"", "\"directory\": \"..\"", "not the name of a directory")]
    [InlineData("\"directory\": \"open-tickets\"", "\"directory\": \"\"", "not the name of a directory")]
    public void States_and_markers_that_do_not_hold_together_are_WO2003(string present, string changed, string message)
    {
        var text = SampleSchemas.Ticket.Replace(present, changed, StringComparison.Ordinal);
        Assert.NotEqual(SampleSchemas.Ticket, text);

        var run = GeneratorRun.Of(new SchemaFile(Path, text));

        Assert.Null(run.Result.Exception);
        Assert.All(run.Result.Diagnostics, diagnostic => Assert.Equal("WO2003", diagnostic.Id));
        var diagnostic = run.Result.Diagnostics[0];
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
    [InlineData("""{ "x-wo-record": "List" }""", 1, 18)]
    [InlineData("""{ "x-wo-record": "WoSchemas" }""", 1, 18)]
    [InlineData("""{ "x-wo-record": "ToString" }""", 1, 18)]
    [InlineData("""{ "$defs": { "d": { "x-wo-id": "Value", "type": "string" } } }""", 1, 32)]
    [InlineData("""{ "x-wo-record": "A", "properties": { "add_if_changed": {"type":"string"} } }""", 1, 39)]
    [InlineData("""{ "x-wo-record": "A", "properties": { "a_state": {"type":"string"} } }""", 1, 39)]
    [InlineData("""{ "x-wo-record": "A", "properties": { "string comparison": {"type":"string"} } }""", 1, 39)]
    public void Two_things_with_one_name_are_WO2004_at_the_second(string text, int line, int column)
    {
        AssertSingle(GeneratorRun.Of(new SchemaFile(Path, text)), "WO2004", line, column);
    }

    [Theory]
    [InlineData("\"method\": \"Start\"", "\"method\": \"Owner\"")]
    [InlineData("\"method\": \"Start\"", "\"method\": \"OpenTicket\"")]
    [InlineData("\"method\": \"Start\"", "\"method\": \"GetHashCode\"")]
    [InlineData("\"method\": \"Start\"", "\"method\": \"Clone\"")]
    [InlineData("{ \"name\": \"closed\" }", "{ \"name\": \"closed\", \"directory\": \"ACTIVE\" }")]
    [InlineData(
        "{ \"name\": \"closed\" }",
        "{ \"name\": \"closed\" }, { \"name\": \"closed\", \"directory\": \"more\" }"
    )]
    [InlineData("\"markers\": [", "\"markers\": [{ \"name\": \"start\", \"template\": \"a{id}b{text}\" }, ")]
    public void Names_of_states_moves_and_markers_that_collide_are_WO2004(string present, string changed)
    {
        var text = SampleSchemas.Ticket.Replace(present, changed, StringComparison.Ordinal);
        Assert.NotEqual(SampleSchemas.Ticket, text);

        var run = GeneratorRun.Of(new SchemaFile(Path, text));

        Assert.Null(run.Result.Exception);
        Assert.Equal("WO2004", Assert.Single(run.Result.Diagnostics).Id);
    }

    [Theory]
    [InlineData("find.schema.json")]
    [InlineData("names.schema.json")]
    [InlineData("wo_schemas.schema.json")]
    [InlineData("to-string.schema.json")]
    public void A_schema_with_a_name_that_is_taken_is_WO2004(string path)
    {
        AssertSingle(GeneratorRun.Of(new SchemaFile(path, SampleSchemas.Plain)), "WO2004", 1, 1);
    }

    [Fact]
    public void A_schema_whose_name_is_made_for_another_is_WO2004()
    {
        var run = GeneratorRun.Of(
            new SchemaFile("a.schema.json", SampleSchemas.Plain),
            new SchemaFile("a_data.schema.json", SampleSchemas.Plain)
        );

        Assert.Equal("WO2004", Assert.Single(run.Result.Diagnostics).Id);
    }

    [Theory]
    [InlineData("1.schema.json")]
    [InlineData("_.schema.json")]
    public void A_schema_with_a_name_that_gives_none_in_code_is_WO2003(string path)
    {
        AssertSingle(GeneratorRun.Of(new SchemaFile(path, SampleSchemas.Plain)), "WO2003", 1, 1);
    }

    [Fact]
    public void A_type_that_two_files_declare_is_WO2004_in_the_second_file()
    {
        const string Text = """{ "x-wo-record": "Thing", "properties": {} }""";

        var run = GeneratorRun.Of(new SchemaFile("b.schema.json", Text), new SchemaFile("a.schema.json", Text));

        var diagnostic = Assert.Single(run.Result.Diagnostics);
        Assert.Equal("WO2004", diagnostic.Id);
        Assert.Equal("b.schema.json", diagnostic.Location.GetLineSpan().Path);
        Assert.Null(run.Result.Exception);
    }

    [Fact]
    public void All_that_is_wrong_with_a_file_is_one_diagnostic_at_the_first_place_with_the_others()
    {
        const string Text = """
            {
              "nullable": true,
              "properties": {
                "a": { "nullable": true, "$ref": "other.json" },
                "b": { "minLength": -1 }
              }
            }
            """;

        var diagnostic = AssertSingle(GeneratorRun.Of(new SchemaFile(Path, Text)), "WO2003", 2, 3);

        var message = diagnostic.GetMessage(null);
        Assert.StartsWith(
            "the schema is not used, for 3 reasons: (2:3 and 1 more) ",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "; (4:38) the reference 'other.json' leads out of the file: copy",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains("; (5:25) expected a whole number", message, StringComparison.Ordinal);
        Assert.Equal([4, 4, 5], diagnostic.AdditionalLocations.Select(l => l.GetLineSpan().StartLinePosition.Line + 1));
    }

    [Theory]
    [InlineData("\"statusKey\": \"status\",", "", "'x-wo-states' needs 'statusKey'")]
    [InlineData("\"revisionKey\": \"x_rev\",", "", "'x-wo-states' needs 'revisionKey'")]
    [InlineData("\"revisionKey\": \"x_rev\"", "\"revisionKey\": \"rev\"", "declare it in 'properties'")]
    [InlineData("\"states\": [", "\"open\": [", "it has 'statusKey', 'revisionKey' and 'states'")]
    [InlineData("{ \"name\": \"closed_at\", \"sets\"", "{ \"sets\"", "a parameter needs 'name'")]
    public void What_is_missing_is_named_with_the_remedy(string present, string changed, string message)
    {
        var text = SampleSchemas.Ticket.Replace(present, changed, StringComparison.Ordinal);
        Assert.NotEqual(SampleSchemas.Ticket, text);

        var diagnostic = Assert.Single(GeneratorRun.Of(new SchemaFile(Path, text)).Result.Diagnostics);

        Assert.Contains(message, diagnostic.GetMessage(null), StringComparison.Ordinal);
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
        Assert.Equal(ProjectAddress.RulePage(id), diagnostic.Descriptor.HelpLinkUri);
        return diagnostic;
    }
}
