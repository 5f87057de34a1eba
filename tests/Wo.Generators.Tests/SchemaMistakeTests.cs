namespace Wo.Generators.Tests;

/// <summary>
/// Mistakes of people who write their first schema: each is told once, with the key and with what to do, and all of a file
/// are told by one build.
/// </summary>
public sealed class SchemaMistakeTests
{
    private const string Path = "schema/ticket.schema.json";

    /// <summary>What is changed in a schema that is right, and two pieces of the one reason that is given for it.</summary>
    public static TheoryData<string, string, string, string> Mistakes =>
        new()
        {
            { "\"x-wo-record\": \"Ticket\",", "", "'x-wo-record' is missing", "add \"x-wo-record\": \"Ticket\"" },
            { "\"x-wo-record\": \"Ticket\"", "\"x-wo-record\": 3", "'x-wo-record' is text", "in double quotes" },
            {
                "\"x-wo-record\": \"Ticket\"",
                "\"x-wo-record\": \"ticket\"",
                "'ticket' cannot name",
                "a capital letter"
            },
            { "\"x-wo-record\"", "\"x-wo-rekord\"", "'x-wo-rekord' is not known", "there are 'x-wo-record'" },
            { "\"statusKey\": \"status\",", "", "'x-wo-states' needs 'statusKey'", "a required text" },
            { "\"statusKey\"", "\"statuskey\"", "has no 'statuskey'", "it has 'statusKey'" },
            {
                "\"statusKey\": \"status\"",
                "\"statusKey\": \"state\"",
                "'state' is no key",
                "declare it in 'properties'"
            },
            { "\"revisionKey\": \"x_rev\",", "", "'x-wo-states' needs 'revisionKey'", "\"type\": \"integer\"" },
            { ", \"type\": \"integer\", \"default\": 0", "", "'x_rev' is no key", "with a type" },
            { ", \"default\": 0", "", "'revisionKey' names", "the default 0" },
            {
                "\"required\": [\"id\", \"status\"",
                "\"required\": [\"id\"",
                "'statusKey' names",
                "list 'status' in 'required'"
            },
            { "\"required\": [\"id\"", "\"requird\": [\"id\"", "'requird' is not supported", "name it 'x-requird'" },
            {
                "\"required\": [\"id\", \"status\", \"done\"]",
                "\"required\": \"id\"",
                "expected a list",
                "in brackets"
            },
            { "\"name\": \"active\"", "\"nam\": \"active\"", "a state has no 'nam'", "it has 'name'" },
            { "\"name\": \"active\",", "", "a state needs a 'name'", "a letter" },
            { "\"closed\"], \"type\"", "\"close\"], \"type\"", "'closed' is not in the 'enum'", "add it there" },
            { "\"method\": \"Start\",", "", "a transition needs 'method'", "such as \"Start\"" },
            { "\"method\": \"Start\"", "\"methode\": \"Start\"", "has no 'methode'", "it has 'method'" },
            { "\"to\": \"active\",", "", "a transition needs 'to'", "the name of the state" },
            { "\"to\": \"active\"", "\"to\": \"activ\"", "no state 'activ'", "but 'open', 'active', 'closed'" },
            {
                "\"parameters\": [\"owner\", \"started_at\"]",
                "\"parameters\": [\"owner\"]",
                "requires 'started_at'",
                "'parameters'"
            },
            {
                "\"parameters\": [\"owner\"",
                "\"parameters\": [\"ownr\"",
                "'ownr' is no key",
                "declare it in 'properties'"
            },
            { "\"requires\": [\"owner\"", "\"requires\": [\"ownr\"", "'ownr' is no key", "declare it in 'properties'" },
            { "\"idType\": \"TicketId\",", "", "needs 'idType'", "give a definition 'x-wo-id'" },
            { "\"idType\"", "\"idtype\"", "has no 'idtype'", "it has 'idType'" },
            { "\"name\": \"start\", ", "", "a marker needs 'name'", "such as \"started\"" },
            { "\"template\": \"<{id}> start: {text}\", ", "", "a marker needs 'template'", "{id}" },
            { "\"x-wo-id\": \"BoardId\"", "\"x-wo-id\": \"board\"", "'x-wo-id' is the name", "a capital letter" },
            { "\"maxLength\": 40", "\"maximum\": 40", "made from 'maximum'", "but from 'pattern'" },
            {
                "\"description\": \"Who.\", \"type\": [\"string\"",
                "\"type\": [\"strin\"",
                "'strin' is not a type",
                "string"
            },
            {
                "Since when.\", \"type\": \"string\", \"x-wo-type\": \"timestamp\"",
                "Since when.\", \"type\": \"string\", \"x-wo-type\": \"time\"",
                "'x-wo-type' is",
                "\"timestamp\""
            },
            {
                "\"x-wo-type\": \"string\", \"x-wo-also\"",
                "\"type\": \"string\", \"x-wo-also\"",
                "'x-wo-also' needs 'x-wo-type'",
                "take its 'type' away"
            },
            {
                "\"properties\": {\n    \"id\"",
                "\"property\": {\n    \"id\"",
                "'property' is not supported",
                "name it"
            },
            {
                "#/$defs/part\" } },\n    \"any",
                "#/$defs/parts\" } },\n    \"any",
                "'#/$defs/parts' leads to no schema",
                "of the file"
            },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_once_with_the_key_and_what_to_do(
        string right,
        string wrong,
        string key,
        string remedy
    )
    {
        var message = Message(Changed(SampleSchemas.Ticket, right, wrong));

        Assert.DoesNotContain(" reasons: ", message, StringComparison.Ordinal);
        Assert.Contains(key, message, StringComparison.Ordinal);
        Assert.Contains(remedy, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_of_all_kinds_are_told_by_one_build()
    {
        var text = Changed(SampleSchemas.Ticket, "\"x-wo-record\": \"Ticket\",", "");
        text = Changed(text, "\"statusKey\": \"status\",", "");
        text = Changed(text, "\"to\": \"active\"", "\"to\": \"activ\"");
        text = Changed(text, "\"idType\": \"TicketId\",", "");
        text = Changed(text, "\"minimum\": 0.5", "\"minimun\": 0.5");
        text = Changed(text, "\"x-wo-id\": \"BoardId\"", "\"x-wo-id\": \"board\"");
        text = Changed(text, "\"requires\": [\"owner\"", "\"require\": [\"owner\"");

        var message = Message(text);

        Assert.StartsWith("the schema is not used, for 7 reasons: ", message, StringComparison.Ordinal);
        Assert.All(
            [
                "'x-wo-record' is missing",
                "'statusKey'",
                "'activ'",
                "'idType'",
                "'minimun'",
                "'x-wo-id' is",
                "'require'",
            ],
            reason => Assert.Contains(reason, message, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("true")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } } }""")]
    [InlineData("""{ "$defs": { "d": { "x-wo-id": "Id", "type": "string" } } }""")]
    public void A_schema_that_names_no_record_is_an_error_unless_data_alone_is_wanted(string schema)
    {
        Assert.StartsWith("'x-wo-record' is missing: add", Message(schema, "true"), StringComparison.Ordinal);
        Assert.Contains("WoSchema=\"data\"", Message(schema, "true"), StringComparison.Ordinal);

        var run = GeneratorRun.Of(new SchemaFile(Path, schema) { Mark = "data" });

        Assert.Empty(run.Result.Diagnostics);
        Assert.Contains("WoSchemas", run.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_where_data_alone_is_wanted_is_an_error()
    {
        Assert.Contains("WoSchema=\"true\"", Message(SampleSchemas.Ticket, "data"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("on")]
    [InlineData("Ticket")]
    public void A_mark_that_means_nothing_is_told_with_those_that_do_and_with_what_else_is_wrong(string mark)
    {
        var message = Message(Changed(SampleSchemas.Ticket, "\"idType\": \"TicketId\",", ""), mark);

        Assert.Contains($"'WoSchema' is '{mark}': write WoSchema=\"true\"", message, StringComparison.Ordinal);
        Assert.Contains("WoSchema=\"data\"", message, StringComparison.Ordinal);
        Assert.Contains("'idType'", message, StringComparison.Ordinal);
    }

    private static string Message(string schema, string mark = "true")
    {
        var run = GeneratorRun.Of(new SchemaFile(Path, schema) { Mark = mark });
        Assert.Null(run.Result.Exception);
        return Assert.Single(run.Result.Diagnostics).GetMessage(null);
    }

    private static string Changed(string text, string right, string wrong)
    {
        var changed = text.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        return changed;
    }
}
