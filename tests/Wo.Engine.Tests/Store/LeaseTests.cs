using System.Text;
using Wo.Engine.Store.Control;
using Wo.TestKit;

namespace Wo.Engine.Tests.Store;

public sealed class LeaseTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("86400", 86400)]
    [InlineData("007", 7)]
    public void A_positive_whole_number_of_seconds_is_a_time_to_live(string text, long seconds)
    {
        Assert.True(LeaseTtl.TryParse(text, out var parsed));
        Assert.Equal(seconds, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    [InlineData("١٢")]
    [BadInput(45)]
    public void Anything_else_is_not(string? text) => Assert.False(LeaseTtl.TryParse(text, out _));

    [Fact]
    [BadInput(46)]
    public void A_lease_is_stale_from_exactly_its_time_to_live_on()
    {
        var lease = StoreFixture.SomeLease with { TtlSeconds = 60 };

        Assert.False(lease.IsStale(lease.RenewedAt.AddSeconds(60).AddTicks(-1)));
        Assert.True(lease.IsStale(lease.RenewedAt.AddSeconds(60)));
    }

    [Fact]
    public void The_longest_time_to_live_never_expires_and_does_not_overflow() =>
        Assert.False(
            (StoreFixture.SomeLease with { TtlSeconds = long.MaxValue }).IsStale(DateTimeOffset.MaxValue.AddDays(-1))
        );

    [Fact]
    [BadInput(42, 43)]
    public void A_renewal_more_than_five_minutes_ahead_is_suspicious()
    {
        var lease = StoreFixture.SomeLease;

        Assert.False(lease.IsFromTheFuture(lease.RenewedAt.AddMinutes(-5)));
        Assert.True(lease.IsFromTheFuture(lease.RenewedAt.AddMinutes(-5).AddTicks(-1)));
    }

    [Fact]
    public void A_record_reads_back_as_it_was_written()
    {
        var record = new ControlRecord(3, StoreFixture.SomeLease, null);
        var adopted = record with { Lease = StoreFixture.SomeLease with { Token = null, User = "unix" } };

        Assert.Equal(record, ControlRecordFormat.Parse(ControlRecordFormat.Format(record)));
        Assert.Equal(adopted, ControlRecordFormat.Parse(ControlRecordFormat.Format(adopted)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"version":3,"rev":1,"lease":null,"intent":null}""")]
    [InlineData("""{"version":1,"rev":"1","lease":null,"intent":null}""")]
    [InlineData("""{"version":1,"rev":1,"lease":{},"intent":null}""")]
    [InlineData("""{"version":1,"rev":1.5,"lease":null,"intent":null}""")]
    [InlineData("""{"version":1,"rev":1,"lease":[],"intent":null}""")]
    [InlineData("""{"version":1,"rev":1,"lease":null}""")]
    [InlineData("""{"version":1,"rev":1,"lease":null,"intent":null} {}""")]
    [InlineData("""{"version":1,"rev":1,"lease":null,"intent":null""")]
    [InlineData("""{"version":1,"rev":1,"lease":"\ud800","intent":null}""")]
    public void A_damaged_record_is_recognised(string text) =>
        Assert.Null(ControlRecordFormat.Parse(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(
        """{"version":1,"rev":7,"lease":null,"intent":null,"more":{"a":[1,{"b":null}],"c":true},"and":[[],2.5e3]}"""
    )]
    [InlineData("""{"rev":1,"version":1,"lease":null,"intent":null,"rev":7}""")]
    [InlineData("""{"version":1,"rev":7,"lease":null,"intent":null,"more":"\ud800","\ud800":{"a":1}}""")]
    public void What_a_later_version_writes_besides_is_passed_over_and_of_two_the_last_counts(string text) =>
        Assert.Equal(new ControlRecord(7, null, null), ControlRecordFormat.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void The_mirror_begins_with_the_four_lines_that_other_readers_parse_and_hides_the_token()
    {
        var text = Encoding.UTF8.GetString(LeaseMirror.Format(StoreFixture.SomeLease));

        Assert.StartsWith(
            "Locked by wo take at 2026-03-15T12:28:00.0000000Z\nPID: 4242\nUser: alice\nHostname: build-7\n",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(StoreFixture.SomeLease.Token!, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mirror_ends_with_the_lines_by_which_older_tools_find_when_it_was_taken_and_renewed()
    {
        var renewed = StoreFixture.SomeLease with { RenewedAt = StoreFixture.SomeLease.TakenAt.AddHours(2) };

        Assert.EndsWith(
            "\nLocked by ctx_wo_take.py at 2026-03-15T12:28:00.000000+00:00\n"
                + "Heartbeat updated at: 2026-03-15T14:28:00.000000+00:00\n",
            Encoding.UTF8.GetString(LeaseMirror.Format(renewed)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_owner_cannot_forge_a_line_of_the_mirror()
    {
        var forged = StoreFixture.SomeLease with { Owner = "eve\nExpires-At: never" };

        Assert.Contains(
            "User: eve Expires-At: never\n",
            Encoding.UTF8.GetString(LeaseMirror.Format(forged)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_lock_of_the_older_tools_is_adopted_without_a_token_and_aged_by_its_file()
    {
        var modified = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var lock_ = "Locked by ctx_wo_take.py at 2026-01-02T03:04:05\nPID: 17\nUser: bob\nHostname: old-box\n"u8;

        var lease = LeaseMirror.Adopt(lock_, modified, 3600);

        Assert.Null(lease.Token);
        Assert.Equal(("bob", "old-box", 17), (lease.Owner, lease.Host, lease.ProcessId));
        Assert.True(lease.IsStale(modified.AddHours(1)));
    }

    [Fact]
    public void A_renewal_never_puts_a_file_that_power_loss_could_tear_in_place_of_a_whole_one()
    {
        using var store = new StoreFixture();
        store.GrantLease();
        var synced = store.Files.Count("fsync");
        using var held = store.Guard.Acquire("test").Value;

        store.Leases.Renew(held, store.Id, store.Control.Read(store.Id).Value, StoreFixture.SomeLease);

        // The record and its mirror.
        Assert.Equal(2, store.Files.Count("fsync") - synced);
    }
}
