using Wo.EndToEnd.Tests.Concurrency;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Kills;

/// <summary>The tool is killed by a git of the test's own, just before or just after one of its pushes.</summary>
[Soak]
public sealed class KilledBetweenClaimsTests
{
    private const string Id = "WO-0001";

    public static TheoryData<string, int, bool> Points =>
        new()
        {
            { "take", 1, false },
            { "take", 1, true },
            { "finish", 1, false },
            { "finish", 1, true },
            { "finish", 2, false },
            { "finish", 2, true },
            { "release", 1, false },
            { "release", 1, true },
            { "release", 2, false },
            { "release", 2, true },
        };

    [Theory]
    [MemberData(nameof(Points))]
    public async Task What_a_kill_leaves_is_explained_and_repaired_and_no_other_clone_gets_it_meanwhile(
        string verb,
        int push,
        bool afterIt
    )
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the git in between is a shell script");
        using var remote = new SharedRemote(Id);
        var (tool, other) = (remote.Clone("first"), remote.Clone("second"));
        if (verb != "take")
        {
            await tool.Must("take", Id);
        }

        string[] command = verb switch
        {
            "take" => ["take", Id],
            "finish" => ["finish", Id, "--result", "failed", "--summary", "it does not work"],
            _ => ["release", Id, "--reason", "others need it"],
        };
        var killed = await tool.With("PATH", remote.KillingGit(push, afterIt)).RunAsync(command, TestRun.Cancellation);

        Assert.NotEqual(0, killed.ExitCode);
        var found = await tool.RunAsync(["reconcile", "--json"], TestRun.Cancellation);
        Assert.True(found.ExitCode is 0 or 1, found.ToString());
        await tool.Must("reconcile", "--apply");
        var left = await tool.Must("reconcile", "--json");
        Assert.DoesNotContain("CLAIM", left.Output, StringComparison.Ordinal);

        // One of the two holds it now; where none does, the other clone gets it.
        var shown = (await tool.Must("show", Id, "--json")).Datum("state");
        var taken = await other.RunAsync(["take", Id, "--json"], TestRun.Cancellation);
        switch (shown)
        {
            case "running":
                taken.AssertFailed(4, "CLAIMED_ELSEWHERE");
                break;
            case "failed":
                taken.AssertFailed(5, "CLONE_BEHIND");
                break;
            default:
                Assert.Equal(0, taken.ExitCode);
                break;
        }
    }
}
