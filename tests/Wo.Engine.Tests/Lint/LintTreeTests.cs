using Wo.Engine.Lint;
using Wo.Engine.Store.Tree;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Lint;

/// <summary>What lint says about a whole tree, beside what it says about each work order.</summary>
public sealed class LintTreeTests : IDisposable
{
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_tree_that_nothing_is_wrong_with_has_no_findings()
    {
        tree.Put("WO-0001");
        tree.Put("WO-0002", WorkOrderState.Done);

        Assert.Empty(Run().Files);
        Assert.Equal(2, Run().WorkOrders);
    }

    [Fact]
    public void Findings_of_many_are_those_of_each()
    {
        const int Many = 200;
        (string From, string To)[] defects =
        [
            ("priority: P1", "priority: P9"),
            ("E-0001", "E-0404"),
            ("owner: null", "owner: null\ndependencies: [WO-0404]"),
            ("status: pending", "status: done"),
            ("title:", "titel:"),
            ("version: 1", "version: [1"),
            ("version: 1", "version: 1"),
        ];
        for (var number = 1; number <= Many; number++)
        {
            var (id, (from, to)) = ($"WO-{number:D4}", defects[number % defects.Length]);
            tree.PutText(id, WorkOrderState.Pending, TreeFixture.Valid(id).Replace(from, to));
        }

        var together = Run();

        var lint = Lint(out var scan);
        var each = scan.Entries.SelectMany(entry => lint.Run([entry.Id]).Files);
        Assert.Equal(Many - (Many + 1) / defects.Length, together.Files.Length);
        Assert.Equal(
            each.SelectMany(file => file.Findings).Select(finding => finding.ToString()),
            together.Findings.Select(finding => finding.ToString())
        );
    }

    [Theory]
    [InlineData("wo_queue: [WO-0001, WO-0009]", "QUEUE_UNKNOWN", "$.epics[0].wo_queue[1]")]
    [InlineData("wo_queue: [WO-0001, WO-0001]", "QUEUE_TWICE", "$.epics[0].wo_queue[1]")]
    [InlineData("wo_queue: [WO-0002]", "QUEUE_OF_OTHER_EPIC", "$.epics[0].wo_queue[0]")]
    [InlineData("wo_queue: []\n- {id: E-0001, title: Same, priority: P1, wo_queue: []}", "EPIC_TWICE", "$.epics[1].id")]
    public void A_backlog_that_contradicts_itself_or_the_tree_is_a_warning_at_its_place(
        string queue,
        string code,
        string place
    )
    {
        tree.Put("WO-0001");
        tree.PutText("WO-0002", WorkOrderState.Pending, TreeFixture.Valid("WO-0002").Replace("E-0001", "E-0002"));
        var other = "- {id: E-0002, title: Other, priority: P1, wo_queue: []}\n";
        tree.Write("_ctx/backlog/backlog.yaml", Wo.TestKit.SampleInputs.Backlog.Replace("wo_queue: []", queue) + other);

        var file = Assert.Single(Run().Files);

        var finding = Assert.Single(file.Findings);
        Assert.Equal("_ctx/backlog/backlog.yaml", file.Path);
        Assert.Equal((code, LintLevel.Warning, place), (finding.Code.Name, finding.Level, finding.JsonPath));
        Assert.True(finding.Position.Line > 3);
    }

    [Fact]
    public void A_definition_of_done_that_two_files_define_is_a_warning_that_names_the_first()
    {
        tree.Write("_ctx/dod/z.yaml", Wo.TestKit.SampleInputs.DefinitionOfDone());

        var finding = Assert.Single(Run().Findings);

        Assert.Equal(Problem.DefinitionOfDoneTwice, finding.Code);
        Assert.Contains("_ctx/dod/dod-default.yaml:3:7", finding.Message);
    }

    [Fact]
    public void A_retired_definition_of_done_is_a_warning_unless_the_work_order_is_old_too()
    {
        tree.Write(
            "_ctx/dod/dod-default.yaml",
            Wo.TestKit.SampleInputs.DefinitionOfDone().Replace("  rules: []", "  rules: []\n  x_legacy: true")
        );
        tree.Put("WO-0001");
        tree.Put("WO-0002", more: "x_legacy: true");

        var file = Assert.Single(Run().Files);

        Assert.Equal("WO-0001", file.Id!.Value.Value);
        Assert.Equal(Problem.RetiredDefinitionOfDone, Assert.Single(file.Findings).Code);
    }

    [Fact]
    public void Each_file_of_an_id_that_lies_in_two_directories_is_named()
    {
        tree.Put("WO-0001");
        tree.Put("WO-0001", WorkOrderState.Done);

        var report = Run();

        Assert.Equal(
            ["_ctx/jobs/done/WO-0001.yaml", "_ctx/jobs/pending/WO-0001.yaml"],
            report.Files.Select(file => file.Path).Order(StringComparer.Ordinal)
        );
        Assert.All(report.Findings, finding => Assert.Equal(Problem.DuplicateId, finding.Code));
    }

    [Fact]
    public void Files_that_are_no_work_orders_are_notes()
    {
        tree.Write("_ctx/jobs/done/WO-0001_job.yaml", "not: one\n");

        var finding = Assert.Single(Run().Findings);

        Assert.Equal((Problem.ForeignFile, LintLevel.Note), (finding.Code, finding.Level));
    }

    [Theory]
    [InlineData(".gitkeep")]
    [InlineData(".WO-0001.yaml.swp")]
    public void Hidden_files_are_left_to_the_tools_that_they_belong_to(string name)
    {
        tree.Write($"_ctx/jobs/done/{name}", "");

        Assert.Empty(Run().Findings);
    }

    [Theory]
    [InlineData("work_order")]
    [InlineData("backlog")]
    [InlineData("dod")]
    public void A_schema_of_the_tree_that_cannot_be_used_is_one_error_in_its_own_file(string name)
    {
        tree.Put("WO-0001");
        tree.Put("WO-0002");
        tree.Write($"docs/backlog/schema/{name}.schema.json", "{\"type\":\n  nonsense}");

        var file = Assert.Single(Run().Files);

        Assert.Equal($"docs/backlog/schema/{name}.schema.json", file.Path);
        var finding = Assert.Single(file.Findings);
        Assert.Equal((Problem.InputInvalid, LintLevel.Error, 2), (finding.Code, finding.Level, finding.Position.Line));
    }

    [Fact]
    public void The_tree_s_own_schema_of_the_backlog_is_the_one_that_counts()
    {
        tree.Put("WO-0001");
        tree.Write("docs/backlog/schema/backlog.schema.json", """{"type": "object", "required": ["x_team"]}""");

        var finding = Assert.Single(Run().Findings);

        Assert.Equal((Problem.InputInvalid, "$.x_team"), (finding.Code, finding.JsonPath));
    }

    [Theory]
    [InlineData("title: Title of WO-0001", "title: Short", "TITLE_SHORT", "$.title")]
    [InlineData("title: Title of WO-0001", "title: 2026-03-15", "READ_DIFFERENTLY", "$.title")]
    [InlineData("owner: null", "owner: yes", "READ_DIFFERENTLY", "$.owner")]
    [InlineData("allow:\n  - src/**", "allow: []", "SCOPE_EMPTY", "$.scope.allow")]
    [InlineData("scope:\n  allow:\n  - src/**\n  deny: []\n", "", "SCOPE_EMPTY", "$.scope")]
    public void What_the_scripts_of_such_trees_report_is_a_warning(
        string right,
        string wrong,
        string code,
        string place
    )
    {
        var text = TreeFixture.Valid("WO-0001");
        Assert.Contains(right, text);
        tree.PutText("WO-0001", WorkOrderState.Pending, text.Replace(right, wrong));

        var finding = Assert.Single(Run().Findings, finding => finding.Code.Name == code);

        Assert.Equal((LintLevel.Warning, place), (finding.Level, finding.JsonPath));
        Assert.Equal(LintLevel.Error, Run().Raised().Findings.Single(other => other.Code.Name == code).Level);
    }

    [Fact]
    public void Only_the_work_orders_that_are_named_are_examined()
    {
        tree.Put("WO-0001", more: "dependencies: [WO-0009]");
        tree.Put("WO-0002", more: "dependencies: [WO-0009]");
        tree.Write("_ctx/backlog/backlog.yaml", "{");
        var reading = tree.Reader.Read();

        var report = new LintTree(reading.Observation.Lint, reading.Scan, tree.Layout).Run([TreeFixture.Id("WO-0002")]);

        Assert.Equal("WO-0002", Assert.Single(report.Files).Id!.Value.Value);
        Assert.Equal(1, report.WorkOrders);
    }

    private LintReport Run() => Lint(out _).Run();

    private LintTree Lint(out TreeScan scan)
    {
        var reading = tree.Reader.Read();
        scan = reading.Scan;
        return new LintTree(reading.Observation.Lint, scan, tree.Layout);
    }
}
