using Wo.Engine.Workspaces;
using static Wo.Engine.Tests.Reconcile.ReconcileFixture;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>Whose temporary files are removed, and whose are not.</summary>
public sealed class OrphanTemporaryTests
{
    private const string Wo = Scenarios.Wo;

    [Fact]
    public void A_young_temporary_file_outside_the_guards_reach_may_be_in_use()
    {
        using var tree = new ReconcileFixture();
        var path = tree.Sandbox.Write("_ctx/jobs/.index.json.0123456789abcdef0123456789abcdef.tmp", "{");
        File.SetLastWriteTimeUtc(path, tree.Clock.Now.UtcDateTime);
        Assert.Empty(tree.Detect().Findings);

        tree.Clock.Now += TimeSpan.FromMinutes(11);

        Assert.Equal(Problem.OrphanTemporary, Assert.Single(tree.Detect().Findings).Code);
        tree.Apply();
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("_ctx/logs/reconcile/.20260315T122800.0000000Z-7.log")]
    [InlineData("_ctx/logs/WO-0001/.verdict.json")]
    [InlineData("_ctx/index/.wo_worktrees.json")]
    [InlineData("_ctx/policy/.wo.yaml")]
    [InlineData("_ctx/dod/.default.yaml")]
    [InlineData("_ctx/schemas/.work_order.schema.json")]
    [InlineData("_ctx/backlog/.backlog.yaml")]
    [InlineData("..gitignore")]
    public void A_temporary_file_of_a_dead_writer_goes_wherever_the_tool_writes(string stem)
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        var path = tree.Sandbox.Write($"{stem}.0123456789abcdef0123456789abcdef.tmp", "{");
        File.SetLastWriteTimeUtc(path, (tree.Clock.Now - TimeSpan.FromMinutes(11)).UtcDateTime);

        tree.Apply();

        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Summaries_that_are_just_being_written_without_the_guard_are_left_alone()
    {
        using var tree = new ReconcileFixture();
        var path = tree.Sandbox.Write(".git/wo/.summaries.0123456789abcdef0123456789abcdef.tmp", "half of it");
        File.SetLastWriteTimeUtc(path, tree.Clock.Now.UtcDateTime);
        Assert.Empty(tree.Detect().Findings);

        tree.Clock.Now += TimeSpan.FromMinutes(11);

        Assert.Equal(Problem.OrphanTemporary, Assert.Single(tree.Detect().Findings).Code);
    }

    [Fact]
    public void While_the_guard_is_held_no_temporary_file_is_an_orphan()
    {
        using var tree = new ReconcileFixture();
        Scenarios.All["a writer died with its temporary file"].Arrange(tree);
        using (tree.Workspace.Guard.Acquire("test").Value)
        {
            Assert.Empty(tree.Detect().Findings);
        }

        Assert.NotEmpty(tree.Detect().Findings);
    }
}
