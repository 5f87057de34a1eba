using Wo.Engine.Lint;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Lint;

public sealed class WorkOrderLinterTests : IDisposable
{
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData(WorkOrderState.Pending)]
    [InlineData(WorkOrderState.Done)]
    [InlineData(WorkOrderState.Failed)]
    [InlineData(WorkOrderState.Partial)]
    public void A_work_order_that_nothing_is_wrong_with_has_no_findings(WorkOrderState state)
    {
        tree.Put("WO-1", state);
        Assert.Empty(tree.Lint("WO-1"));
    }

    [Theory]
    [InlineData("version: 1", "version: one", "WO_INVALID_SCHEMA", "$.version")]
    [InlineData("id: WO-1", "id: WO-2", "ID_FILE_NAME_MISMATCH", "$.id")]
    [InlineData("epic_id: E-0001", "epic_id: E-0002", "UNKNOWN_EPIC", "$.epic_id")]
    [InlineData("dod_id: DOD-DEFAULT", "dod_id: DOD-NONE", "UNKNOWN_DOD", "$.dod_id")]
    [InlineData("- 'true'", "- ' '", "VERIFY_BLANK_COMMAND", "$.verify.commands[0]")]
    [InlineData("- src/**", "- '**'", "SCOPE_TOO_WIDE", "$.scope.allow[0]")]
    [InlineData("- src/**", "- src/**\n  - '**/*'", "SCOPE_TOO_WIDE", "$.scope.allow[1]")]
    [InlineData("segment: .", "segment: src", "WO_INVALID_SCHEMA", "$.execution.segment")]
    [InlineData("ctx.sync, ", "", "WO_INVALID_SCHEMA", "$.execution.required_flow")]
    public void What_keeps_a_work_order_from_being_worked_on_is_an_error_at_its_place(
        string right,
        string wrong,
        string code,
        string place
    )
    {
        tree.PutText("WO-1", WorkOrderState.Pending, TreeFixture.Valid("WO-1").Replace(right, wrong));
        var finding = Assert.Single(tree.Lint("WO-1"));
        Assert.Equal((code, LintLevel.Error, place), (finding.Code.Name, finding.Level, finding.JsonPath));
        Assert.Equal("_ctx/jobs/pending/WO-1.yaml", finding.Path.Relative);
        Assert.True(finding.Position.Line > 0);
        Assert.Empty(tree.Ready());
    }

    [Fact]
    public void A_finding_says_line_and_column()
    {
        tree.PutText(
            "WO-1",
            WorkOrderState.Pending,
            TreeFixture.Valid("WO-1").Replace("epic_id: E-0001", "epic_id: E-9")
        );
        var finding = Assert.Single(tree.Lint("WO-1"));
        Assert.Equal("3:10", finding.Position.ToString());
        Assert.StartsWith("_ctx/jobs/pending/WO-1.yaml:3:10: there is no epic E-9", finding.ToString());
    }

    [Theory]
    [InlineData("status: pending", "status: done", "STATUS_DIRECTORY_MISMATCH")]
    [InlineData("title: Title of WO-1", "title: ''", "TITLE_EMPTY")]
    [InlineData("  commands:\n  - 'true'", "  commands: []", "VERIFY_EMPTY")]
    [InlineData("- src/**", "- ../src/**", "SCOPE_NEVER_MATCHES")]
    public void What_older_tools_let_pass_is_a_warning_and_the_work_order_can_be_taken(
        string right,
        string wrong,
        string code
    )
    {
        tree.PutText("WO-1", WorkOrderState.Pending, TreeFixture.Valid("WO-1").Replace(right, wrong));
        var finding = Assert.Single(tree.Lint("WO-1"));
        Assert.Equal((code, LintLevel.Warning), (finding.Code.Name, finding.Level));
        Assert.Equal(["WO-1"], tree.Ready());
    }

    [Fact]
    public void A_partial_work_order_needs_the_complete_flow_although_the_schema_does_not_ask_for_it()
    {
        var text = TreeFixture.Valid("WO-1", "partial").Replace("ctx.sync, ", "");
        tree.PutText("WO-1", WorkOrderState.Partial, text);
        var finding = Assert.Single(tree.Lint("WO-1"));
        Assert.Equal((Problem.ExecutionIncomplete.Name, LintLevel.Error), (finding.Code.Name, finding.Level));
        Assert.Contains("ctx.sync", finding.Message);
    }

    [Fact]
    public void A_closed_work_order_may_have_followed_a_shorter_flow()
    {
        var text = TreeFixture.Valid("WO-1", "done").Replace("ctx.sync, ", "");
        tree.PutText("WO-1", WorkOrderState.Done, text);
        Assert.Empty(tree.Lint("WO-1"));
    }

    [Fact]
    public void A_running_work_order_says_who_works_on_it_and_that_it_does_not_is_no_matter_of_its_schema()
    {
        tree.Put("WO-1", WorkOrderState.Running);
        var findings = tree.Lint("WO-1");
        Assert.Equal(4, findings.Count);
        Assert.All(
            findings,
            finding =>
                Assert.Equal(
                    (Problem.RunningWithoutMetadata.Name, LintLevel.Warning),
                    (finding.Code.Name, finding.Level)
                )
        );
    }

    [Fact]
    public void What_is_no_YAML_is_one_error_where_reading_stopped()
    {
        tree.PutText("WO-1", WorkOrderState.Pending, "version: 1\nid: [\n");
        var finding = Assert.Single(tree.Lint("WO-1"));
        Assert.Equal((Problem.Unreadable.Name, LintLevel.Error), (finding.Code.Name, finding.Level));
        Assert.True(finding.Position.Line >= 2);
    }

    [Fact]
    public void A_list_is_no_work_order()
    {
        tree.PutText("WO-1", WorkOrderState.Pending, "- 1\n");
        Assert.Equal(Problem.Unreadable, Assert.Single(tree.Lint("WO-1")).Code);
    }

    [Fact]
    public void Where_the_backlog_cannot_be_read_no_epic_is_known_and_the_reason_is_given()
    {
        tree.Write("_ctx/backlog/backlog.yaml", "epics: [\n");
        tree.Put("WO-1");
        var finding = Assert.Single(tree.Lint("WO-1"));
        Assert.Equal(Problem.UnknownEpic, finding.Code);
        Assert.Contains("_ctx/backlog/backlog.yaml:", finding.Message);
    }

    [Fact]
    public void A_broken_definition_of_done_does_not_hide_those_in_other_files()
    {
        tree.Write("_ctx/dod/a-broken.yaml", "dod: {");
        tree.Put("WO-1");
        Assert.Empty(tree.Lint("WO-1"));
        Assert.Equal(Problem.InputInvalid, Assert.Single(new TreeInputs(tree.Files, tree.Layout).Lint()).Code);
    }

    [Fact]
    public void Findings_come_in_the_order_of_the_file()
    {
        var text = TreeFixture
            .Valid("WO-1")
            .Replace("dod_id: DOD-DEFAULT", "dod_id: DOD-NONE")
            .Replace("epic_id: E-0001", "epic_id: E-9")
            .Replace("- src/**", "- '*'");
        tree.PutText("WO-1", WorkOrderState.Pending, text);
        Assert.Equal(
            [Problem.UnknownEpic, Problem.ScopeTooWide, Problem.UnknownDefinitionOfDone],
            tree.Lint("WO-1").Select(finding => finding.Code)
        );
    }
}
