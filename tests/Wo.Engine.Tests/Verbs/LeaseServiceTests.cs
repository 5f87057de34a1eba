using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Verbs;

public sealed class LeaseServiceTests
{
    [Fact]
    public void A_lease_is_not_granted_on_a_file_that_changed_since_it_was_read()
    {
        using var work = new PendingWork();
        var (subject, lease) = Decide(work);
        File.AppendAllText(work.PathOf(WorkOrderState.Pending), "# edited\n");

        var granted = new LeaseService(work.Workspace).Grant("take", subject, lease);

        Assert.Equal(Problem.LostRace, granted.Error!.Code);
        Assert.Null(work.Record().Lease);
    }

    [Fact]
    public void A_lease_is_not_granted_where_somebody_else_was_granted_one_meanwhile()
    {
        using var work = new PendingWork();
        var (subject, lease) = Decide(work);
        var rival = lease with { Token = "00000000000000000000000000000b0b", Owner = "bob" };
        Assert.True(new LeaseService(work.Workspace).Grant("take", subject, rival).IsOk);

        var granted = new LeaseService(work.Workspace).Grant("take", subject, lease);

        Assert.Equal(Problem.LostRace, granted.Error!.Code);
        Assert.Equal("bob", work.Record().Lease!.Owner);
    }

    private static (WorkOrderSubject Subject, Lease Lease) Decide(PendingWork work)
    {
        var now = work.Clock.GetUtcNow();
        var lease = new Lease
        {
            Token = "0000000000000000000000000000a11c",
            Owner = "alice",
            Host = "build-7",
            TakenAt = now,
            RenewedAt = now,
            TtlSeconds = 3600,
        };
        return (work.Workspace.Subjects.Read(PendingWork.Id()).Value, lease);
    }
}
