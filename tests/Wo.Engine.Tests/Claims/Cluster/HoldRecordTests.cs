namespace Wo.Engine.Tests.Claims.Cluster;

/// <summary>The checker finds what it is there for.</summary>
public sealed class HoldRecordTests
{
    [Fact]
    public void Two_that_hold_one_work_order_at_once_are_found()
    {
        var record = new HoldRecord();
        record.Take("WO-0001", "a", 10).Until = 20;
        record.Take("WO-0001", "b", 20);
        record.Take("WO-0002", "a", 25);
        Assert.Empty(record.Check());

        record.Take("WO-0001", "c", 30);
        Assert.Equal(["WO-0001 was held by b and c at once"], record.Check());
    }

    [Fact]
    public void What_was_taken_by_force_is_held_by_one_and_the_former_holder_may_not_act()
    {
        var record = new HoldRecord();
        record.Take("WO-0001", "a", 10);
        record.Force("WO-0001", "b", 20, 30);
        record.Take("WO-0001", "b", 30);
        record.Act("WO-0001", "a", 18, 22, "renew");
        Assert.Empty(record.Check());

        record.Act("WO-0001", "a", 31, 32, "finish");
        Assert.Equal(["a could finish WO-0001 while b held it"], record.Check());
    }
}
