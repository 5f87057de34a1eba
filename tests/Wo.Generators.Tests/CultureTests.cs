using Wo.TestKit;

namespace Wo.Generators.Tests;

/// <summary>The same schema gives the same bytes wherever it is built.</summary>
public sealed class CultureTests
{
    private const string Letters = """
        {
          "x-wo-record": "Item",
          "type": "object",
          "required": ["id", "is_initial"],
          "properties": {
            "id": { "type": "string", "pattern": "^I-[i-kI-K]{1,3}$" },
            "is_initial": { "type": "boolean" },
            "INDEX": { "type": "integer", "minimum": -1000, "maximum": 1.5e3 },
            "title_in_italics": { "enum": ["ii", "II", "i-I"] },
            "aa_list": { "type": "array", "items": { "type": "string" } },
            "ab": { "type": "number", "minimum": -0.5 }
          }
        }
        """;

    [Theory]
    [MemberData(nameof(Culture.Odd), MemberType = typeof(Culture))]
    public void The_output_is_the_same_in_every_culture(string culture)
    {
        var expected = Output("");

        Assert.Contains("IsInitial", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Output(culture));
    }

    [Theory]
    [MemberData(nameof(Culture.Odd), MemberType = typeof(Culture))]
    public void What_is_said_of_a_schema_is_the_same_in_every_culture(string culture)
    {
        var expected = Problems("");

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Problems(culture));
    }

    private static string Output(string culture)
    {
        using var _ = Culture.Enter(culture);
        return GeneratorRun
            .Of(
                new SchemaFile("letters.schema.json", Letters) { Namespace = "Letters" },
                new SchemaFile("TICKET.SCHEMA.JSON", SampleSchemas.Ticket),
                new SchemaFile("settings.schema.json", SampleSchemas.Settings),
                new SchemaFile("plain.schema.json", SampleSchemas.Plain)
            )
            .Text();
    }

    private static string[] Problems(string culture)
    {
        using var _ = Culture.Enter(culture);
        string[] schemas =
        [
            """{ "MINIMUM": 1, "minLength": -1.5, "format": "IPV4", "type": "INTEGER" }""",
            """{ "properties": { "a_i": {}, "aI": {}, "AI": {} }, "x-wo-record": "i" }""",
            """{ "minimum": 1e }""",
        ];
        return
        [
            .. schemas
                .SelectMany(schema => GeneratorRun.Of(new SchemaFile("a.schema.json", schema)).Result.Diagnostics)
                .Select(diagnostic => diagnostic.ToString()),
        ];
    }
}
