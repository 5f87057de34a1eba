using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Wo.TestKit;

namespace Wo.Package.Tests;

/// <summary>What programs that read the logs of a build learn of a finding: which rule, where, how bad, and where the help is.</summary>
public sealed class FindingLogTests(PackedLibrary library)
{
    [Fact]
    public async Task A_finding_in_code_stands_in_both_logs_with_its_place_and_its_help()
    {
        var consumer = await library.ConsumerAsync("Guarded");

        var logs = await consumer.BuildWithLogsAsync("WO1001.cs");

        var (rule, result) = Finding(logs.Sarif, "WO1001");
        AssertHelp(rule, "WO1001", "Raw write to a guarded path", "Wo.Storage");
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.StartsWith("'File.WriteAllText' on", Text(result, "message"), StringComparison.Ordinal);
        AssertPlace(
            result,
            "WO1001.cs",
            "File.WriteAllText(Path.Combine(root, \"_ctx\", \"note.md\"), text)",
            consumer
        );
        AssertInBinary(logs.Binary, "WO1001");
    }

    [Fact]
    public async Task A_finding_in_a_schema_stands_in_both_logs_with_its_place_and_its_help()
    {
        const string File = "schemas/thing.schema.json";
        var consumer = await library.ConsumerAsync("Things");
        consumer.Write(File, "{\n  \"x-wo-record\": \"Thing\",\n  \"nullable\": true\n}\n");

        var logs = await consumer.BuildWithLogsAsync();

        var (rule, result) = Finding(logs.Sarif, "WO2003");
        AssertHelp(rule, "WO2003", "Schema uses what is not supported", "Wo.Schema");
        Assert.Equal("error", result.GetProperty("level").GetString());
        AssertPlace(result, File, "\"nullable\"", consumer);
        AssertInBinary(logs.Binary, "WO2003");
    }

    [Fact]
    public async Task A_rule_that_weighs_less_says_so_in_the_log()
    {
        var consumer = await library.ConsumerAsync("Guarded");
        consumer.Write(
            "Directory.Build.props",
            "<Project><PropertyGroup><WoRules>suggestions</WoRules></PropertyGroup></Project>"
        );

        var logs = await consumer.BuildWithLogsAsync("WO1001.cs");

        Assert.True(logs.Outcome.Succeeded, logs.Outcome.Output);
        Assert.Equal("note", Finding(logs.Sarif, "WO1001").Result.GetProperty("level").GetString());
    }

    private static (JsonElement Rule, JsonElement Result) Finding(JsonElement sarif, string ruleId)
    {
        Assert.Equal("2.1.0", sarif.GetProperty("version").GetString());
        var run = sarif.GetProperty("runs")[0];
        var result = Assert.Single(
            run.GetProperty("results").EnumerateArray(),
            result => result.GetProperty("ruleId").GetString() == ruleId
        );
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[
            result.GetProperty("ruleIndex").GetInt32()
        ];
        return (rule, result);
    }

    private static void AssertHelp(JsonElement rule, string id, string title, string category)
    {
        Assert.Equal(id, rule.GetProperty("id").GetString());
        Assert.Equal(title, Text(rule, "shortDescription"));
        Assert.Contains(
            $"See docs/rules/{id}.md in the package.",
            Text(rule, "fullDescription"),
            StringComparison.Ordinal
        );
        Assert.Equal(ProjectAddress.RulePage(id), rule.GetProperty("helpUri").GetString());
        Assert.Equal("error", rule.GetProperty("defaultConfiguration").GetProperty("level").GetString());
        Assert.Equal(category, rule.GetProperty("properties").GetProperty("category").GetString());
    }

    private static void AssertPlace(JsonElement result, string file, string finding, Consumer consumer)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith(
            file,
            place.GetProperty("artifactLocation").GetProperty("uri").GetString(),
            StringComparison.Ordinal
        );
        var region = place.GetProperty("region");
        var line = consumer.Read(file).Split('\n')[region.GetProperty("startLine").GetInt32() - 1];
        var (start, end) = (region.GetProperty("startColumn").GetInt32(), region.GetProperty("endColumn").GetInt32());
        Assert.Equal(finding, line[(start - 1)..(end - 1)]);
        Assert.Equal(region.GetProperty("startLine").GetInt32(), region.GetProperty("endLine").GetInt32());
    }

    // A binary log is compressed, and holds its texts as they are.
    private static void AssertInBinary(byte[] log, string ruleId)
    {
        using var unpacked = new MemoryStream();
        using (var packed = new GZipStream(new MemoryStream(log), CompressionMode.Decompress))
        {
            packed.CopyTo(unpacked);
        }

        var text = Encoding.UTF8.GetString(unpacked.ToArray());
        Assert.Contains(ruleId, text, StringComparison.Ordinal);
        Assert.Contains(ProjectAddress.RulePage(ruleId), text, StringComparison.Ordinal);
    }

    private static string Text(JsonElement element, string member) =>
        element.GetProperty(member).GetProperty("text").GetString()!;
}
