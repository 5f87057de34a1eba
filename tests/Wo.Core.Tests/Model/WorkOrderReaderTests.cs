using Wo.Core.Model;
using Wo.Core.Schema;
using Wo.Core.Tests.Schema;

namespace Wo.Core.Tests.Model;

public sealed class WorkOrderReaderTests
{
    [Fact]
    public void Every_key_is_read()
    {
        var read = Samples.Pending();

        Assert.Equal((1, "WO-0016", "E-0001"), (read.Version, read.Id.Value, read.EpicId.Value));
        Assert.Equal(("Segment clustering", "P1", "pending"), (read.Title, read.Priority, read.Status));
        Assert.Equal(["src/**"], read.Scope!.Allow);
        Assert.Equal([".env*"], read.Scope.Deny);
        Assert.Equal(["scripts/verify.sh"], read.Verify!.Commands);
        Assert.Equal(
            ("trifecta", ".", 5),
            (read.Execution.Engine, read.Execution.Segment, read.Execution.RequiredFlow.Count)
        );
        Assert.Equal(["WO-0014"], read.Dependencies);
        Assert.Equal(3, read.Revision);
        Assert.Equal((null, null, 0), (read.Owner, read.StartedAt, read.Overrides.Count));
    }

    [Fact]
    public void An_absent_revision_is_zero()
    {
        var text = Samples.Text.Replace("x_rev: 3", "", StringComparison.Ordinal);

        Assert.Equal(0, Samples.Read(text, WorkOrderState.Pending)!.Revision);
    }

    [Fact]
    public void The_directory_decides_the_state()
    {
        foreach (var state in WorkOrderStates.All)
        {
            var text = Samples.RunningText.Replace("owner: null", "owner: alice", StringComparison.Ordinal);
            Assert.Equal(state, Samples.Read(text, state)!.State);
        }
    }

    [Theory]
    [InlineData("version")]
    [InlineData("id")]
    [InlineData("epic_id")]
    [InlineData("title")]
    [InlineData("priority")]
    [InlineData("status")]
    [InlineData("dod_id")]
    [InlineData("execution")]
    public void What_is_needed_but_missing_is_a_finding_and_no_work_order(string key)
    {
        var findings = new List<SchemaFinding>();
        var text = $"\n{Samples.Text}".Replace($"\n{key}:", $"\nx_{key}:", StringComparison.Ordinal);

        Assert.Null(WorkOrderReader.Read(YamlText.Parse(text), WorkOrderState.Pending, findings));
        Assert.Equal($"$.{key}", Assert.Single(findings).Path);
    }

    [Theory]
    [InlineData("id: WO-0016", "id: ../WO-0016", "$.id")]
    [InlineData("version: 1", "version: one", "$.version")]
    [InlineData("title: Segment clustering", "title: [a]", "$.title")]
    [InlineData("segment: .", "segment: 1", "$.execution.segment")]
    [InlineData("x_rev: 3", "x_rev: many", "$.x_rev")]
    [InlineData("x_rev: 3", "x_rev: 1e30", "$.x_rev")]
    public void What_is_needed_but_garbled_is_a_finding_and_no_work_order(string present, string garbled, string path)
    {
        var findings = new List<SchemaFinding>();
        var text = Samples.Text.Replace(present, garbled, StringComparison.Ordinal);

        Assert.Null(WorkOrderReader.Read(YamlText.Parse(text), WorkOrderState.Pending, findings));
        Assert.Contains(findings, finding => finding.Path == path);
    }

    [Theory]
    [InlineData("dependencies: [WO-0014]", "dependencies: WO-0014", "$.dependencies")]
    [InlineData("dependencies: [WO-0014]", "dependencies: [{wo_id: WO-0014}]", "$.dependencies[0]")]
    [InlineData("allow: [src/**]", "allow: src", "$.scope.allow")]
    [InlineData("owner: null", "owner: 12", "$.owner")]
    public void What_is_not_needed_but_garbled_is_a_finding_and_reads_as_absent(
        string present,
        string garbled,
        string path
    )
    {
        var findings = new List<SchemaFinding>();
        var text = Samples.Text.Replace(present, garbled, StringComparison.Ordinal);

        Assert.NotNull(WorkOrderReader.Read(YamlText.Parse(text), WorkOrderState.Pending, findings));
        Assert.Contains(findings, finding => finding.Path == path);
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("branch")]
    [InlineData("worktree")]
    [InlineData("started_at")]
    public void A_running_one_needs_what_its_state_requires(string key)
    {
        var text = Samples
            .RunningText.Replace("owner: null", "owner: alice", StringComparison.Ordinal)
            .Replace($"{key}:", $"x_{key}:", StringComparison.Ordinal);
        var findings = new List<SchemaFinding>();

        Assert.Null(WorkOrderReader.Read(YamlText.Parse(text), WorkOrderState.Running, findings));
        Assert.Equal($"$.{key}", Assert.Single(findings).Path);
        Assert.NotNull(Samples.Read(text, WorkOrderState.Done));
    }

    [Theory]
    [InlineData("override: true\n  override_reason: because it is needed", true)]
    [InlineData("x_override: true\n  x_override_reason: because it is needed", true)]
    [InlineData("x_override: 'yes'\n  x_override_reason: because it is needed", null)]
    public void A_scope_override_is_read_in_both_spellings(string lines, bool? isOverride)
    {
        var text = Samples.Text.Replace("deny: [.env*]", $"deny: []\n  {lines}", StringComparison.Ordinal);

        var scope = Samples.Read(text, WorkOrderState.Pending)!.Scope!;

        Assert.Equal((isOverride, "because it is needed"), (scope.Override, scope.OverrideReason));
    }

    [Theory]
    [InlineData("~")]
    [InlineData("[]")]
    [InlineData("text")]
    public void A_document_of_another_kind_is_a_finding(string text)
    {
        var findings = new List<SchemaFinding>();

        Assert.Null(WorkOrderReader.Read(YamlText.Parse(text), WorkOrderState.Done, findings));
        Assert.Equal("a mapping", Assert.Single(findings).Expected);
    }

    [Fact]
    public void An_empty_configuration_has_the_defaults()
    {
        var findings = new List<SchemaFinding>();

        var read = WoConfigurationReader.Read(YamlText.Parse("{}"), findings)!;

        Assert.Empty(findings);
        Assert.Equal(
            ("../.worktrees", "feat/wo-{id}", null),
            (read.WorktreeRoot, read.BranchTemplate, read.BaseBranch)
        );
        Assert.Equal(("keep-running", "remove-worktree", "run"), (read.OnGateFailure, read.Closeout, read.DodChecks));
        Assert.Equal([".env*"], read.KeepIgnored);
        Assert.Empty(read.Evidence);
    }

    [Fact]
    public void A_configuration_is_read()
    {
        var findings = new List<SchemaFinding>();

        var read = WoConfigurationReader.Read(
            YamlText.Parse("{lock_ttl_seconds: 60, keep_ignored: [], evidence: {tests.log: make test}}"),
            findings
        )!;

        Assert.Empty(findings);
        Assert.Equal(60, read.LockTtlSeconds);
        Assert.Empty(read.KeepIgnored);
        Assert.Equal("make test", read.Evidence["tests.log"]);
    }

    [Fact]
    public void A_damaged_epic_is_a_finding_and_does_not_hide_the_others()
    {
        var findings = new List<SchemaFinding>();

        var read = BacklogReader.Read(
            YamlText.Parse(
                """
                version: 1
                generated_at: '2026-02-12T00:00:00Z'
                epics:
                - {id: E-1, title: one, priority: P0, wo_queue: [WO-1]}
                - {id: nonsense, title: two, priority: P0, wo_queue: []}
                """
            ),
            findings
        )!;

        Assert.Equal(["E-1"], read.Epics.Select(epic => epic.Id.Value));
        Assert.Equal("$.epics[1].id", Assert.Single(findings).Path);
    }
}
