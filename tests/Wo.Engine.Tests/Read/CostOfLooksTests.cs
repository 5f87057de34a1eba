using Wo.Engine.Read;
using Wo.Engine.Store.Tree.Kept;
using Wo.Engine.Tests.Store.Kept;

namespace Wo.Engine.Tests.Read;

/// <summary>What looking at a tree asks of the file system: for each file that is kept one look, and nothing else.</summary>
public sealed class CostOfLooksTests : IDisposable
{
    private const int Few = 130;
    private const int Many = 390;

    private readonly KeptTree tree = new();
    private int written;

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("list")]
    [InlineData("lint")]
    [InlineData("show with dependents")]
    public void A_file_that_is_kept_costs_one_look_and_no_reading(string command)
    {
        var (small, large) = (Count(Few, command), Count(Many, command));

        Assert.Equal(small.Reads, large.Reads);
        Assert.Equal(Many - Few, large.Looks - small.Looks);
        Assert.Equal(0, large.WorkOrders);
    }

    [Fact]
    public void A_file_that_is_not_kept_is_read_and_not_looked_at_besides()
    {
        Grow(Many);
        tree.Files.Forget();
        Look("list");

        Assert.Equal(Many, tree.Files.WorkOrdersRead.Count);
        Assert.Equal(0, tree.Files.Looks.Count(path => path.EndsWith(".yaml", StringComparison.Ordinal)));
    }

    private (int Reads, int Looks, int WorkOrders) Count(int count, string command)
    {
        Grow(count);
        tree.Wait();
        Look("lint");
        tree.Files.Forget();
        Look(command);
        return (tree.Files.Reads, tree.Files.Looks.Count, tree.Files.WorkOrdersRead.Count);
    }

    private void Grow(int count)
    {
        for (; written < count; written++)
        {
            tree.Put($"WO-{written + 1}", written % 10 == 5 ? WorkOrderState.Pending : WorkOrderState.Done);
        }
    }

    private void Look(string command)
    {
        var workspace = tree.Open(SummaryCacheUse.WherePays);
        var reader = new TreeReader(workspace);
        switch (command)
        {
            case "list":
                _ = ListWorkOrders.Run(reader.ReadSummaries(), new ListQuery());
                break;
            case "lint":
                var reading = reader.Read();
                Assert.Empty(new Engine.Lint.LintTree(reading.Lint, reading.Scan, workspace.Layout).Run().Findings);
                break;
            default:
                _ = reader.ReadAround(TreeFixture.Id("WO-1"), withDependents: true);
                break;
        }

        workspace.Cache.Save();
    }
}
