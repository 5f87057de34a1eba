using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Wo.Generators.Tests;

public sealed class GeneratedSourceTests
{
    [Fact]
    public void The_output_for_a_schema_that_uses_everything_is_as_reviewed()
    {
        var run = GeneratorRun.Of(new SchemaFile("schema/ticket.schema.json", SampleSchemas.Ticket));

        Assert.Empty(run.Result.Diagnostics);
        Snapshot.Matches(run.Text(), "Ticket");
    }

    [Fact]
    public void The_output_for_a_schema_that_only_describes_is_as_reviewed()
    {
        var run = GeneratorRun.Of(
            new SchemaFile("plain.schema.json", SampleSchemas.Plain) { Namespace = "", Visibility = "public" }
        );

        Assert.Empty(run.Result.Diagnostics);
        Snapshot.Matches(run.Text(), "Plain");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("public")]
    public void The_output_compiles_without_a_warning(string? visibility)
    {
        var run = GeneratorRun.Of(
            new SchemaFile("ticket.schema.json", SampleSchemas.Ticket) { Visibility = visibility },
            new SchemaFile("settings.schema.json", SampleSchemas.Settings) { Visibility = visibility },
            new SchemaFile("plain.schema.json", SampleSchemas.Plain) { Visibility = visibility }
        );

        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.Problems());
    }

    [Fact]
    public void The_output_compiles_as_csharp_13_and_up()
    {
        var run = GeneratorRun.Of(
            new SchemaFile("ticket.schema.json", SampleSchemas.Ticket),
            new SchemaFile("settings.schema.json", SampleSchemas.Settings),
            new SchemaFile("plain.schema.json", SampleSchemas.Plain)
        );
        var options = Compilations.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp13);
        var older = run
            .Output.RemoveAllSyntaxTrees()
            .AddSyntaxTrees(
                run.Result.GeneratedSources.Select(source => CSharpSyntaxTree.ParseText(source.SourceText, options))
            );

        Assert.Empty(older.Problems());
    }

    [Fact]
    public void The_output_is_internal_unless_the_item_says_public()
    {
        var text = GeneratorRun.Of(new SchemaFile("ticket.schema.json", SampleSchemas.Ticket)).Text();

        Assert.DoesNotMatch("(?m)^public ", text);
    }

    [Fact]
    public void Each_item_goes_to_its_own_namespace()
    {
        var run = GeneratorRun.Of(
            new SchemaFile("a/ticket.schema.json", SampleSchemas.Ticket) { Namespace = "One" },
            new SchemaFile("b/ticket.schema.json", SampleSchemas.Ticket) { Namespace = "Two" },
            new SchemaFile("plain.schema.json", SampleSchemas.Plain) { Namespace = "" }
        );

        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.Problems());
        Assert.NotNull(run.Output.GetTypeByMetadataName("One.TicketId"));
        Assert.NotNull(run.Output.GetTypeByMetadataName("Two.TicketId"));
        Assert.NotNull(run.Output.GetTypeByMetadataName("Sample.WoSchemas"));
    }

    [Fact]
    public void An_identifier_that_two_schemas_declare_alike_is_generated_once()
    {
        var run = GeneratorRun.Of(
            new SchemaFile("ticket.schema.json", SampleSchemas.Ticket),
            new SchemaFile("settings.schema.json", SampleSchemas.Settings)
        );

        Assert.Single(
            run.Result.GeneratedSources,
            source => source.HintName.EndsWith(".TicketId.g.cs", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Without_a_marked_file_there_is_no_output_and_no_diagnostic()
    {
        var run = GeneratorRun.Of(new SchemaFile("broken.json", "{") { IsMarked = false });

        Assert.Empty(run.Result.GeneratedSources);
        Assert.Empty(run.Result.Diagnostics);
    }

    [Fact]
    public void The_same_schemas_give_the_same_bytes_in_whatever_order_they_come()
    {
        SchemaFile[] files =
        [
            new("ticket.schema.json", SampleSchemas.Ticket),
            new("settings.schema.json", SampleSchemas.Settings),
            new("plain.schema.json", SampleSchemas.Plain),
        ];

        var first = GeneratorRun.Of(files).Text();

        Assert.Equal(first, GeneratorRun.Of(files).Text());
        Assert.Equal(first, GeneratorRun.Of([.. files.Reverse()]).Text());
        Assert.DoesNotContain('\r', first);
    }

    [Fact]
    public void The_same_schemas_give_the_same_bytes_whatever_the_culture()
    {
        var expected = Generate();
        var before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.NumberDecimalSeparator = "!";
        try
        {
            CultureInfo.CurrentCulture = odd;

            Assert.Equal(expected, Generate());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Generate() =>
            GeneratorRun
                .Of(
                    new SchemaFile("ticket.schema.json", SampleSchemas.Ticket),
                    new SchemaFile("n.schema.json", """{ "minimum": -1.5, "maximum": -2e-20, "const": -3 }""")
                )
                .Text();
    }

    [Fact]
    public void The_generated_code_holds_no_regular_expression()
    {
        var text = GeneratorRun.Of(new SchemaFile("ticket.schema.json", SampleSchemas.Ticket)).Text();

        Assert.DoesNotContain("Regex", text, StringComparison.Ordinal);
    }

    // Prefixes and classes, which become code, and all that is left to the engine.
    [Theory]
    [InlineData("^WO-[A-Za-z0-9.-]+$")]
    [InlineData("^[a-c]+$")]
    [InlineData("^a[-b]+$")]
    [InlineData("^[c-ca-bb-d.]+$")]
    [InlineData("^a\\.\\-[a-c-]+$")]
    [InlineData("^[+--]+$")]
    [InlineData("^[a^]+$")]
    [InlineData("^[^a]+$")]
    [InlineData("^a[ab]+")]
    [InlineData("a[ab]+$")]
    [InlineData("^a|b[c]+$")]
    [InlineData("^a?[b]+$")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("^a*ab$")]
    [InlineData("^[ab]*[bc]*c$")]
    [InlineData("^[ab]*b+c$")]
    [InlineData("^a*(ab|c)$")]
    [InlineData("^a{2,3}b{0,1}$")]
    [InlineData("(^|[.-])(ab|b[ac])([.-]|$)")]
    [InlineData("(a|ab)(c|bcd)(d*)$")]
    [InlineData("^(?:a|b)?(?:b|c)?$")]
    [InlineData("^[^ab]+b?$")]
    [InlineData("^.$")]
    [InlineData("b+(c|$)")]
    [InlineData("a$b")]
    [InlineData("a^b")]
    [InlineData("$")]
    [InlineData("")]
    [InlineData("^(a|)b")]
    [InlineData("[]")]
    [InlineData("^[^]$")]
    [InlineData("^(ab)+$")]
    [InlineData("^(?!b)[a-c]+$")]
    [InlineData("a|")]
    [InlineData("^a*([]|[])b")]
    [InlineData("^a*a*a*a*b*$")]
    [InlineData("^[^ ](.*[^ ])?$")]
    [InlineData("[.-]$")]
    [InlineData("\\.\\.")]
    [InlineData("[.-]([Aa][b]|[Cc]d|WO)([.-]|$)")]
    [InlineData("a(b|c)")]
    [InlineData("a(b|c)*")]
    [InlineData("ab*")]
    [InlineData("ab?c")]
    [InlineData("a[bc]{0,1}")]
    [InlineData("ab|c")]
    [InlineData("a(b|c)|d")]
    [InlineData("a(b|)c")]
    [InlineData("[ab]$c")]
    [InlineData("a(b|$)")]
    [InlineData("a\\.(b|c)$")]
    [InlineData("[a-cb-d][d.]1")]
    [InlineData("a(b(c|d)|.)")]
    [InlineData("a(?!b)")]
    [InlineData("a[^b]")]
    public void A_generated_matcher_accepts_what_the_pattern_accepts(string pattern)
    {
        var schema = $$"""
            { "$defs": { "d": { "x-wo-id": "Id", "type": "string", "pattern": "{{pattern.Replace("\\", "\\\\")}}" } } }
            """;
        var run = GeneratorRun.Of(new SchemaFile("s.schema.json", schema) { Namespace = "N", Visibility = "public" });
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.Problems());
        var tryParse = GeneratedAssembly.Load(run).GetType("N.Id")!.GetMethod("TryParse")!;
        var expected = new Wo.Core.Schema.EcmaPattern(pattern);
        var random = new Random(5);
        const string Alphabet = "aabbccd.-WO1\n";
        for (var round = 0; round < 1_500; round++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(6)).Select(_ => Alphabet[random.Next(Alphabet.Length)])
            );

            Assert.True(expected.IsMatch(text) == (bool)tryParse.Invoke(null, [text, null])!, $"'{text}'");
        }
    }
}
