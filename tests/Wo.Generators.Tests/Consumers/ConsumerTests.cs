using Microsoft.CodeAnalysis;

namespace Wo.Generators.Tests.Consumers;

/// <summary>A project with a schema of its own compiles against the public part of the library, and runs.</summary>
public sealed class ConsumerTests
{
    private const string Helpers = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text;
        using Wo.Core.Model;
        using Wo.Core.Schema;
        using Wo.Core.Yaml;

        internal static class Yaml
        {
            public static YamlNode Root(string text) => YamlReader.Read(Encoding.UTF8.GetBytes(text)).Document!.Root;
        }

        """;

    [Fact]
    public void Incidents_are_read_moved_and_marked()
    {
        var lines = Run(
            ConsumerSchemas.Incident,
            """
            var findings = new List<SchemaFinding>();
            var text = "id: INC-7\nstatus: reported\nseverity: 2\nreported_by: {name: Ann}\nx_other: 1\n";
            yield return $"{SchemaEvaluator.Evaluate(WoSchemas.Incident, Yaml.Root(text)).Count} findings";
            var read = (ReportedIncident)IncidentReader.Read(Yaml.Root(text), IncidentState.Reported, findings)!;
            yield return $"{read.Id} {read.Severity} {read.ReportedBy.Name} {read.ReportedBy.Phone ?? "-"} {read.Cost == 0.5}";
            var taken = read.Assign("bob", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), 1);
            yield return $"{taken.State} {taken.Assignee.Length} {string.Join(",", read.ChangesTo(taken).Select(c => c.Key))}";
            yield return taken.Close("fixed", 2).Resolution.ToUpperInvariant();
            yield return $"{taken.GiveBack(2).Assignee is null} {read.Reject(1).Resolution}";
            yield return IncidentState.InProgress.DirectoryName() + " " + IncidentStates.TryParse("30-closed", out var s) + s;
            yield return string.Join(",", IncidentState.Reported.LegalMoves()) + IncidentState.Closed.CanMoveTo(IncidentState.Reported);
            var handed = SessionMarkers.FormatHandOver(read.Id, "to\nyou");
            yield return handed + SessionMarkers.IsHandOver(handed, read.Id) + SessionMarkers.IsHandOver("* " + handed, read.Id);
            var closing = SessionMarkers.FormatClosing(read.Id, "done");
            yield return closing + SessionMarkers.IsClosing(closing, read.Id) + SessionMarkers.IsHandOver(closing, read.Id);
            IncidentId.TryParse("INC-77", out var longer);
            yield return "" + SessionMarkers.IsClosing(SessionMarkers.FormatClosing(longer, "x"), read.Id);
            findings.Clear();
            yield return $"{IncidentReader.Read(Yaml.Root(text), IncidentState.Closed, findings) is null} {findings[0].Path}";
            yield return string.Join("|", SchemaEvaluator.Evaluate(WoSchemas.Incident, Yaml.Root("id: INC-x\nstatus: a\nseverity: 9\nother: 1\n")).Select(f => f.Path));
            """
        );

        Assert.Equal(
            [
                "0 findings",
                "INC-7 2 Ann - True",
                "InProgress 3 status,assignee,assigned_at,rev",
                "FIXED",
                "True rejected",
                "20-in-progress TrueClosed",
                "InProgress,ClosedFalse",
                "(INC-7) => to youTrueTrue",
                "- INC-7 closed because doneTrueFalse",
                "False",
                "True $.resolution",
                "$.reported_by|$.id|$.severity|$.other",
            ],
            lines
        );
    }

    [Fact]
    public void What_every_state_requires_is_never_null_once_read()
    {
        var lines = Run(
            ConsumerSchemas.Review,
            """
            var findings = new List<SchemaFinding>();
            yield return $"{ReviewReader.Read(Yaml.Root("key: ab\nphase: draft\n"), ReviewState.Draft, findings) is null} {findings.Single().Path}";
            findings.Clear();
            var text = "key: ab\nphase: draft\nauthor: ann\npath: p\npath_value: v\nfindings: [f]\nroot: {below: [{value: x}]}\nread: r\nfields: {a: b}\n";
            var draft = (DraftReview)ReviewReader.Read(Yaml.Root(text), ReviewState.Draft, findings)!;
            yield return $"{draft.Author.Length} {draft.Path}{draft.PathValue}{draft.Findings[0]}{draft.Root!.Below[0].Value}{draft.Read}{draft.Fields["a"]}";
            var merged = draft.Merge(true, null, 1);
            yield return $"{merged.Node} {merged.Path} {merged.Phase} {merged.Author}";
            yield return $"{ReviewReader.Read(Yaml.Root(text), ReviewState.Merged, findings) is null}";
            foreach (var id in new[] { "a", "ab", "abcd", "💩", "💩💩", "💩💩💩", "💩💩💩💩", "a b" })
            {
                yield return $"{id} {ReviewId.TryParse(id, out _)}";
            }
            """
        );

        Assert.Equal(
            [
                "True $.author",
                "3 pvfxrb",
                "True p merged ann",
                "True",
                "a False",
                "ab True",
                "abcd False",
                "💩 False",
                "💩💩 True",
                "💩💩💩 True",
                "💩💩💩💩 False",
                "a b False",
            ],
            lines
        );
    }

    [Fact]
    public void The_least_schema_with_states_is_enough()
    {
        var lines = Run(
            ConsumerSchemas.Switch,
            """
            var findings = new List<SchemaFinding>();
            var off = (OffSwitch)SwitchReader.Read(Yaml.Root("s: off\nr: 4\n"), SwitchState.Off, findings)!;
            yield return $"{off.TurnOn(5).TurnOff(6).R} {off.TurnOn(5).S} {off.TurnOn(5) == off.TurnOn(5)}";
            """
        );

        Assert.Equal(["6 on True"], lines);
    }

    [Theory]
    [InlineData(ConsumerSchemas.Incident, "ReportedIncident r", "r.Close(\"a\", 1)")]
    [InlineData(ConsumerSchemas.Incident, "ReportedIncident r", "r.GiveBack(1)")]
    [InlineData(ConsumerSchemas.Incident, "InProgressIncident r", "r.Reject(1)")]
    [InlineData(ConsumerSchemas.Incident, "InProgressIncident r", "r.Assign(\"a\", default, 1)")]
    [InlineData(ConsumerSchemas.Incident, "ClosedIncident r", "r.Close(\"a\", 1)")]
    [InlineData(ConsumerSchemas.Incident, "Incident r", "r.Reject(1)")]
    [InlineData(ConsumerSchemas.Review, "MergedReview r", "r.Merge(true, null, 1)")]
    [InlineData(ConsumerSchemas.Switch, "OnSwitch r", "r.TurnOn(1)")]
    [InlineData(ConsumerSchemas.Switch, "OffSwitch r", "r.TurnOff(1)")]
    public void An_illegal_move_of_a_consumer_does_not_compile(string schema, string parameter, string expression)
    {
        var source =
            $"{Helpers}namespace Acme.Model {{ internal static class Snippet {{ internal static object Try({parameter}) => {expression}; }} }}";

        var run = GeneratorRun.Of(Compilations.Create(source), File(schema));

        Assert.Contains("CS1061", Assert.Single(run.Output.Problems()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my-app.class.1st", "my_app.@class._1st", "my_app.class._1st.Switch")]
    [InlineData("Größe", "Größe", "Größe.Switch")]
    [InlineData("System.Text", "System.Text", "System.Text.Switch")]
    public void The_name_of_the_project_is_made_a_namespace(string root, string inSource, string type)
    {
        var source = $"internal sealed class Uses {{ internal {inSource}.Switch? Value {{ get; set; }} }}";

        var run = GeneratorRun.Of(
            Compilations.Create(source),
            root,
            new SchemaFile("switch.schema.json", ConsumerSchemas.Switch) { Namespace = "" }
        );

        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.Problems());
        Assert.NotNull(run.Output.GetTypeByMetadataName(type));
    }

    [Theory]
    [InlineData("namespace.class", true)]
    [InlineData("@namespace.Ok", true)]
    [InlineData("1st", false)]
    [InlineData("A..B", false)]
    [InlineData("A B", false)]
    [InlineData("A; class X", false)]
    public void A_namespace_that_the_item_names_is_used_or_refused(string name, bool isUsed)
    {
        var run = GeneratorRun.Of(new SchemaFile("switch.schema.json", ConsumerSchemas.Switch) { Namespace = name });

        Assert.Equal(isUsed ? [] : ["WO2003"], run.Result.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Empty(run.Output.Problems());
        Assert.Equal(isUsed, run.Result.GeneratedSources.Length > 0);
    }

    [Fact]
    public void Types_around_those_of_the_consumer_do_not_get_in_the_way()
    {
        const string Hostile = """
            global using Clash;

            internal sealed class JsonSchema;
            internal sealed class FieldChange;
            namespace Clash
            {
                internal sealed class MappingReader;
                internal sealed class YamlNode;
            }
            namespace Acme
            {
                internal sealed class List<T>;
                internal sealed class ArgumentNullException;
                namespace System { internal sealed class CultureInfo; }
                namespace Wo { internal sealed class Core; }
            }
            """;

        var run = GeneratorRun.Of(
            Compilations.Create(Hostile),
            new SchemaFile("incident.schema.json", ConsumerSchemas.Incident) { Namespace = "Acme.Model" },
            new SchemaFile("review.schema.json", ConsumerSchemas.Review) { Namespace = "Acme.Model" }
        );

        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.Problems());
    }

    [Fact]
    public void A_public_and_an_internal_schema_share_a_namespace_and_an_identifier()
    {
        var run = GeneratorRun.Of(
            new SchemaFile("ticket.schema.json", SampleSchemas.Ticket) { Visibility = "public" },
            new SchemaFile("settings.schema.json", SampleSchemas.Settings)
        );

        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.Problems());
        Assert.Equal(
            Accessibility.Public,
            run.Output.GetTypeByMetadataName("Sample.Model.TicketId")!.DeclaredAccessibility
        );
    }

    [Fact]
    public void Nothing_of_the_project_is_needed_but_nullable_off_is_fine()
    {
        var compilation = Compilations.Create("internal sealed class Empty;");
        var options = (Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions)compilation.Options;

        var run = GeneratorRun.Of(
            compilation.WithOptions(options.WithNullableContextOptions(NullableContextOptions.Disable)),
            File(ConsumerSchemas.Incident)
        );

        Assert.Empty(run.Output.Problems());
    }

    private static SchemaFile File(string schema) =>
        new(
            schema == ConsumerSchemas.Incident ? "incident.schema.json"
                : schema == ConsumerSchemas.Review ? "review.schema.json"
                : "switch.schema.json",
            schema
        )
        {
            Namespace = "Acme.Model",
        };

    private static string[] Run(string schema, string body)
    {
        var source = $$"""
            {{Helpers}}
            namespace Acme.Model
            {
                internal static class Program
                {
                    public static string[] Main() => [.. Lines()];

                    private static IEnumerable<string> Lines()
                    {
                        {{body}}
                    }
                }
            }
            """;
        var run = GeneratorRun.Of(Compilations.Create(source), File(schema));
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.Problems());
        return (string[])
            GeneratedAssembly.Load(run).GetType("Acme.Model.Program")!.GetMethod("Main")!.Invoke(null, null)!;
    }
}
