using Wo.Engine.Read;
using Wo.Engine.Tests.Reconcile;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Diagnosis;

/// <summary>The files that people write besides work orders, as reconcile and status report them.</summary>
public sealed class InputCheckTests
{
    public static TheoryData<string> Inputs =>
        [
            "_ctx/backlog/backlog.yaml",
            "_ctx/dod/more.yaml",
            "_ctx/policy/ctx_finish_ignore.yaml",
            "_ctx/policy/wo.yaml",
            "docs/backlog/schema/work_order.schema.json",
        ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void One_that_cannot_be_read_is_one_finding_for_reconcile_and_for_status(string path)
    {
        using var tree = new ReconcileFixture();
        tree.Sandbox.Write(path, "{a: [\n");

        var finding = Assert.Single(tree.Detect().Findings);

        Assert.Equal(
            (Problem.InputInvalid, ProblemLevel.P0, path, null),
            (finding.Code, finding.Level, finding.Path, finding.Id)
        );
        Assert.Contains(path, finding.Message, StringComparison.Ordinal);
        var shown = Assert.Single(SummarizeTree.Run(new TreeReader(tree.Workspace).Read()).Problems);
        Assert.Equal(finding.ToString(), shown.ToString());
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void One_that_is_not_there_is_no_finding(string path)
    {
        using var tree = new ReconcileFixture();
        File.Delete(tree.Sandbox.Write(path, ""));

        Assert.Empty(tree.Detect().Findings);
    }

    [Fact]
    public void Every_place_of_an_invalid_one_is_in_the_details()
    {
        using var tree = new ReconcileFixture();
        tree.Sandbox.Write("_ctx/policy/wo.yaml", "lock_ttl_seconds: soon\nnonsense: 1\n");

        var finding = Assert.Single(tree.Detect().Findings);

        Assert.StartsWith("_ctx/policy/wo.yaml:1:", finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("(and 1 more)", finding.Message, StringComparison.Ordinal);
        Assert.Equal(2, finding.Details.Length);
    }

    [Fact]
    public void Conflict_markers_are_called_that_with_their_line()
    {
        using var tree = new ReconcileFixture();
        tree.Sandbox.Write(
            "_ctx/backlog/backlog.yaml",
            "version: 1\n<<<<<<< HEAD\nepics: []\n=======\nepics:\n>>>>>>> theirs\n"
        );

        Assert.Contains(
            "a merge left conflict markers, in lines 2, ",
            Assert.Single(tree.Detect().Findings).Message,
            StringComparison.Ordinal
        );
    }
}
