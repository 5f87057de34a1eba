using Wo.Engine.Configuration;
using Wo.Engine.Lint;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Read;
using Wo.Engine.Verbs.New;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs.Creation;

/// <summary>Which identifiers a new work order may have.</summary>
public sealed class NewWorkOrderIdTests : IDisposable
{
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    private static NewWorkOrderRequest Request => TreeFixture.NewRequest;

    [Fact]
    public void The_next_number_is_above_every_number_that_is_in_use_was_in_use_or_is_reserved()
    {
        Assert.Equal("WO-0001", DryRun());
        tree.Put("WO-3", WorkOrderState.Failed);
        Assert.Equal("WO-0004", DryRun());
        tree.Write("_ctx/jobs/done/WO-0005-legacy.yaml", "x");
        Assert.Equal("WO-0006", DryRun());
        tree.Write("_ctx/jobs/done/WO-0007A.yaml.bak.20260315T122800.0000000Z", "x");
        Assert.Equal("WO-0008", DryRun());
        tree.Record("WO-0009", ControlRecord.None);
        Assert.Equal("WO-0010", DryRun());
        tree.Write("_ctx/jobs/running/WO-0011.lock", "x");
        Assert.Equal("WO-0012", DryRun());
        tree.Write("_ctx/backlog/backlog.yaml", SampleInputs.Backlog.Replace("[]", "[WO-0015-x, WO-P99]"));
        Assert.Equal("WO-0016", DryRun());
        tree.Put("WO-99999");
        Assert.Equal("WO-100000", DryRun());
        tree.Put("WO-99999999999999999999999");
        Assert.Equal("WO-100000", DryRun());
    }

    [Fact]
    public void A_number_that_only_a_dependency_mentions_is_not_given_out_and_moves_nothing()
    {
        tree.Put("WO-1.1", more: "dependencies: [WO-0002, WO-9999]");
        Assert.Equal("WO-0003", DryRun());
    }

    [Theory]
    [InlineData("_ctx/jobs/pending/WO-7.yaml")]
    [InlineData("_ctx/jobs/partial/WO-7.yaml")]
    [InlineData("_ctx/jobs/done/wo-7.yaml", false)]
    [InlineData("_ctx/jobs/done/WO-7.yaml.bak.20260315T122800.0000000Z-3")]
    [InlineData("_ctx/jobs/running/WO-7.lock")]
    [InlineData(".git/wo/records/WO-7")]
    public void An_id_that_is_or_was_in_use_is_refused(string path, bool isInUse = true)
    {
        tree.Write(path, "x");
        var result = tree.New.Run(Request with { Id = TreeFixture.Id("WO-7") });
        Assert.Equal(isInUse ? Problem.AlreadyExists.Code : null, result.Error?.Code);
        Assert.Equal(
            !isInUse,
            tree.Exists("_ctx/jobs/pending/WO-7.yaml") && tree.Read("_ctx/jobs/pending/WO-7.yaml") != "x"
        );
    }

    [Fact]
    public void An_id_that_differs_in_case_alone_is_refused_and_the_other_is_named()
    {
        tree.Put("WO-7a", WorkOrderState.Done);
        var error = tree.New.Run(Request with { Id = TreeFixture.Id("WO-7A") }).Error!;
        Assert.Equal(Problem.AlreadyExists, error.Code);
        Assert.Contains("_ctx/jobs/done/WO-7a.yaml", error.Cause);
    }

    [Fact]
    public void An_id_that_is_only_planned_may_be_used()
    {
        tree.Write("_ctx/backlog/backlog.yaml", SampleInputs.Backlog.Replace("[]", "[WO-7]"));
        Assert.True(tree.New.Run(Request with { Id = TreeFixture.Id("WO-7") }).IsOk);
    }

    [Fact]
    public void Many_at_once_get_as_many_numbers()
    {
        Parallel.For(
            0,
            24,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            _ =>
            {
                var other = new OtherProcess(tree);
                while (!other.New.Run(Request with { Register = true }).IsOk) { }
            }
        );
        var names = Directory
            .GetFiles(Path.Join(tree.Root, "_ctx/jobs/pending"), "*.yaml")
            .Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Enumerable.Range(1, 24).Select(i => $"WO-{i:0000}"), names.Order());
        Assert.Equal(24, new TreeInputs(tree.Files, tree.Layout).FindEpic("E-0001")!.WoQueue.Distinct().Count());
    }

    private string DryRun() => tree.New.Run(Request with { DryRun = true }).Value.Id.Value;

    /// <summary>Another process on the same tree: its own descriptors, so that the guard counts.</summary>
    private sealed class OtherProcess
    {
        public OtherProcess(TreeFixture tree)
        {
            New = new NewWorkOrder(
                new Workspace(
                    tree.Workspace.Root,
                    tree.Workspace.Git,
                    PlatformFileSystem.Create(),
                    tree.Clock,
                    LockingPolicy.Default,
                    tree.Workspace.Settings,
                    tree.Workspace.Tokens
                )
            );
        }

        public NewWorkOrder New { get; }
    }
}
