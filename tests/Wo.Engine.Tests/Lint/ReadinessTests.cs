using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Lint;

public sealed class ReadinessTests : IDisposable
{
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void Priority_comes_first_in_either_spelling_and_then_the_id_by_its_number()
    {
        tree.Put("WO-1", priority: "low");
        tree.Put("WO-2", priority: "P2");
        tree.Put("WO-3", priority: "medium");
        tree.Put("WO-10", priority: "P0");
        tree.Put("WO-9", priority: "critical");
        tree.Put("WO-4", priority: "P3");
        tree.Put("WO-5", priority: "high");
        Assert.Equal(["WO-9", "WO-10", "WO-5", "WO-2", "WO-3", "WO-1", "WO-4"], tree.Ready());
    }

    [Fact]
    public void Only_what_is_pending_or_partial_is_ready()
    {
        foreach (var state in WorkOrderStates.All)
        {
            tree.Put($"WO-{(int)state}", state);
        }

        Assert.Equal([$"WO-{(int)WorkOrderState.Pending}", $"WO-{(int)WorkOrderState.Partial}"], tree.Ready());
    }

    [Fact]
    public void What_somebody_holds_is_not_ready_also_if_an_older_tool_says_so()
    {
        tree.Put("WO-1");
        tree.Put("WO-2");
        tree.Put("WO-3");
        tree.Grant("WO-1");
        tree.Write("_ctx/jobs/running/WO-2.lock", "Locked by ctx_wo_take.py at 2026-01-01\nPID: 1\nUser: bob\n");
        Assert.Equal(["WO-3"], tree.Ready());
    }

    [Fact]
    public void What_is_half_done_rewound_or_has_a_damaged_record_is_not_ready()
    {
        tree.Put("WO-1");
        tree.Put("WO-2");
        tree.Put("WO-3", more: "x_rev: 2");
        tree.Put("WO-4", more: "x_rev: 2");
        tree.Record("WO-1", new ControlRecord(0, null, SomeIntent()));
        tree.Write(".git/wo/records/WO-2", "{");
        tree.Record("WO-3", new ControlRecord(3, null, null));
        tree.Record("WO-4", new ControlRecord(2, null, null));
        Assert.Equal(["WO-4"], tree.Ready());
    }

    [Fact]
    public void What_lies_in_two_directories_is_not_ready()
    {
        tree.Put("WO-1");
        tree.Put("WO-1", WorkOrderState.Done);
        Assert.Empty(tree.Ready());
    }

    [Theory]
    [InlineData("WO-2", "WO-10", -1)]
    [InlineData("WO-10", "WO-9", 1)]
    [InlineData("WO-0012.1", "WO-0012", 1)]
    [InlineData("WO-0018A", "WO-0018B", -1)]
    [InlineData("WO-1", "WO-01", 1)]
    [InlineData("WO-99999999999999999999", "WO-100000000000000000000", -1)]
    [InlineData("WO-P2.10", "WO-P2.9", 1)]
    [InlineData("WO-7", "WO-7", 0)]
    public void Ids_are_ordered_as_people_do_and_the_order_is_strict(string left, string right, int order)
    {
        var (a, b) = (TreeFixture.Id(left), TreeFixture.Id(right));
        Assert.Equal(order, Math.Sign(NaturalIdOrder.Instance.Compare(a, b)));
        Assert.Equal(-order, Math.Sign(NaturalIdOrder.Instance.Compare(b, a)));
    }

    private static Intent SomeIntent() =>
        new("take", null, WorkOrderState.Pending, WorkOrderState.Running, 0, 1, "", "", "");
}
