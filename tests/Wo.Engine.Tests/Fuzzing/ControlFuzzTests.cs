using System.Text;
using System.Text.Json;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Store;
using Wo.TestKit;

namespace Wo.Engine.Tests.Fuzzing;

[Soak]
public sealed class ControlFuzzTests : IDisposable
{
    private readonly AllocationBound bound = new(200);

    private static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 28, 0, TimeSpan.Zero);

    private static readonly Intent SomeIntent = new(
        "take",
        "0123456789abcdef0123456789abcdef",
        WorkOrderState.Pending,
        WorkOrderState.Running,
        3,
        4,
        new string('a', 64),
        new string('b', 64),
        "WO-0001.yaml.bak.20260315T122800.0000000Z"
    );

    [Fact]
    public void Whatever_a_record_has_become_it_is_read_as_what_it_says_or_not_at_all() =>
        Fuzz.Run(
            [
                ControlRecordFormat.Format(ControlRecord.None),
                ControlRecordFormat.Format(new ControlRecord(3, StoreFixture.SomeLease, null)),
                ControlRecordFormat.Format(new ControlRecord(3, StoreFixture.SomeLease, SomeIntent)),
                ControlRecordFormat.Format(
                    new ControlRecord(3, StoreFixture.SomeLease with { Token = null, Worktree = null }, null)
                ),
            ],
            bytes =>
            {
                if (bound.Hold(bytes.Length, () => ControlRecordFormat.Parse(bytes)) is not { } record)
                {
                    return;
                }

                Assert.Equal(record, ControlRecordFormat.Parse(ControlRecordFormat.Format(record)));
                AssertSays(bytes, record);
            }
        );

    [Fact]
    public void Whatever_a_lock_has_become_it_is_a_lease_of_somebody_without_a_token() =>
        Fuzz.Run(
            [
                LeaseMirror.Format(StoreFixture.SomeLease),
                .. FuzzSeeds.Own(
                    "Locked by ctx_wo_take.py at 2026-01-01T00:00:00Z\nPID: 77\nUser: bob\nHostname: old-host\n",
                    "",
                    "User: \n",
                    "PID: 99999999999999999999\nUser: a\tb\n"
                ),
            ],
            bytes =>
            {
                var lease = bound.Hold(bytes.Length, () => LeaseMirror.Adopt(bytes, Now, 3600));
                Assert.Null(lease.Token);
                Assert.True(lease is { Owner.Length: > 0, Host.Length: > 0, ProcessId: >= 0, TtlSeconds: 3600 });
                Assert.Equal((Now, Now.AddHours(1)), (lease.RenewedAt, lease.ExpiresAt));
                Assert.DoesNotContain('\n', lease.Owner);

                // Shown again, it is still one line a key.
                var shown = Encoding.UTF8.GetString(LeaseMirror.Format(lease)).Split('\n');
                Assert.Single(shown, line => line.StartsWith("User: ", StringComparison.Ordinal));
            }
        );

    [Fact]
    public void A_time_to_live_is_a_positive_number_in_plain_digits_and_nothing_else() =>
        Fuzz.Run(
            FuzzSeeds.Own("86400", "1", "0", "-1", "9223372036854775807", "9223372036854775808", "abc", " 5", "５"),
            bytes =>
            {
                var text = Encoding.UTF8.GetString(bytes);
                var isPlain = text.Length > 0 && text.All(char.IsAsciiDigit);
                var number = isPlain
                    ? System.Numerics.BigInteger.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
                    : 0;

                var isRead = LeaseTtl.TryParse(text, out var seconds);

                Assert.Equal(isPlain && number > 0 && number <= long.MaxValue, isRead);
                Assert.True(!isRead || seconds == number);
            }
        );

    public void Dispose() => bound.Report();

    private static void AssertSays(byte[] bytes, ControlRecord record)
    {
        using var json = JsonDocument.Parse(bytes);
        var root = json.RootElement;
        Assert.Equal(root.GetProperty("rev").GetInt64(), record.Revision);
        Assert.Equal(root.GetProperty("lease").ValueKind == JsonValueKind.Null, record.Lease is null);
        Assert.Equal(root.GetProperty("intent").ValueKind == JsonValueKind.Null, record.Intent is null);
        if (record.Lease is { } lease)
        {
            Assert.Equal(root.GetProperty("lease").GetProperty("token").GetString(), lease.Token);
            Assert.Equal(root.GetProperty("lease").GetProperty("owner").GetString(), lease.Owner);
        }
    }
}
