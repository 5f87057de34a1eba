using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Wo.Analyzers.Tests.Settings;

/// <summary>A project with a schema of its own has markers of its own, and no others.</summary>
public sealed class OwnMarkersTests
{
    private const string Schema = """
        {
          "x-wo-session-markers": {
            "idType": "TicketId",
            "markers": [
              { "name": "start", "template": "<{id}> begins: {text}" },
              { "name": "broken", "template": "{text} {id}" }
            ]
          }
        }
        """;

    private const string Own = """
        class Sample
        {
            string A(string id) => [|$"<{id}> begins: work"|];
            string B(string id) => "<" + id + "> ends: ";
            string C = "[WO-0016] intent: x";
        }
        """;

    private const string Standard = """
        class Sample
        {
            string A(string id) => $"<{id}> begins: work";
            string C = [|"[WO-0016] intent: x"|];
        }
        """;

    [Theory]
    [InlineData(Own, Schema, "true")]
    [InlineData(Own, Schema, "data")]
    [InlineData(Standard, Schema, "false")]
    [InlineData(Standard, Schema, "")]
    [InlineData(Standard, "{ \"x-wo-session-markers\": ", "true")]
    [InlineData(Standard, "{ \"x-wo-session-markers\": 3 }", "true")]
    [InlineData(Standard, "{ \"x-wo-session-markers\": { \"markers\": [null, 1, {}] } }", "true")]
    [InlineData(Standard, "{}", "true")]
    [InlineData(Standard, "", "true")]
    public async Task Markers_are_those_of_the_projects_schema(string source, string schema, string isSchema)
    {
        var test = new CSharpAnalyzerTest<HandWrittenMarkerAnalyzer, DefaultVerifier>();
        Verifier<HandWrittenMarkerAnalyzer>.Prepare(test);
        test.TestCode = source;
        test.TestState.AdditionalFiles.Add(("/schema/ticket.schema.json", schema));
        test.TestState.AnalyzerConfigFiles.Add(
            (
                "/.globalconfig",
                $"is_global = true\n\n[/schema/ticket.schema.json]\nbuild_metadata.AdditionalFiles.WoSchema = {isSchema}\n"
            )
        );

        await test.RunAsync(TestContext.Current.CancellationToken);
    }
}
