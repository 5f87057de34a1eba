using System.Runtime.Versioning;
using Wo.Engine.Diagnosis;
using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;
using Wo.Engine.Tests.Read;
using Wo.Engine.Tests.Store.Kept;

namespace Wo.Engine.Tests.Diagnosis;

[UnsupportedOSPlatform("windows")]
public sealed class RenamedTwinsTests : IDisposable
{
    private readonly KeptTree tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("WO-0002")]
    [InlineData("WO-2")]
    [InlineData("WO-a-much-longer-name-than-before")]
    public void A_work_order_that_has_another_name_is_found(string name)
    {
        tree.Put("WO-0005", more: "x_note: another one");
        tree.Put(name);

        Assert.Equal($"_ctx/jobs/pending/{name}.yaml", Twins().Of(Copy("WO-0001"))?.Relative);
    }

    [Fact]
    public void A_file_that_only_bears_another_name_is_found()
    {
        tree.Write("_ctx/jobs/failed/WO-0002.yaml", TreeFixture.Valid("WO-0001"));

        Assert.Equal("_ctx/jobs/failed/WO-0002.yaml", Twins().Of(Copy("WO-0001"))?.Relative);
    }

    [Fact]
    public void Another_work_order_of_the_same_length_is_none()
    {
        tree.Put("WO-0002", more: "x_note: one");

        Assert.Null(Twins().Of(Copy("WO-0001", "x_note: two")));
    }

    [Fact]
    public void However_many_are_sought_each_file_is_read_a_few_times_at_most()
    {
        for (var number = 100; number < 140; number++)
        {
            tree.Put($"WO-{number}", more: "x_note: 2");
        }

        var twins = Twins();
        tree.Files.Forget();
        for (var number = 500; number < 540; number++)
        {
            Assert.Null(twins.Of(Copy($"WO-{number}", "x_note: 1")));
        }

        Assert.All(tree.Files.WorkOrdersRead.GroupBy(id => id), reads => Assert.InRange(reads.Count(), 0, 2));
    }

    private RenamedTwins Twins() => new(tree.Open(SummaryCacheUse.Off).Tree.Scan());

    private WorkOrderCandidate Copy(string id, string more = "")
    {
        tree.Write($"kept/{id}.copy", TreeFixture.Valid(id, more: more));
        var workspace = tree.Open(SummaryCacheUse.Off);
        var content = tree.Files.Read(Path.Join(tree.Root, "kept", $"{id}.copy"), 1 << 20);
        var path = workspace.Layout.WorkOrder(WorkOrderState.Pending, TreeFixture.Id(id));
        return WorkOrderCandidate.From(TreeFixture.Id(id), WorkOrderState.Pending, path, content);
    }
}
