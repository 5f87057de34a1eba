using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Machine;

/// <summary>A signal that comes while git runs, at each of its calls, leaves a tree that needs no repair.</summary>
[Soak]
public sealed class SignalDuringGitTests
{
    private static readonly Dictionary<string, int> ExitCodes = new(StringComparer.Ordinal)
    {
        ["TERM"] = 143,
        ["INT"] = 130,
        ["HUP"] = 129,
    };

    public static TheoryData<string, string> Cases =>
        new(from scenario in GitCallSweep.Scenarios from signal in ExitCodes.Keys select (scenario, signal));

    [Theory]
    [MemberData(nameof(Cases))]
    [BadInput(78)]
    public async Task A_signal_while_git_runs_completes_or_undoes_the_step_in_progress(string name, string signal)
    {
        // Whoever started git is told; git itself goes on unless it is ended.
        using var sweep = await GitCallSweep.Of(name, $"kill -s {signal} $PPID");
        await sweep.AtEachCall(
            signal,
            tool => tool,
            (outcome, report) =>
            {
                Assert.True(outcome.ExitCode == 0 || outcome.ExitCode == ExitCodes[signal], report);
                if (!name.StartsWith("reconcile", StringComparison.Ordinal))
                {
                    sweep.ExpectConsistent(report);
                }

                return Task.CompletedTask;
            }
        );
    }
}
