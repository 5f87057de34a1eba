using Wo.Engine.Read;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Heartbeat;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

/// <summary>The locks that the scripts before this tool leave, and running work orders that a commit brought along.</summary>
public sealed class LocksOfOlderToolsTests : IDisposable
{
    private const string Script =
        "Locked by ctx_wo_take.py at 2026-01-02T03:04:05.123456+00:00\nPID: 17\nUser: unixbob\nHostname: old-box\n";

    private static readonly Override Reason = Override.Because("--force", "bob has left, nobody works on it").Value;

    private readonly PendingWork work = new();

    public void Dispose() => work.Dispose();

    [Theory]
    [InlineData("bob", true)]
    [InlineData("unixbob", true)]
    [InlineData("eve", false)]
    [InlineData("", false)]
    public void The_owner_in_the_file_and_the_user_in_the_lock_both_hold_it(string caller, bool holds)
    {
        Run(owner: "bob", Script);

        var released = work.Release(PendingWork.Named(caller));

        Assert.Equal(holds ? null : Problem.NotOwner.Code, released.Error?.Code);
    }

    [Fact]
    public void Both_still_hold_it_after_one_of_them_has_renewed_it()
    {
        Run(owner: "bob", Script);

        Assert.True(Renew("unixbob").IsOk);
        Assert.True(Renew("bob").IsOk);
        Assert.True(Renew("unixbob").IsOk);
        Assert.Equal(Problem.NotOwner, Renew("eve").Error!.Code);
    }

    [Theory]
    [InlineData("WO-0001\n")]
    [InlineData("WO-0001")]
    [InlineData("")]
    [InlineData("Locked by ctx_wo_take.py at 2026-01-02T03:04:05\nPID: 1\nUser: \n")]
    public void A_lock_that_names_nobody_is_the_owner_s_of_the_file(string text)
    {
        Run(owner: "bob", text);

        Assert.Equal(Problem.NotOwner, work.Release(PendingWork.Named("unknown")).Error!.Code);
        Assert.True(work.Release(PendingWork.Named("bob")).IsOk);
    }

    [Fact]
    public void An_expired_lock_on_a_pending_work_order_does_not_block_it()
    {
        Lock(Script, age: TimeSpan.FromSeconds(3600));

        Assert.Equal(["WO-0001"], Ready());
        Assert.True(work.Take().IsOk);
        Assert.Contains("User: alice\n", File.ReadAllText(LockPath), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_on_a_pending_work_order_that_has_not_expired_is_a_conflict_with_its_age()
    {
        Lock(Script, age: TimeSpan.FromSeconds(1800));

        Assert.Empty(Ready());
        var refused = work.Take().Error!;
        Assert.Equal(Problem.Locked, refused.Code);
        Assert.Contains("lock of unixbob on old-box lies there, 30 min old", refused.Cause, StringComparison.Ordinal);
        Assert.Equal(Script, File.ReadAllText(LockPath));
    }

    [Fact]
    public void A_take_that_fails_puts_the_expired_lock_back_as_it_was()
    {
        Lock(Script, age: TimeSpan.FromSeconds(4000));
        var modified = File.GetLastWriteTimeUtc(LockPath);
        Directory.CreateDirectory(Path.Join(work.Sandbox.Root, ".git/refs/heads/feat"));
        work.Sandbox.Write(".git/refs/heads/feat/wo-WO-0001.lock", "");

        Assert.False(work.Take().IsOk);
        Assert.Equal(Script, File.ReadAllText(LockPath));
        Assert.Equal(modified, File.GetLastWriteTimeUtc(LockPath));
    }

    [Fact]
    public void What_runs_in_another_clone_is_taken_over_with_a_reason_and_not_without()
    {
        Run(owner: "bob", lockText: null);

        Assert.Equal(Problem.Locked, work.TakeOver("alice").Error!.Code);
        var taken = work.TakeOver("alice", Reason).Value;

        Assert.Equal("alice", taken.Lease.Owner);
        Assert.True(Directory.Exists(taken.WorktreePath));
        Assert.Contains(
            "owner: alice",
            File.ReadAllText(work.PathOf(WorkOrderState.Running)),
            StringComparison.Ordinal
        );
        Assert.Equal(Problem.NotOwner, work.Release(PendingWork.Named("bob")).Error!.Code);
        Assert.True(work.Release(PendingWork.Named("alice")).IsOk);
    }

    [Fact]
    public void A_lock_that_was_committed_with_it_does_not_stand_against_that()
    {
        Run(owner: "bob", Script);

        Assert.Equal(["wo take WO-0001 --takeover --force --reason \"…\""], work.TakeOver("alice").Error!.NextSteps);
        Assert.Contains("wo take WO-0001 --takeover --force --reason \"…\"", work.Take().Error!.NextSteps);
        Assert.Equal("alice", work.TakeOver("alice", Reason).Value.Lease.Owner);
    }

    [Fact]
    public void A_living_lock_of_work_whose_worktree_is_here_is_not_broken_by_a_reason()
    {
        Run(owner: "bob", Script);
        work.Sandbox.Git("worktree", "add", "-q", "-b", "feat/wo-WO-0001", "../.worktrees/WO-0001");

        Assert.Equal(Problem.Locked, work.TakeOver("alice", Reason).Error!.Code);
    }

    [Fact]
    public void Every_verb_names_that_way_out_of_what_runs_in_another_clone()
    {
        Run(owner: "bob", lockText: null);
        WoError[] refusals =
        [
            work.Take().Error!,
            work.TakeOver("alice").Error!,
            work.Resume(PendingWork.Named("bob")).Error!,
            work.Release(PendingWork.Named("bob"), Reason).Error!,
            Renew("bob").Error!,
        ];

        Assert.All(
            refusals,
            refused =>
            {
                Assert.Equal(Problem.Locked, refused.Code);
                Assert.Contains("running for bob", refused.Cause, StringComparison.Ordinal);
                Assert.Equal(["wo take WO-0001 --takeover --force --reason \"…\""], refused.NextSteps);
            }
        );
    }

    [Fact]
    public void What_another_clone_has_pushed_of_it_is_where_the_work_goes_on()
    {
        Run(owner: "bob", lockText: null);
        work.Sandbox.Git("commit", "--allow-empty", "-q", "-m", "of the other clone");
        var pushed = work.Sandbox.Git("rev-parse", "HEAD");
        work.Sandbox.Git("update-ref", "refs/remotes/origin/feat/wo-WO-0001", pushed);
        work.Sandbox.Git("reset", "-q", "--soft", "HEAD~1");

        var taken = work.TakeOver("alice", Reason).Value;

        Assert.Equal(pushed, GitSandbox.GitIn(taken.WorktreePath, "rev-parse", "HEAD"));
    }

    private string LockPath => Path.Join(work.Sandbox.Root, "_ctx/jobs/running/WO-0001.lock");

    private void Run(string owner, string? lockText)
    {
        File.Delete(work.PathOf(WorkOrderState.Pending));
        var text = PendingWork.Text("WO-0001", WorkOrderState.Running).Replace("owner: null", $"owner: {owner}");
        work.Sandbox.Write(
            "_ctx/jobs/running/WO-0001.yaml",
            text + "branch: feat/wo-WO-0001\nworktree: ../.worktrees/WO-0001\nstarted_at: '2026-01-02T03:04:05+00:00'\n"
        );
        if (lockText is not null)
        {
            Lock(lockText, TimeSpan.FromSeconds(60));
        }
    }

    private void Lock(string text, TimeSpan age)
    {
        work.Sandbox.Write("_ctx/jobs/running/WO-0001.lock", text);
        File.SetLastWriteTimeUtc(LockPath, (work.Clock.GetUtcNow() - age).UtcDateTime);
    }

    private Result<Engine.Store.Control.Lease> Renew(string owner) =>
        new RenewLease(work.Workspace).Run(PendingWork.Id(), PendingWork.Named(owner), 3600);

    private IEnumerable<string> Ready()
    {
        var reading = new TreeReader(work.Workspace).Read();
        return reading.Readiness.Ready(reading.Scan).Select(ready => ready.Id.Value);
    }
}
