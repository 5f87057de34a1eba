using System.Text.Json;
using Wo.Core.Schema;
using Wo.Core.Yaml;
using Wo.TestKit;
using Wo.Tool.Commands.Lint;

namespace Wo.Tool.Tests.Commands;

/// <summary>
/// The SARIF log against what the schema of SARIF 2.1.0 demands of the properties that it uses: the test's own schema has
/// their types, bounds and required members, and closes every object as the official one does.
/// </summary>
public sealed class SarifTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task A_log_keeps_to_the_schema_whatever_was_found()
    {
        tree.PutVariety().Put("WO-0011", title: "Brief", more: "dependencies: [\"a\\u202eb \\\" é\", WO-0099]");
        tree.Git.Write("docs/backlog/schema/dod.schema.json", "{");

        var (log, text) = await Log();

        Assert.Empty(Violations(text));
        Assert.True(Results(log).Count > 5);
        Assert.All(
            Results(log),
            result =>
                Assert.Equal(
                    result.GetProperty("ruleId").GetString(),
                    Rules(log)[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()
                )
        );
    }

    [Fact]
    public async Task A_log_without_findings_keeps_to_the_schema_too()
    {
        tree.Put("WO-0001");

        var (log, text) = await Log();

        Assert.Empty(Violations(text));
        Assert.Empty(Results(log));
    }

    [Theory]
    [InlineData("\"version\": \"2.1.0\"", "\"version\": \"2.0\"")]
    [InlineData("\"startLine\": ", "\"startLine\": -")]
    [InlineData("\"level\": \"warning\"", "\"level\": \"warn\"")]
    [InlineData("\"text\": ", "\"txt\": ")]
    public async Task What_the_schema_forbids_is_noticed(string right, string wrong)
    {
        tree.Put("WO-0001", more: "dependencies: [WO-0099]");

        var (_, text) = await Log();

        Assert.Contains(right, text);
        Assert.NotEmpty(Violations(text.Replace(right, wrong)));
    }

    [Fact]
    public async Task A_region_is_the_part_of_the_line_that_is_meant()
    {
        tree.Put("WO-0001", more: "dependencies: [WO-0099]");

        var (log, _) = await Log();

        var location = Assert.Single(Results(log)).GetProperty("locations")[0].GetProperty("physicalLocation");
        var region = location.GetProperty("region");
        Assert.Equal(
            "_ctx/jobs/pending/WO-0001.yaml",
            location.GetProperty("artifactLocation").GetProperty("uri").GetString()
        );
        Assert.Equal(
            (20, 16, 23),
            (
                region.GetProperty("startLine").GetInt32(),
                region.GetProperty("startColumn").GetInt32(),
                region.GetProperty("endColumn").GetInt32()
            )
        );
    }

    [Fact]
    public async Task Files_below_odd_directories_are_named_from_the_top_of_the_repository_with_escapes()
    {
        var root = tree.Git.Surroundings.At("odd #1");
        GitSandbox.GitIn(tree.Git.Surroundings.Path, "init", "--quiet", root);
        var below = Path.Combine(root, "sér vice:100%");
        Copy(tree.Put("WO-0001", more: "dependencies: [WO-0099]").Git.Root, below);
        GitSandbox.GitIn(root, "config", "wo.root", "sér vice:100%");
        tree.Directory = below;

        var (log, text) = await Log();

        Assert.Empty(Violations(text));
        var place = Assert.Single(Results(log)).GetProperty("locations")[0].GetProperty("physicalLocation");
        var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        Assert.Equal("s%C3%A9r%20vice%3A100%25/_ctx/jobs/pending/WO-0001.yaml", uri);
        var top = log.GetProperty("runs")[0]
            .GetProperty("originalUriBaseIds")
            .GetProperty("SRCROOT")
            .GetProperty("uri");
        Assert.EndsWith("/odd%20%231/", top.GetString());
        Assert.Equal(
            Path.Combine(below, "_ctx/jobs/pending/WO-0001.yaml"),
            new Uri(new Uri(top.GetString()!), uri).LocalPath
        );
    }

    [Theory]
    [InlineData("a b/ü", "a%20b/%C3%BC")]
    [InlineData("x:y/#1?", "x%3Ay/%231%3F")]
    [InlineData("\U0001F600", "%F0%9F%98%80")]
    public void Paths_become_references_that_lead_back_to_them(string path, string uri)
    {
        Assert.Equal(uri, SarifUri.OfRelative(path));
        Assert.Equal("/top/" + path, new Uri(new Uri(SarifUri.OfDirectory("/top")), uri).LocalPath);
    }

    private async Task<(JsonElement Log, string Text)> Log()
    {
        var run = await tree.Wo("lint", "--format", "sarif");
        using var document = JsonDocument.Parse(run.Output);
        return (document.RootElement.Clone(), run.Output);
    }

    private static List<JsonElement> Results(JsonElement log) =>
        [.. log.GetProperty("runs")[0].GetProperty("results").EnumerateArray()];

    private static JsonElement Rules(JsonElement log) =>
        log.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules");

    private static IEnumerable<string> Violations(string text)
    {
        var path = Path.Combine(SourceTree.Root, "tests/Wo.Tool.Tests/Commands/sarif-used.schema.json");
        var schema = SchemaReader.Read(File.ReadAllText(path)).Schema!;
        Assert.True(YamlReader.Read(System.Text.Encoding.UTF8.GetBytes(text)).TryGet(out var document, out _));
        return SchemaEvaluator
            .Evaluate(schema, document.Root)
            .Select(finding => $"{finding.Path}: expected {finding.Expected}, found {finding.Found}");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, "_ctx"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
