using System.Text.Json;
using Wo.EndToEnd.Tests.Concurrency;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

[Soak]
public sealed class LeaseTimeTests
{
    private const string Id = "WO-0001";

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("99999999999999999999")]
    [InlineData("\u0663\u0660")]
    [BadInput(45)]
    public async Task A_time_to_live_that_is_no_positive_number_is_a_day_with_one_warning(string value)
    {
        using var tree = new SampleTree(1);

        var taken = await tree.Tool.With("WO_LOCK_TTL_SEC", value).Must("take", Id, "--json");

        Assert.Equal(86400, TtlOf(tree));
        var warnings = taken
            .Error.Split('\n')
            .Where(line => line.Contains("WO_LOCK_TTL_SEC", StringComparison.Ordinal));
        Assert.Equal(
            "warning: WO_LOCK_TTL_SEC is not a positive whole number of seconds; 86400 is used",
            Assert.Single(warnings)
        );
        Assert.Equal(
            "WO_LOCK_TTL_SEC is not a positive whole number of seconds; 86400 is used",
            Assert.Single(taken.Json().GetProperty("warnings").EnumerateArray()).GetString()
        );
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("007", 7)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [BadInput(45)]
    public async Task A_time_to_live_that_is_a_positive_number_counts(string value, long seconds)
    {
        using var tree = new SampleTree(1);

        var taken = await tree.Tool.With("WO_LOCK_TTL_SEC", value).Must("take", Id, "--json");

        Assert.Equal(seconds, TtlOf(tree));
        Assert.DoesNotContain("warning", taken.Error, StringComparison.Ordinal);
        await tree.Tool.Must("show", Id);
        await tree.Tool.Must("status");
        await tree.Tool.Must("list");
        Assert.StartsWith(
            "Locked by wo take at ",
            await File.ReadAllTextAsync(
                Path.ChangeExtension(tree.FileOf(Id, "running"), ".lock"),
                TestRun.Cancellation
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [BadInput(43)]
    public async Task A_lease_that_seems_to_come_from_the_future_is_not_taken_over_without_a_reason()
    {
        using var tree = new SampleTree(1);
        await tree.Take(Id);
        RecordedLease.Age(tree, Id, TimeSpan.FromDays(-3));
        var before = tree.Snapshot();

        var refused = await tree.Tool.Run("take", Id, "--takeover", "--owner", "bob");
        refused.AssertFailed(4, "WO_LOCKED");
        Assert.Contains("a clock is wrong", refused.Cause, StringComparison.Ordinal);
        Assert.Empty(before.Changes(tree.Snapshot()));

        string[] forced = ["take", Id, "--takeover", "--owner", "bob", "--force", "--reason", "her clock was wrong"];
        var taken = await tree.Tool.Must([.. forced, "--json"]);
        tree.Promises.HandedOver(Id, taken.Datum("token"));
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(42)]
    public async Task A_lease_within_the_tolerated_skew_is_a_lease_like_any_other()
    {
        using var tree = new SampleTree(1);
        var token = await tree.Take(Id);
        // The clock was set back by two minutes after it had been taken.
        RecordedLease.Age(tree, Id, TimeSpan.FromMinutes(-2));

        await tree.Tool.Must("status");
        (await tree.Tool.Run("take", Id, "--takeover", "--owner", "bob")).AssertFailed(4, "WO_LOCKED");
        await tree.Tool.Must("heartbeat", Id, "--token", token);
        tree.AssertConsistent();
    }

    [Theory]
    [InlineData(-3600, false)]
    [InlineData(0, true)]
    [InlineData(3600, true)]
    [BadInput(46)]
    public async Task A_lease_is_over_when_its_time_to_live_is(int secondsBeyond, bool isOver)
    {
        using var tree = new SampleTree(1);
        await tree.Take(Id);
        RecordedLease.Age(tree, Id, TimeSpan.FromSeconds(86400 + secondsBeyond));

        var outcome = await tree.Tool.Run("take", Id, "--takeover", "--owner", "bob", "--json");

        Assert.True(outcome.ExitCode == (isOver ? 0 : 4), outcome.ToString());
        if (isOver)
        {
            tree.Promises.HandedOver(Id, outcome.Datum("token"));
        }

        tree.AssertConsistent();
    }

    [Theory]
    [InlineData("pid", "1")]
    [InlineData("pid", "2147483647")]
    [InlineData("host", "\"renamed.example\"")]
    [BadInput(47, 48, 49)]
    public async Task A_lease_does_not_depend_on_the_process_or_the_host_that_took_it(string member, string json)
    {
        using var tree = new SampleTree(1);
        var token = await tree.Take(Id);
        RecordedLease.Set(tree, Id, member, json);

        await tree.Tool.Must("reconcile", "--apply");
        (await tree.Tool.Run("take", Id, "--takeover", "--owner", "bob")).AssertFailed(4, "WO_LOCKED");
        (await tree.Tool.Run("release", Id, "--owner", "bob", "--reason", "it looks dead")).AssertFailed(
            4,
            "NOT_OWNER"
        );
        await tree.Tool.Must("heartbeat", Id, "--token", token);

        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(48)]
    public async Task A_lease_outlives_a_reboot_which_leaves_nothing_but_the_files()
    {
        using var tree = new SampleTree(1);
        var (token, _) = await tree.TakeAndWork(Id);
        // What a reboot takes away: locks, and whoever held them. The lock files themselves may go as well.
        Directory.Delete(Path.Combine(tree.Control, "ops"), recursive: true);
        File.Delete(Path.Combine(tree.Control, "guard"));
        File.Delete(Path.Combine(tree.Control, "generation"));

        await tree.Tool.Must("reconcile", "--apply");
        tree.AssertConsistent();
        await tree.Tool.Must("finish", Id, "--token", token);

        tree.Promises.Told(Id, "done");
        tree.AssertConsistent();
    }

    private static long TtlOf(SampleTree tree)
    {
        using var record = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(tree.Control, "records", Id)));
        return record.RootElement.GetProperty("lease").GetProperty("ttl_seconds").GetInt64();
    }
}
