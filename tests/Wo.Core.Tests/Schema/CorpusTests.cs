using Wo.Core.Model;
using Wo.Core.Schema;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Schema;

public sealed class CorpusTests
{
    // Places where ours is stricter on purpose: identifiers, and keys that the other schema leaves open.
    private static readonly string[] OwnPlaces =
    [
        "$.id",
        "$.epic_id",
        "$.closed_at",
        "$.created_at",
        "$.x_rev",
        "$.x_requeued_from",
        "$.x_requeued_at",
        "$.x_requeue_reason",
        "$.x_verify_failures",
        "$.x_overrides",
    ];

    private static string? Corpus => Environment.GetEnvironmentVariable("WO_CORPUS");

    [Theory]
    [InlineData("work_order", "_ctx/jobs")]
    [InlineData("backlog", "_ctx/backlog")]
    [InlineData("dod", "_ctx/dod")]
    public void Our_schema_finds_in_real_files_what_theirs_finds(string name, string directory)
    {
        var (theirs, ours) = (Theirs(name), WoSchemas.Find(name)!);
        var files = Files(directory);

        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var node = YamlText.Parse(File.ReadAllText(file));
            AssertSame(Path.GetFileName(file), theirs, ours, node, name == "work_order" ? OwnPlaces : []);
        }
    }

    [Theory]
    [InlineData("work_order", "_ctx/jobs")]
    [InlineData("backlog", "_ctx/backlog")]
    [InlineData("dod", "_ctx/dod")]
    public void Our_schema_finds_in_damaged_files_what_theirs_finds(string name, string directory)
    {
        var (theirs, ours) = (Theirs(name), WoSchemas.Find(name)!);
        var found = 0;

        // Work orders are many and alike; a quarter of them is enough here.
        foreach (var file in Files(directory).Where((_, i) => name != "work_order" || i % 4 == 0))
        {
            foreach (var damaged in Damages(YamlText.Parse(File.ReadAllText(file))))
            {
                AssertSame(Path.GetFileName(file), theirs, ours, damaged, name == "work_order" ? OwnPlaces : []);
                found += SchemaEvaluator.Evaluate(theirs, damaged).Count > 0 ? 1 : 0;
            }
        }

        // Else the comparison compares nothing.
        Assert.True(found > 100, $"{found}");
    }

    [Fact]
    public void Our_verdict_schema_finds_what_theirs_finds()
    {
        var node = YamlText.Parse(
            """
            schema_version: 1.0.0
            wo_id: WO-1
            epic_id: null
            git_commit: 84532fbeb119378eef132669cf9c7515c340af6d
            status: PASS
            started_at: '2026-02-13T12:36:58Z'
            finished_at: '2026-02-13T12:36:59Z'
            duration_seconds: 1.5
            commands: [a, b]
            override: {dirty: true, reason: because of that, wo: WO-1, timestamp: '2026-02-13T12:36:58Z', until: '2026-02-14'}
            x_more: 1
            """
        );
        var theirs = Theirs("verdict");

        Assert.Empty(SchemaEvaluator.Evaluate(WoSchemas.Verdict, node));
        AssertSame("verdict", theirs, WoSchemas.Verdict, node, []);
        foreach (var damaged in Damages(node))
        {
            AssertSame("verdict", theirs, WoSchemas.Verdict, damaged, []);
        }
    }

    [Fact]
    public void The_path_policy_is_valid()
    {
        var files = Files("_ctx/policy");

        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var node = YamlText.Parse(File.ReadAllText(file));
            var findings = new List<SchemaFinding>();
            Assert.Empty(SchemaEvaluator.Evaluate(WoSchemas.Policy, node));
            Assert.NotEmpty(FinishPolicyReader.Read(node, findings)!.Ignore);
            Assert.Empty(findings);
        }
    }

    [Fact]
    public void Every_valid_work_order_is_read()
    {
        var read = 0;
        foreach (var file in Files("_ctx/jobs"))
        {
            Assert.True(WorkOrderStates.TryParse(Path.GetFileName(Path.GetDirectoryName(file)), out var state));
            var node = YamlText.Parse(File.ReadAllText(file));
            if (SchemaEvaluator.Evaluate(WoSchemas.WorkOrder, node).Count > 0)
            {
                continue;
            }

            var findings = new List<SchemaFinding>();
            Assert.NotNull(WorkOrderReader.Read(node, state, findings));
            Assert.Empty(findings);
            read++;
        }

        Assert.InRange(read, 30, 46);
    }

    private static void AssertSame(string file, JsonSchema theirs, JsonSchema ours, YamlNode node, string[] except)
    {
        Assert.Equal(
            Comparable(SchemaEvaluator.Evaluate(theirs, node), except).Prepend(file),
            Comparable(SchemaEvaluator.Evaluate(ours, node), except).Prepend(file)
        );
    }

    private static IEnumerable<string> Comparable(IEnumerable<SchemaFinding> findings, string[] except) =>
        findings
            .Where(finding => !Array.Exists(except, path => finding.Path.StartsWith(path, StringComparison.Ordinal)))
            // Ours names more keys, and in another order.
            .Select(finding =>
                finding.Expected.StartsWith("only the keys", StringComparison.Ordinal)
                    ? finding with
                    {
                        Expected = "",
                    }
                    : finding
            )
            .Select(finding => finding.ToString())
            .Order(StringComparer.Ordinal);

    private static JsonSchema Theirs(string name)
    {
        var directory = name == "verdict" ? "_ctx/schemas" : "docs/backlog/schema";
        Assert.SkipWhen(Corpus is null, "WO_CORPUS does not name the directory of real work orders.");
        var text = File.ReadAllText(Path.Combine(Corpus!, "trifecta", directory, $"{name}.schema.json"));
        // Their validator asserts formats, which theirs as a file does not say.
        var read = SchemaReader.Read($"{{ \"x-wo-format\": \"assert\", {text.TrimStart()[1..]}");
        Assert.Empty(read.Problems);
        return read.Schema!;
    }

    private static string[] Files(string directory)
    {
        Assert.SkipWhen(Corpus is null, "WO_CORPUS does not name the directory of real work orders.");
        var files = Directory.GetFiles(
            Path.Combine(Corpus!, "trifecta", directory),
            "*.yaml",
            SearchOption.AllDirectories
        );
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    /// <summary>Copies of a document in each of which one thing is dropped, renamed or replaced.</summary>
    private static IEnumerable<YamlNode> Damages(YamlNode node)
    {
        foreach (var other in Others(node))
        {
            yield return other;
        }

        switch (node)
        {
            case YamlMapping mapping:
                for (var i = 0; i < mapping.Entries.Count; i++)
                {
                    var entry = mapping.Entries[i];
                    yield return With(mapping, i, []);
                    yield return With(mapping, i, [entry with { Key = Renamed(entry.Key) }]);
                    foreach (var damaged in Damages(entry.Value))
                    {
                        yield return With(mapping, i, [entry with { Value = damaged }]);
                    }
                }

                break;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Items.Count; i++)
                {
                    yield return With(sequence, i, []);
                    foreach (var damaged in Damages(sequence.Items[i]))
                    {
                        yield return With(sequence, i, [damaged]);
                    }
                }

                break;
        }
    }

    private static YamlMapping With(YamlMapping mapping, int index, YamlEntry[] replacement) =>
        new(
            [.. mapping.Entries.Take(index), .. replacement, .. mapping.Entries.Skip(index + 1)],
            mapping.IsFlow,
            mapping.Start,
            mapping.End
        );

    private static YamlSequence With(YamlSequence sequence, int index, YamlNode[] replacement) =>
        new(
            [.. sequence.Items.Take(index), .. replacement, .. sequence.Items.Skip(index + 1)],
            sequence.IsFlow,
            sequence.Start,
            sequence.End
        );

    private static YamlScalar Renamed(YamlScalar key) => new(key.Value + "z", key.Kind, key.Start, key.End);

    private static IEnumerable<YamlNode> Others(YamlNode node) =>
        [
            new YamlScalar("null", YamlScalarKind.Null, node.Start, node.End),
            new YamlScalar("12", YamlScalarKind.Integer, node.Start, node.End),
            new YamlScalar("1.5", YamlScalarKind.Number, node.Start, node.End),
            new YamlScalar("true", YamlScalarKind.Boolean, node.Start, node.End),
            new YamlScalar("odd text", YamlScalarKind.String, node.Start, node.End),
            new YamlScalar("running", YamlScalarKind.String, node.Start, node.End),
            new YamlSequence([], isFlow: true, node.Start, node.End),
            new YamlMapping([], isFlow: true, node.Start, node.End),
        ];
}
