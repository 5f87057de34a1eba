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
    public void A_work_order_that_has_the_name_of_one_that_it_mentions_is_found()
    {
        tree.Put("WO-0002", more: "x_note: after WO-0002");

        Assert.NotNull(Twins().Of(Copy("WO-0001", "x_note: after WO-0002")));
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
    public void However_many_are_sought_no_file_is_read_twice_and_not_all_are_compared_with_each()
    {
        const int Many = 200;
        for (var number = 1000; number < 1000 + Many; number++)
        {
            tree.Put($"WO-{number}", more: "x_note: 2");
        }

        var copies = Enumerable.Range(5000, Many).Select(number => Copy($"WO-{number}", "x_note: 1")).ToArray();
        var twins = Twins();
        tree.Files.Forget();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.All(copies, copy => Assert.Null(twins.Of(copy)));

        Assert.Equal(Many, tree.Files.WorkOrdersRead.Distinct().Count());
        Assert.Distinct(tree.Files.WorkOrdersRead);
        // A comparison makes a text of some hundred bytes: with all of them for each that would be more than 40 MB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    private RenamedTwins Twins() => new(tree.Files, tree.Open(SummaryCacheUse.Off).Tree.Scan(withSummaries: true));

    private WorkOrderCandidate Copy(string id, string more = "")
    {
        tree.Write($"kept/{id}.copy", TreeFixture.Valid(id, more: more));
        var workspace = tree.Open(SummaryCacheUse.Off);
        var content = tree.Files.Read(Path.Join(tree.Root, "kept", $"{id}.copy"), 1 << 20);
        var path = workspace.Layout.WorkOrder(WorkOrderState.Pending, TreeFixture.Id(id));
        return WorkOrderCandidate.From(TreeFixture.Id(id), WorkOrderState.Pending, path, content);
    }
}
