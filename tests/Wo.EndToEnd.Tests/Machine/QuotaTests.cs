using System.Text.RegularExpressions;
using Wo.EndToEnd.Tests.SystemCalls;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Machine;

/// <summary>
/// A real quota, met at the first write and, with ever more room, at later ones, until there is enough: each time the
/// kernel's words, nothing changed, reading goes on, and with room again all is well.
/// </summary>
[Soak]
public sealed partial class QuotaTests
{
    private const int Step = 8 << 10;
    private const int Enough = 64 << 20;

    public static TheoryData<string> Scenarios =>
        ["take", "finish", "finish failed", "requeue", "release", "takeover", "session"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    [BadInput(4)]
    public async Task A_quota_that_is_used_up_is_reported_wherever_it_is_met_and_changes_nothing(string name)
    {
        var scenario = SweepScenarios.All[name];
        using var disk = await QuotaDisk.Of(scenario);
        var refusals = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (long room = 0; !scenario.IsDone(disk.Tree); room += Step + room / 8)
        {
            Assert.True(room < Enough, $"refused with {room} bytes left");
            disk.Leave(room);
            if (await Refused(disk, scenario) is { } words)
            {
                refusals[words] = refusals.GetValueOrDefault(words) + 1;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}:\n{string.Join('\n', refusals.Select(refusal => $"{refusal.Value, 3} {refusal.Key}"))}"
        );
        Assert.NotEmpty(refusals);
        disk.Lift();
        await disk.Tree.Tool.Must("reconcile", "--apply");
        disk.Promises.Told(SweepScenario.Id, scenario.To);
        Assert.Empty(new TreeChecker(disk.Tree.Root, disk.Promises).Problems());
    }

    /// <summary>Runs the command against the quota; <see langword="null"/> where it did its work.</summary>
    private static async Task<string?> Refused(QuotaDisk disk, SweepScenario scenario)
    {
        var before = disk.Tree.Snapshot();
        var outcome = await disk.Tree.Tool.Run([.. scenario.Arguments, "--json"]);
        Assert.True(outcome.TryJson(out _), outcome.ToString());
        if (scenario.IsDone(disk.Tree))
        {
            Assert.True(outcome.ExitCode is 0 or 8, outcome.ToString());
            return null;
        }

        Assert.Contains("Disk quota exceeded", outcome.Error, StringComparison.Ordinal);
        if (outcome.ExitCode == 6)
        {
            // No room to undo it either.
            outcome.AssertFailed(6, "INTERRUPTED_TRANSITION");
            disk.Promises.Begun(SweepScenario.Id, scenario.To);
        }
        else
        {
            outcome.AssertFailed(7, "STORAGE_FAILED", "GIT_FAILED");
            Assert.Empty(
                before
                    .Changes(disk.Tree.Snapshot(), "_ctx/logs/", "_ctx/handoff/", "_ctx/session_", ".git/wo/records/")
                    .Where(change => !change.Contains(".yaml.bak.", StringComparison.Ordinal))
                    .ToList()
            );
        }

        Assert.Empty(new InstantChecker(disk.Tree.Root, disk.Promises).Problems());
        await disk.Tree.Tool.Must("list");
        await disk.Tree.Tool.Must("show", SweepScenario.Id);

        disk.Lift();
        await disk.Tree.Tool.Must("reconcile", "--apply");
        Assert.Empty(new TreeChecker(disk.Tree.Root, disk.Promises).Problems());
        disk.Promises.Found(SweepScenario.Id, Assert.Single(TreeChecker.StatesOf(disk.Tree.Root, SweepScenario.Id)));
        return $"exit {outcome.ExitCode}: {WhereItDiffers().Replace(outcome.Cause!, "…")}";
    }

    /// <summary>The temporary directory and the names of temporary files: what differs from run to run.</summary>
    [GeneratedRegex(@"/\S+ tests/t [0-9a-f]{32}|\.[0-9a-f]{32}\.tmp")]
    private static partial Regex WhereItDiffers();
}
