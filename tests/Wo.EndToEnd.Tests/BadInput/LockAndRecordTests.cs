using Wo.EndToEnd.Tests.Concurrency;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>Somebody's hand, or a disk, was at what says who holds a work order.</summary>
[Soak]
public sealed class LockAndRecordTests
{
    private const string Id = "WO-0001";

    [Fact]
    [BadInput(50)]
    public async Task A_damaged_record_costs_its_holder_nothing_but_a_resume()
    {
        using var tree = new SampleTree(1);
        var former = await tree.Take(Id);
        tree.Repository.Write($".git/wo/records/{Id}", "{ \"version\": 1, \"rev\": 1, \"lea");
        var before = tree.Snapshot();

        (await tree.Tool.Run("heartbeat", Id, "--token", former)).AssertFailed(6, "RECORD_UNREADABLE");
        (await tree.Tool.Run("take", "--next", "--owner", "bob")).AssertFailed(1, "NO_READY_WORK");
        (await tree.Tool.Run("reconcile", "--apply")).AssertFailed(1, "FINDINGS_REPORTED");
        Assert.Empty(before.Changes(tree.Snapshot()));

        await tree.Tool.Must("reconcile", "--apply", "--force", "--reason", "the record is damaged");
        var owner = (await tree.Tool.Must("show", Id, "--json")).Data.GetProperty("owner").GetString()!;
        (await tree.Tool.Run("take", Id, "--resume", "--owner", "bob")).AssertFailed(4, "NOT_OWNER");
        var resumed = await tree.Tool.Must("take", Id, "--resume", "--owner", owner, "--json");
        tree.Promises.HandedOver(Id, resumed.Datum("token"));
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(50, 55)]
    public async Task The_lock_that_only_shows_the_lease_is_written_anew_from_the_record()
    {
        using var tree = new SampleTree(2);
        var mirror = Path.ChangeExtension(tree.FileOf(Id, "running"), ".lock");
        var token = await tree.Take(Id);
        foreach (var damage in (Action[])[() => File.Delete(mirror), () => File.WriteAllText(mirror, "")])
        {
            damage();
            // The record decides, so nobody gets in meanwhile.
            (await tree.Tool.Run("take", Id, "--owner", "bob")).AssertFailed(4, "WO_LOCKED");
            (await tree.Tool.Run("take", Id, "--takeover", "--owner", "bob")).AssertFailed(4, "WO_LOCKED");

            await tree.Tool.Must("reconcile", "--apply");

            tree.AssertConsistent();
        }

        File.Delete(mirror);
        await tree.Tool.Must("heartbeat", Id, "--token", token);
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(55)]
    public async Task A_deleted_record_leaves_the_work_order_with_the_owner_that_its_mirror_names()
    {
        using var tree = new SampleTree(1);
        await tree.Take(Id, "--owner", "alice");
        File.Delete(Path.Combine(tree.Control, "records", Id));

        (await tree.Tool.Run("take", Id, "--owner", "bob")).AssertFailed(4, "WO_LOCKED");
        (await tree.Tool.Run("finish", Id, "--owner", "bob")).AssertFailed(4, "NOT_OWNER");
        var resumed = await tree.Tool.Must("take", Id, "--resume", "--owner", "alice", "--json");

        await tree.Tool.Must("release", Id, "--token", resumed.Datum("token"), "--reason", "it is found again");
        tree.Promises.Told(Id, "pending");
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(55)]
    public async Task Without_lock_and_record_reconcile_gives_the_lease_back_to_the_owner_in_the_file()
    {
        using var tree = new SampleTree(1);
        await tree.Take(Id, "--owner", "alice");
        File.Delete(Path.Combine(tree.Control, "records", Id));
        File.Delete(Path.ChangeExtension(tree.FileOf(Id, "running"), ".lock"));

        (await tree.Tool.Run("take", Id, "--owner", "bob")).AssertFailed(6, "RUNNING_WITHOUT_LOCK");
        await tree.Tool.Must("reconcile", "--apply");
        (await tree.Tool.Run("take", Id, "--resume", "--owner", "bob")).AssertFailed(4, "NOT_OWNER");
        var resumed = await tree.Tool.Must("take", Id, "--resume", "--owner", "alice", "--json");

        await tree.Tool.Must("release", Id, "--token", resumed.Datum("token"), "--reason", "it is found again");
        tree.Promises.Told(Id, "pending");
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(51)]
    public async Task A_lock_that_is_a_directory_is_named_by_status_and_reconcile()
    {
        using var tree = new SampleTree(1);
        Directory.CreateDirectory(Path.Combine(tree.Root, $"_ctx/jobs/running/{Id}.lock"));

        foreach (var command in (string[])["status", "reconcile"])
        {
            var outcome = await tree.Tool.Must(command);
            Assert.Contains("FOREIGN_FILE", outcome.Output, StringComparison.Ordinal);
            Assert.Contains(
                $"{Id}.lock is named like a lock and is no regular file",
                outcome.Output,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    [BadInput(50)]
    public async Task A_record_that_is_a_directory_keeps_the_work_order_from_looking_ready()
    {
        using var tree = new SampleTree(1);
        Directory.CreateDirectory(Path.Combine(tree.Control, "records", Id));

        var status = await tree.Tool.Must("status");

        Assert.Contains("RECORD_UNREADABLE", status.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"wo take {Id}", status.Output, StringComparison.Ordinal);
        (await tree.Tool.Run("take", "--next")).AssertFailed(6, "RECORD_UNREADABLE");
    }

    [Theory]
    [InlineData("flock:error=ENOLCK")]
    [InlineData("flock:retval=0")]
    [BadInput(54)]
    public async Task A_lock_that_has_no_effect_makes_every_change_refuse(string injection)
    {
        using var tree = new SampleTree(2);
        var (token, _) = await tree.TakeAndWork("WO-0002");
        var before = tree.Snapshot();
        var tool = tree.Tool.Under(Needs.Strace("-e", $"inject={injection}"));
        string[][] changes =
        [
            ["take", Id],
            ["finish", "WO-0002", "--token", token],
            ["release", "WO-0002", "--token", token, "--reason", "no longer mine"],
            ["heartbeat", "WO-0002", "--token", token],
            ["session", "intent", Id, "a plan"],
        ];

        foreach (var change in changes)
        {
            var refused = await tool.Run(change);
            refused.AssertFailed(7, "LOCKING_UNAVAILABLE", "STORAGE_FAILED");
            Assert.Contains("lock", refused.Cause, StringComparison.Ordinal);
        }

        await tool.Must("list");
        Assert.Empty(before.Changes(tree.Snapshot(), "_ctx/logs/", "_ctx/handoff/", $".git/wo/records/{Id}"));
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(56)]
    public async Task The_guard_of_a_stopped_process_is_not_taken_away_and_its_holder_is_named()
    {
        using var tree = new SampleTree(2);
        await tree.Tool.Must("session", "intent", Id, "a first plan");
        var before = tree.Snapshot();
        using (await StoppedHolder.Of(tree))
        {
            var refused = await tree.Tool.Run("session", "intent", Id, "a second one");
            var list = await tree.Tool.Must("list");

            refused.AssertFailed(4, "GUARD_TIMEOUT");
            Assert.Contains("wo session", refused.Cause, StringComparison.Ordinal);
            Assert.Contains(Id, list.Output, StringComparison.Ordinal);
            // The first entry of the holder stands there already, and is not torn.
            Assert.Empty(before.Changes(tree.Snapshot(), "_ctx/session_"));
        }

        await tree.Tool.Must("session", "intent", Id, "a second one");
    }

    [Fact]
    [BadInput(53)]
    public async Task The_token_of_a_former_holder_opens_nothing_once_the_work_order_was_resumed()
    {
        using var tree = new SampleTree(1);
        var (former, _) = await tree.TakeAndWork(Id);
        var now = (await tree.Tool.Must("take", Id, "--resume", "--token", former, "--json")).Datum("token");
        tree.Promises.HandedOver(Id, now);
        var before = tree.Snapshot();

        var refused = await tree.Tool.Run("finish", Id, "--token", former);

        refused.AssertFailed(4, "NOT_OWNER");
        Assert.Empty(before.Changes(tree.Snapshot()));
        await tree.Tool.Must("finish", Id, "--token", now);
        tree.Promises.Told(Id, "done");
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(53)]
    public async Task The_token_of_a_holder_whose_lease_was_taken_over_opens_nothing()
    {
        using var tree = new SampleTree(1);
        var (former, _) = await tree.TakeAndWork(Id);
        RecordedLease.Age(tree, Id, TimeSpan.FromDays(2));
        var taken = await tree.Tool.Must("take", Id, "--takeover", "--owner", "bob", "--json");
        tree.Promises.HandedOver(Id, taken.Datum("token"));

        (await tree.Tool.Run("finish", Id, "--token", former)).AssertFailed(4, "NOT_OWNER");

        tree.AssertConsistent();
    }
}
