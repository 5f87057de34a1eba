using Wo.Engine.Read;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Tests.Read;

/// <summary>What looks at many work orders parses each once.</summary>
public sealed class OneReadingTests
{
    private const int Count = 60;

    [Theory]
    [InlineData(WorkOrderState.Pending)]
    [InlineData(WorkOrderState.Done)]
    public void A_list_allocates_little_more_than_one_reading_of_each_file(WorkOrderState state)
    {
        using var tree = Filled(state);
        var floor = Allocated(() =>
        {
            foreach (var entry in tree.Reader.Read().Scan.Entries)
            {
                Assert.Null(entry.Candidates[0].Parse().Problem);
            }
        });

        var list = Allocated(() =>
            Assert.Equal(Count, ListWorkOrders.Run(tree.Reader.Read(), new ListQuery()).Rows.Length)
        );

        Assert.InRange(list, floor / 2, floor * 5 / 4);
    }

    private static TreeFixture Filled(WorkOrderState state)
    {
        var tree = new TreeFixture();
        for (var number = 1; number <= Count; number++)
        {
            var times = "created_at: '2026-01-01T00:00:00Z'\nclosed_at: '2026-01-01T00:00:00Z'";
            tree.Put($"WO-{number:D4}", state, more: times);
        }

        return tree;
    }

    /// <summary>The bytes that it allocates once everything that is made only once is there.</summary>
    private static long Allocated(Action act)
    {
        act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
