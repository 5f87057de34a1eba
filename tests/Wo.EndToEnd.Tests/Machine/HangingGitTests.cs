using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Machine;

/// <summary>
/// Git does not end at its n-th call. The time that a call may take is set to a second; how long it takes until that is
/// noticed is nobody's promise and not looked at.
/// </summary>
[Soak]
public sealed class HangingGitTests
{
    private const string Forever = "sleep 86400";

    public static TheoryData<string> Scenarios => [.. GitCallSweep.Scenarios];

    [Theory]
    [MemberData(nameof(Scenarios))]
    [BadInput(59)]
    public async Task A_git_that_hangs_at_any_of_its_calls_is_ended_with_its_children_and_leaves_nothing_half_done(
        string name
    )
    {
        // A child of its own, which would hold on to whatever it inherited.
        using var sweep = await GitCallSweep.Of(
            name,
            $"{Forever} & echo $! >> \"$files/children\"; echo $$ >> \"$files/children\"; exec {Forever}"
        );
        await sweep.AtEachCall(
            "hangs",
            tool => tool.With("WO_GIT_TIMEOUT_SEC", "1"),
            async (outcome, report) =>
            {
                Assert.Equal(2, sweep.Git.Lines("children").Length);
                Assert.All(
                    sweep.Git.Lines("children"),
                    child => Assert.False(Lives(child), $"process {child} lives on: {report}")
                );
                Assert.True(outcome.ExitCode is 0 or 1 or 7 or 8 || outcome.ErrorCode == "RECONCILE_STOPPED", report);
                if (!report.Contains("did not end in time", StringComparison.Ordinal))
                {
                    // It was asked once more, so that nothing is missing, of the index neither.
                    Assert.True(outcome.ExitCode == 0, report);
                    await sweep.Tree.Tool.Must("index", "--check");
                }
            }
        );
    }

    /// <summary>
    /// One that changes something is left alone here: the tool ends it where it can be undone, and else waits for it.
    /// </summary>
    [Theory]
    [MemberData(nameof(Scenarios))]
    [BadInput(78)]
    public async Task A_git_that_hangs_while_it_looks_is_given_up_after_a_signal(string name)
    {
        using var sweep = await GitCallSweep.Of(
            name,
            $"case \"$*\" in *core.fsync=all*) ;; *) kill -s INT $PPID; exec {Forever};; esac"
        );
        await sweep.AtEachCall(
            "hangs after a signal",
            tool => tool.With("WO_GIT_TIMEOUT_SEC", "86400"),
            (outcome, report) =>
            {
                Assert.True(outcome.ExitCode is 0 or 130, report);
                if (outcome.ErrorCode == "INTERRUPTED")
                {
                    // Which git it was says little; what helps is the command, once more.
                    Assert.StartsWith("stopped by SIGINT", outcome.Cause, StringComparison.Ordinal);
                    Assert.Contains($"\"next_steps\":[\"wo {sweep.Arguments[0]} ", report, StringComparison.Ordinal);
                    Assert.DoesNotContain("--help", report, StringComparison.Ordinal);
                }

                return Task.CompletedTask;
            }
        );
    }

    [Fact]
    public async Task Git_is_waited_for_as_long_as_ever_where_the_limit_is_no_number()
    {
        using var tree = new SampleTree(1);

        var taken = await tree.Tool.With("WO_GIT_TIMEOUT_SEC", "soon").Must("take", "WO-0001", "--json");

        tree.Promises.Told("WO-0001", "running", taken.Datum("token"));
        Assert.Contains("WO_GIT_TIMEOUT_SEC is not a whole number of seconds", taken.Error, StringComparison.Ordinal);
        tree.AssertConsistent();
    }

    // One that ended and that nobody waits for is still listed, without a command line.
    private static bool Lives(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Length > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
