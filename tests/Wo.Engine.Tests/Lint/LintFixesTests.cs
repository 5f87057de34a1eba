using System.Text;
using Wo.Engine.Lint;
using Wo.Engine.Lint.Fixes;
using Wo.Engine.Tests.Read;
using Wo.Engine.Verbs.Mend;

namespace Wo.Engine.Tests.Lint;

/// <summary>What lint mends, and what it leaves to people.</summary>
public sealed class LintFixesTests : IDisposable
{
    private const string Path = "_ctx/jobs/pending/WO-0001.yaml";

    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("status: pending", "status: done", "status: pending")]
    [InlineData("status: pending", "status: todo   # now", "status: pending   # now")]
    [InlineData("priority: P1", "priority: p1", "priority: P1")]
    [InlineData("priority: P1", "priority: \"High\"", "priority: \"high\"")]
    [InlineData("segment: .", "segment: src", "segment: '.'")]
    [InlineData("engine: trifecta", "engine: 'other' # which", "engine: trifecta # which")]
    [InlineData("title: Title of WO-0001", "title: 2026-03-15", "title: '2026-03-15'")]
    [InlineData("owner: null", "owner: off # really", "owner: 'off' # really")]
    [InlineData("owner: null", "owner: null\nverified_at_sha: 1234567", "owner: null\nverified_at_sha: '1234567'")]
    [InlineData("  - 'true'", "  - 'true'\n  - ' ' # nothing\n  - make", "  - 'true'\n  - make")]
    [InlineData("commands:\n  - 'true'", "commands: ['', 'true']", "commands: ['true']")]
    [InlineData("required_flow: [session.append:intent, ctx.sync, ", "required_flow: [", "FLOW")]
    public void A_mistake_with_one_right_answer_is_mended_and_every_other_byte_stays(
        string right,
        string wrong,
        string mended
    )
    {
        var text = TreeFixture.Valid("WO-0001");
        Assert.Contains(right, text);
        tree.PutText("WO-0001", WorkOrderState.Pending, text.Replace(right, wrong));

        var outcome = Mend();

        var expected =
            mended != "FLOW"
                ? text.Replace(right, mended)
                : text.Replace(
                    "[session.append:intent, ctx.sync, ctx.search, ctx.get, session.append:result]",
                    "['session.append:intent', ctx.sync, ctx.search, ctx.get, 'session.append:result']"
                );
        Assert.Equal(expected, tree.Read(Path));
        Assert.Equal(["WO-0001"], outcome.Mended.Select(file => file.Id!.Value.Value));
        Assert.Empty(outcome.Failures);
        Assert.Empty(tree.Lint("WO-0001"));
        Assert.Single(Directory.GetFiles(System.IO.Path.Join(tree.Root, "_ctx/jobs/pending"), "*.bak.*"));
    }

    [Theory]
    [InlineData("dependencies: [WO-0001, WO-0002]", "dependencies: [WO-0002]")]
    [InlineData("dependencies: [WO-0002, WO-0001]", "dependencies: [WO-0002]")]
    [InlineData("dependencies:\n- WO-0001\n- WO-0002 # first", "dependencies:\n- WO-0002 # first")]
    [InlineData("dependencies:\n- WO-0001", "dependencies: []")]
    public void A_work_order_that_waits_for_itself_does_so_no_more(string wrong, string mended)
    {
        tree.Put("WO-0002");
        tree.Put("WO-0001", more: wrong);

        Mend();

        Assert.Equal(TreeFixture.Valid("WO-0001", more: mended), tree.Read(Path));
    }

    [Fact]
    public void Keys_that_can_have_one_value_only_are_added()
    {
        var text = TreeFixture.Valid("WO-0001");
        var execution = text[text.IndexOf("execution:", StringComparison.Ordinal)..];
        tree.PutText(
            "WO-0001",
            WorkOrderState.Pending,
            text.Replace("version: 1\n", "").Replace("id: WO-0001\n", "").Replace(execution, "")
        );

        Mend();

        Assert.Empty(tree.Lint("WO-0001"));
    }

    [Theory]
    [InlineData("id: WO-0001", "id: WO-0002")]
    [InlineData("epic_id: E-0001", "epic_id: E-9")]
    [InlineData("- src/**", "- '**'")]
    [InlineData("priority: P1", "priority: urgent")]
    [InlineData("title: Title of WO-0001", "title: ''")]
    public void What_only_a_person_can_decide_is_left(string right, string wrong)
    {
        var text = TreeFixture.Valid("WO-0001").Replace(right, wrong);
        tree.PutText("WO-0001", WorkOrderState.Pending, text);

        Assert.Empty(Mend().Mended);
        Assert.Equal(text, tree.Read(Path));
        Assert.NotEmpty(tree.Lint("WO-0001"));
    }

    [Fact]
    public void The_spelling_of_an_override_is_the_one_that_every_schema_knows()
    {
        var scope = "deny: []\n  override: true\n  override_reason: 'because all of it moves at once'\n";
        var text = TreeFixture.Valid("WO-0001").Replace("deny: []\n", scope + "  override_expires: '2099-01-01'\n");
        tree.PutText("WO-0001", WorkOrderState.Pending, text);

        Mend();

        Assert.Equal(text.Replace("  override", "  x_override"), tree.Read(Path));
    }

    [Fact]
    public void A_queue_names_each_work_order_once()
    {
        tree.Put("WO-0001");
        var backlog = Wo.TestKit.SampleInputs.Backlog;
        tree.Write(
            "_ctx/backlog/backlog.yaml",
            backlog.Replace("wo_queue: []", "wo_queue: # in order\n  - WO-0001\n  - WO-0001 # again\n  - WO-0001\n")
        );

        var mended = Assert.Single(Mend().Mended);

        Assert.Equal("_ctx/backlog/backlog.yaml", mended.Path);
        Assert.Equal(
            backlog.Replace("wo_queue: []", "wo_queue: # in order\n  - WO-0001\n"),
            tree.Read("_ctx/backlog/backlog.yaml")
        );
        Assert.Single(Directory.GetFiles(System.IO.Path.Join(tree.Root, "_ctx/backlog"), "*.bak.*"));
    }

    [Fact]
    public void Of_neighbours_in_one_line_each_is_mended_in_the_end()
    {
        tree.PutText(
            "WO-0001",
            WorkOrderState.Pending,
            TreeFixture.Valid("WO-0001").Replace("commands:\n  - 'true'", "commands: ['', '', 'true', '']")
        );

        while (!Mend().Mended.IsEmpty) { }

        Assert.Contains("['true']", tree.Read(Path));
    }

    [Fact]
    public void A_byte_order_mark_and_the_line_ends_of_the_file_stay()
    {
        var text =
            "\uFEFF" + TreeFixture.Valid("WO-0001").Replace("priority: P1", "priority: p1").Replace("\n", "\r\n");
        tree.PutText("WO-0001", WorkOrderState.Pending, text);

        Mend();

        var bytes = File.ReadAllBytes(System.IO.Path.Join(tree.Root, Path));
        Assert.Equal(text.Replace("priority: p1", "priority: P1"), Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void What_another_process_works_on_is_left_and_named()
    {
        tree.PutText("WO-0001", WorkOrderState.Pending, TreeFixture.Valid("WO-0001").Replace("P1", "p1"));
        using var busy = tree.Workspace.Operations.Acquire(TreeFixture.Id("WO-0001")).Value;

        var outcome = Mend();

        Assert.Empty(outcome.Mended);
        Assert.StartsWith("WO-0001 was not mended: ", Assert.Single(outcome.Failures));
    }

    private MendOutcome Mend() => new MendTree(tree.Workspace).Run(tree.Reader.Read(), []);
}
