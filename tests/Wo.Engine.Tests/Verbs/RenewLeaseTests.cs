using Microsoft.Extensions.Time.Testing;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs.Heartbeat;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Verbs;

public sealed class RenewLeaseTests
{
    [Fact]
    public void A_renewal_moves_the_end_of_the_lease_and_nothing_else()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));
        using var work = new RunningWork(clock: clock);
        var before = work.Record.Lease!;
        clock.Advance(TimeSpan.FromMinutes(10));

        var renewed = new RenewLease(work.Workspace).Run(work.Id, RunningWork.Alice);

        Assert.Equal(before with { RenewedAt = before.RenewedAt.AddMinutes(10) }, renewed.Value);
        Assert.Equal(renewed.Value, work.Record.Lease);
        Assert.True(work.Workspace.Leases.MirrorIsRight(work.Id, work.Record.Lease));
    }

    [Fact]
    public void A_lock_that_an_older_tool_left_is_put_on_record()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));
        using var work = new RunningWork(clock: clock);
        File.Delete(Path.Join(work.Sandbox.Root, ".git", "wo", "records", "WO-0001"));
        var renewing = new RenewLease(work.Workspace);

        Assert.Equal(Problem.NotOwner, renewing.Run(work.Id, RunningWork.Mallory).Error?.Code);
        Assert.Null(renewing.Run(work.Id, RunningWork.Alice).Error);

        var lease = work.Record.Lease!;
        Assert.Equal(("alice", null, 3600L), (lease.Owner, lease.Token, lease.TtlSeconds));
        Assert.Equal(clock.GetUtcNow(), lease.RenewedAt);
    }

    [Fact]
    public void What_is_not_running_has_nothing_to_renew()
    {
        using var work = new RunningWork();
        Assert.Null(work.Finish().Error);

        var error = new RenewLease(work.Workspace).Run(work.Id, RunningWork.Alice).Error;

        Assert.Equal(Problem.IllegalTransition, error?.Code);
    }
}
