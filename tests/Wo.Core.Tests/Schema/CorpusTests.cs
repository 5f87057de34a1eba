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
        var random = new Random(11);
        var found = 0;
        foreach (var file in Files(directory))
        {
            var node = YamlText.Parse(File.ReadAllText(file));
            for (var round = 0; round < 25; round++)
            {
                var damaged = Damage(node, random);
                AssertSame(Path.GetFileName(file), theirs, ours, damaged, name == "work_order" ? OwnPlaces : []);
                found += SchemaEvaluator.Evaluate(theirs, damaged).Count > 0 ? 1 : 0;
            }
        }

        // Else the comparison compares nothing.
        Assert.True(found > 20, $"{found}");
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
        var random = new Random(12);

        Assert.Empty(SchemaEvaluator.Evaluate(WoSchemas.Verdict, node));
        AssertSame("verdict", theirs, WoSchemas.Verdict, node, []);
        for (var round = 0; round < 500; round++)
        {
            AssertSame("verdict", theirs, WoSchemas.Verdict, Damage(node, random), []);
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
        var read = SchemaReader.Read(
            File.ReadAllText(Path.Combine(Corpus!, "trifecta", directory, $"{name}.schema.json"))
        );
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

    /// <summary>Drops, renames or replaces something somewhere.</summary>
    private static YamlNode Damage(YamlNode node, Random random)
    {
        switch (node)
        {
            case YamlMapping { Entries.Count: > 0 } mapping:
                var entries = mapping.Entries.ToList();
                var index = random.Next(entries.Count);
                var entry = entries[index];
                switch (random.Next(6))
                {
                    case 0:
                        entries.RemoveAt(index);
                        break;
                    case 1:
                        var key = new YamlScalar(entry.Key.Value + "z", entry.Key.Kind, entry.Key.Start, entry.Key.End);
                        entries[index] = entry with { Key = key };
                        break;
                    case 2:
                        entries[index] = entry with { Value = Other(entry.Value, random) };
                        break;
                    default:
                        entries[index] = entry with { Value = Damage(entry.Value, random) };
                        break;
                }

                return new YamlMapping(entries, mapping.IsFlow, mapping.Start, mapping.End);
            case YamlSequence { Items.Count: > 0 } sequence when random.Next(4) > 0:
                var items = sequence.Items.ToList();
                var at = random.Next(items.Count);
                if (random.Next(3) == 0)
                {
                    items.RemoveAt(at);
                }
                else
                {
                    items[at] = Damage(items[at], random);
                }

                return new YamlSequence(items, sequence.IsFlow, sequence.Start, sequence.End);
            default:
                return Other(node, random);
        }
    }

    private static YamlNode Other(YamlNode node, Random random) =>
        random.Next(9) switch
        {
            0 => new YamlScalar("null", YamlScalarKind.Null, node.Start, node.End),
            1 => new YamlScalar("12", YamlScalarKind.Integer, node.Start, node.End),
            2 => new YamlScalar("1.5", YamlScalarKind.Number, node.Start, node.End),
            3 => new YamlScalar("true", YamlScalarKind.Boolean, node.Start, node.End),
            4 => new YamlScalar("odd text", YamlScalarKind.String, node.Start, node.End),
            5 => new YamlScalar("pending", YamlScalarKind.String, node.Start, node.End),
            6 => new YamlScalar("running", YamlScalarKind.String, node.Start, node.End),
            7 => new YamlSequence([], isFlow: true, node.Start, node.End),
            _ => new YamlMapping([], isFlow: true, node.Start, node.End),
        };
}
