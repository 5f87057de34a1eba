using System.Text;
using Wo.TestKit;

namespace Wo.Generators.Tests.Hostile;

/// <summary>Whatever is in a schema file: a diagnostic at its place or source that compiles; no crash, no hang.</summary>
[Soak]
public sealed class HostileSchemaTests
{
    private const string Path = "a.schema.json";

    [Fact]
    public void Ten_megabytes_are_refused_without_being_read()
    {
        AssertSingle("{ \"enum\": [" + string.Join(",", Enumerable.Repeat("1", 5_000_000)) + "] }", "WO2002", 1, 1);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void A_hundred_thousand_levels_are_refused_at_the_first_too_many(char open, char close)
    {
        var opening = open == '[' ? "[" : "{\"a\":";
        var text = new StringBuilder();
        text.Insert(0, opening, 100_000).Append('1').Append(close, 100_000);

        AssertSingle(text.ToString(), "WO2002", 1, (64 * opening.Length) + 1);
    }

    [Theory]
    [InlineData("{ \"title\": \"a\0\" }", 1, 14)]
    [InlineData("{ \"title\": \"\\uD800\" }", 1, 12)]
    [InlineData("{ \"title\": \"\\uDC00\\uD800\" }", 1, 12)]
    [InlineData("{\n  \"title\": \"a\nb\" }", 2, 14)]
    [InlineData("{ \"a\": 01 }", 1, 9)]
    [InlineData("{ \"a\": +1 }", 1, 8)]
    [InlineData("{ \"a\": .5 }", 1, 8)]
    [InlineData("{ \"a\": 1. }", 1, 10)]
    [InlineData("{ \"a\": NaN }", 1, 8)]
    [InlineData("{ 'a': 1 }", 1, 3)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("// no\n{}", 1, 1)]
    [InlineData("{ \"x-b\": 1,\r\n\"x-b\": 2 }", 2, 1)]
    [InlineData("{ \"x-b\": 1,\r\"x-\\u0062\": 2 }", 2, 1)]
    [InlineData("{ \"a\": \"\\x41\" }", 1, 11)]
    [InlineData("{", 1, 2)]
    [InlineData("\0", 1, 1)]
    [InlineData("\uFEFF\n {", 2, 3)]
    public void What_is_no_json_is_reported_where_it_ceases_to_be(string text, int line, int column)
    {
        AssertSingle(text, "WO2002", line, column);
    }

    [Fact]
    public void A_byte_order_mark_counts_as_no_column()
    {
        AssertSingle("\uFEFF{ \"nullable\": true }", "WO2003", 1, 3);
    }

    [Theory]
    [InlineData(
        """{ "x-wo-record": "Root", "properties": { "p": { "$ref": "#/$defs/a" } }, "$defs": { "a": { "type": "array", "items": { "$ref": "#/$defs/a" } } } }"""
    )]
    [InlineData(
        """{ "x-wo-record": "Root", "properties": { "p": { "$ref": "#/$defs/a" } }, "$defs": { "a": { "$ref": "#/$defs/b" }, "b": { "$ref": "#/$defs/a" } } }"""
    )]
    [InlineData(
        """{ "x-wo-record": "Root", "properties": { "p": { "$ref": "#/$defs/a" } }, "$defs": { "a": { "type": "object", "properties": { "q": { "$ref": "#/$defs/a" } } } } }"""
    )]
    [InlineData(
        """{ "x-wo-record": "Root", "properties": { "p": { "$ref": "#/$defs/a" } }, "$defs": { "a": { "type": "object", "properties": { "q": { "type": "array", "items": { "$ref": "#/$defs/b" } } } }, "b": { "type": "object", "properties": { "r": { "$ref": "#/$defs/a" } } } } }"""
    )]
    [InlineData("""{ "$ref": "#/$defs/a", "$defs": { "a": { "$ref": "#/$defs/a" } } }""")]
    [InlineData(
        """{ "x-wo-record": "Root", "properties": { "p": { "$ref": "#/$defs/50%25~1~0" } }, "$defs": { "50%/~": { "type": "string" } } }"""
    )]
    public void References_that_go_round_in_circles_end(string text)
    {
        var run = AssertHeld(text);

        Assert.Empty(run.Result.Diagnostics);
    }

    [Fact]
    public void A_chain_of_ten_thousand_records_is_refused()
    {
        var definitions = Enumerable
            .Range(0, 10_000)
            .Select(i =>
                $$"""
                    "d{{i}}": { "type": "object", "properties": { "p": { "$ref": "#/$defs/d{{i + 1}}" } } }
                    """
            );
        var text = $$"""
            { "x-wo-record": "A", "properties": { "p": { "$ref": "#/$defs/d0" } },
              "$defs": { {{string.Join(',', definitions)}}, "d10000": {} } }
            """;

        var diagnostic = Assert.Single(AssertHeld(text).Result.Diagnostics);

        Assert.Contains("nest deeper than 32", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    [InlineData("^a*a*a*a*a*a*a*a*b$")]
    [InlineData("((((((((((a{1,100}){1,100}){1,100}){1,100}))))))")]
    [InlineData("\\\\p{L}")]
    [InlineData("\\\\u{1F4A9}")]
    [InlineData("(?<n>a)\\\\k<n>")]
    [InlineData("\\\\9")]
    [InlineData("(?<!a)b(?=c)")]
    [InlineData("[\\\\w-z]")]
    [InlineData("a{99999999999}")]
    [InlineData("a{2,1}")]
    [InlineData("{")]
    [InlineData(")")]
    [InlineData("*")]
    [InlineData("\\u0000\\uFFFF\\u2028\\u0085")]
    [InlineData("\\\"*/ \\\\\\\\ {0} </summary>")]
    [InlineData("💩+")]
    public void Patterns_of_all_kinds_are_compiled_or_refused(string pattern)
    {
        AssertHeld($$"""{ "$defs": { "d": { "x-wo-id": "Id", "type": "string", "pattern": "{{pattern}}" } } }""");
    }

    [Theory]
    [InlineData("^$", 450, true)]
    [InlineData("a", 1_000, true)]
    [InlineData("[a-c]?", 160, true)]
    [InlineData("(a|b)", 190, true)]
    [InlineData("a|", 499, true)]
    [InlineData("a", 4_001, false)]
    [InlineData("(", 2_000, false)]
    [InlineData("^$", 100_000, false)]
    public void Long_patterns_are_compiled_or_refused(string part, int count, bool isCompiled)
    {
        var pattern = string.Concat(Enumerable.Repeat(part, count));

        var run = AssertHeld(
            $$"""{ "$defs": { "d": { "x-wo-id": "Id", "type": "string", "pattern": "{{pattern}}" } } }"""
        );

        Assert.Equal(isCompiled, run.Result.Diagnostics.IsEmpty);
    }

    [Theory]
    [InlineData("a */ b")]
    [InlineData("</summary>")]
    [InlineData("<script>&amp;]]>")]
    [InlineData("{0} {{}}")]
    [InlineData("a\\nb\\r\\u0085\\u2028\\u2029c")]
    [InlineData("\\\" \\\\ \\\\\\\" ' \\t \\u0000 \\uFFFF \\uFFFE")]
    [InlineData("#error x")]
    [InlineData("\\u202Egnirts")]
    [InlineData("// /// /**")]
    [InlineData("💩 é ß İ")]
    [InlineData("")]
    public void Texts_of_all_kinds_stay_text(string text)
    {
        var schema = SampleSchemas
            .Ticket.Replace("Something to do & to <finish>.", text, StringComparison.Ordinal)
            .Replace("Identifier of a ticket.", text, StringComparison.Ordinal)
            .Replace("a ticket id", text, StringComparison.Ordinal)
            .Replace("Under way.", text, StringComparison.Ordinal)
            .Replace("Begins.", text, StringComparison.Ordinal)
            .Replace("Says what begins.", text, StringComparison.Ordinal)
            .Replace("A note.", text, StringComparison.Ordinal)
            .Replace("ticket zero", text, StringComparison.Ordinal)
            .Replace("a \\\"b\\\"\\n", text, StringComparison.Ordinal)
            .Replace("\"const\": null", $"\"const\": \"{text}\"", StringComparison.Ordinal)
            .Replace(
                "\"name\": \"closed\"",
                $"\"name\": \"closed\", \"directory\": \"x{text.Replace("/", "", StringComparison.Ordinal)}\"",
                StringComparison.Ordinal
            );

        var run = AssertHeld(schema);

        Assert.All(
            run.Result.Diagnostics,
            diagnostic => Assert.Contains("directory", diagnostic.GetMessage(null), StringComparison.Ordinal)
        );
        Assert.DoesNotContain('\u202E', run.Text());
    }

    [Fact]
    public void A_message_is_one_line_and_not_as_long_as_what_it_is_about()
    {
        var name = "a\\nb" + new string('x', 100_000);

        var message = Assert.Single(AssertHeld($$"""{ "{{name}}": 1 }""").Result.Diagnostics).GetMessage(null);

        Assert.DoesNotContain('\n', message);
        Assert.InRange(message.Length, 10, 400);
    }

    [Fact]
    public void A_file_that_is_wrong_throughout_gives_one_diagnostic_with_twenty_reasons()
    {
        var text = $$"""{ {{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"k{i}\": 1"))}} }""";

        var message = Assert.Single(AssertHeld(text).Result.Diagnostics).GetMessage(null);

        Assert.Contains("for 10000 reasons", message, StringComparison.Ordinal);
        Assert.EndsWith("'x-k19' where it only describes; and 9980 more", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 100, 5_000);
    }

    [Fact]
    public void The_largest_numbers_are_carried_along()
    {
        var run = AssertHeld(
            """
            { "x-wo-record": "A", "minimum": -79228162514264337593543950335, "maximum": 7922816251426433759354395033.5, "const": 1e28,
              "minLength": 9223372036854775807,
              "$defs": { "d": { "x-wo-id": "Id", "type": "string", "minLength": 9223372036854775807, "maxLength": 4294967296 } },
              "properties": { "n": { "type": "integer", "default": -9223372036854775808 }, "d": { "type": "number", "default": 1e-7 }, "e": { "type": "number", "default": 123456789012345678901234567890 } } }
            """
        );

        Assert.Empty(run.Result.Diagnostics);
    }

    [Fact]
    public void Names_that_differ_in_case_alone_are_two_files()
    {
        var run = AssertHeld(
            """
            { "x-wo-record": "A", "$defs": { "a": { "x-wo-id": "Id", "type": "string" }, "b": { "x-wo-id": "ID", "type": "string" } } }
            """
        );

        Assert.Empty(run.Result.Diagnostics);
        Assert.NotNull(run.Output.GetTypeByMetadataName("Sample.Model.Id"));
        Assert.NotNull(run.Output.GetTypeByMetadataName("Sample.Model.ID"));
    }

    /// <summary>Holds the schema to the promise: source that compiles, or a diagnostic inside the file.</summary>
    internal static GeneratorRun AssertHeld(string text)
    {
        var run = GeneratorRun.Of(new SchemaFile(Path, text));
        Assert.Null(run.Result.Exception);
        if (run.Result.Diagnostics.IsEmpty)
        {
            Assert.Empty(run.Output.Problems());
        }

        Assert.All(
            run.Result.Diagnostics,
            diagnostic => Assert.InRange(diagnostic.Location.SourceSpan.End, 0, text.Length)
        );
        return run;
    }

    private static void AssertSingle(string text, string id, int line, int column)
    {
        var diagnostic = Assert.Single(AssertHeld(text).Result.Diagnostics);
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        Assert.Equal((id, line, column), (diagnostic.Id, start.Line + 1, start.Character + 1));
    }
}
