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
        Assert.Empty(record.Check(Leases));

        record.Take("WO-0001", "c", 30);
        Assert.Equal(["WO-0001 was held by b and c at once"], record.Check(Leases));
    }

    [Fact]
    public void Force_that_was_answered_by_nothing_counts_where_the_register_has_it()
    {
        var record = new HoldRecord();
        record.Force("WO-0001", "b", "second", 5);
        record.Take("WO-0001", "a", 10, "first");
        record.Take("WO-0001", "c", 20, "third");
        Assert.Equal(["WO-0001 was held by a and c at once"], record.Check(_ => ["first", "third"]));
        Assert.Empty(record.Check(_ => ["first", null, "second", "third"]));
    }

    [Fact]
    public void What_was_taken_by_force_is_held_by_one_and_the_former_holder_may_not_act()
    {
        var record = new HoldRecord();
        record.Take("WO-0001", "a", 10, "first");
        record.Force("WO-0001", "b", "second", 20);
        record.Take("WO-0001", "b", 30, "second");
        record.Act("WO-0001", "a", 18, 22, "renew");
        Assert.Empty(record.Check(Leases));

        record.Act("WO-0001", "a", 31, 32, "finish");
        Assert.Equal(["a could finish WO-0001 while b held it"], record.Check(Leases));
    }

    private static IReadOnlyList<string?> Leases(string id) => ["first", "second"];
}
