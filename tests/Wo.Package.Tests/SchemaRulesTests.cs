namespace Wo.Package.Tests;

/// <summary>What a consumer sees of what the generator says about its schemas.</summary>
public sealed class SchemaRulesTests(PackedLibrary library)
{
    private const string File = "schemas/thing.schema.json";
    private const string Good = """{ "x-wo-record": "Thing", "type": "object" }""";

    public static TheoryData<string, string, string> Broken =>
        new()
        {
            { "WO2002", """{ "x-wo-record": "Thing", "type": "object", }""", Good },
            { "WO2003", """{ "x-wo-record": "Thing", "type": "object", "nullable": true }""", Good },
            {
                "WO2004",
                """
                    {
                      "x-wo-record": "Thing",
                      "properties": { "due_at": { "type": "string" }, "dueAt": { "type": "string" } }
                    }
                    """,
                """
                    {
                      "x-wo-record": "Thing",
                      "properties": { "due_at": { "type": "string" }, "dueAt": { "type": "string", "x-wo-name": "Until" } }
                    }
                    """
            },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_schema_that_breaks_a_rule_does_not_build_and_does_when_mended(
        string ruleId,
        string broken,
        string mended
    )
    {
        var consumer = await library.ConsumerAsync("Things");
        consumer.Write(File, broken);
        (await consumer.BuildAsync()).AssertFailedOf(ruleId);

        consumer.Write(File, mended);
        (await consumer.BuildAsync()).AssertClean();

        Assert.Contains("Things.Thing.g.cs", consumer.Generated.Keys);
    }

    [Fact]
    public async Task A_schema_that_stands_twice_does_not_build_and_does_without_the_second()
    {
        const string Second = "schemas/more/thing.schema.json";
        var consumer = await library.ConsumerAsync("Things");
        consumer.Write(File, Good);
        consumer.Write(Second, Good);
        (await consumer.BuildAsync()).AssertFailedOf("WO2001");

        consumer.Delete(Second);
        (await consumer.BuildAsync()).AssertClean();

        Assert.Contains("Things.Thing.g.cs", consumer.Generated.Keys);
    }
}
