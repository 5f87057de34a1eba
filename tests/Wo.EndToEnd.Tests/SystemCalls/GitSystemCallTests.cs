using Wo.EndToEnd.Tests.Kills;
using Wo.EndToEnd.Tests.Machine;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>
/// Something is done to a system call of git alone, at each of its calls by the tool: it is killed before one that
/// changes something, or is told that the disk fails or is full. What the tool says then is true, and what it leaves is
/// explained and repaired.
/// </summary>
[Soak]
public sealed class GitSystemCallTests
{
    // "?" stands for: where this processor has it.
    private static readonly string Changing = string.Join(
        ',',
        SweptCalls.Changing.Where(IsChange).Select(call => "?" + call)
    );

    private const string Traced = "strace -f -qq -s 0 -o \"$files/trace\" $TESTS_TRACE \"$git\" \"$@\"";

    private static readonly string[] Faults = ["signal=KILL", "error=EIO", "error=ENOSPC"];

    public static TheoryData<string> Scenarios => [.. GitCallSweep.Scenarios];

    [Theory]
    [MemberData(nameof(Scenarios))]
    [BadInput(10, 81)]
    public async Task System_calls_of_git_that_fail_lose_nothing_and_are_explained(string name)
    {
        Strace.Require();
        using var sweep = await GitCallSweep.Of(name, $"exec {Traced}");
        var points = await Points(sweep);
        foreach (var fault in Faults)
        {
            var chosen = Sampling.Of(points, name + fault);
            foreach (var point in chosen)
            {
                await Try(sweep, point, fault);
            }

            sweep.Count(chosen.Count, $"of {points.Count} system calls of git: {fault}");
        }
    }

    /// <summary>As when the machine stops: neither of them takes anything back.</summary>
    [Theory]
    [MemberData(nameof(Scenarios))]
    [BadInput(70, 81)]
    public async Task System_calls_of_git_before_which_git_and_the_tool_die_lose_nothing_and_are_explained(string name)
    {
        Strace.Require();
        using var sweep = await GitCallSweep.Of(name, $"{Traced}; [ -z \"$TESTS_DEATH\" ] || kill -s KILL $PPID");
        var points = await Points(sweep);
        var chosen = Sampling.Of(points, name);
        foreach (var (call, systemCall, number) in chosen)
        {
            var where = $"call {call} of git, its {systemCall} number {number}: git and the tool are killed";
            var outcome = await sweep.Run(
                call,
                tool =>
                    tool.With("TESTS_DEATH", "yes")
                        .With("TESTS_TRACE", $"-e trace={systemCall} -e inject={systemCall}:signal=KILL:when={number}")
            );

            Assert.Contains(
                sweep.Git.Lines("trace"),
                line => line.Contains("killed by SIGKILL", StringComparison.Ordinal)
            );
            Assert.True(outcome.ExitCode == 128 + 9, $"{where}: {outcome}");
            // The one that kills the tool is its child, and ends a moment later.
            await GitChildren.UntilGone(sweep.Tree, SweepScenario.Id);
            await sweep.ExpectWayOnPastWhatDeadGitLeft(outcome, where);
        }

        sweep.Count(chosen.Count, $"of {points.Count} system calls of git: it and the tool are killed");
    }

    private static async Task Try(GitCallSweep sweep, (int Call, string SystemCall, int Number) point, string fault)
    {
        var (call, systemCall, number) = point;
        var where = $"call {call} of git, its {systemCall} number {number}: {fault}";
        var outcome = await sweep.Run(
            call,
            tool => tool.With("TESTS_TRACE", $"-e trace={systemCall} -e inject={systemCall}:{fault}:when={number}")
        );

        Assert.Contains(
            sweep.Git.Lines("trace"),
            line =>
                line.Contains("(INJECTED", StringComparison.Ordinal)
                || line.Contains("killed by SIGKILL", StringComparison.Ordinal)
        );
        sweep.ExpectTrueAnswer(outcome, where);
        await sweep.ExpectWayOnPastWhatDeadGitLeft(outcome, where);
    }

    /// <summary>
    /// Every call that changes something. One process may make several of a name; a number counts those of one process,
    /// as strace does.
    /// </summary>
    private static async Task<List<(int Call, string SystemCall, int Number)>> Points(GitCallSweep sweep)
    {
        var points = new List<(int, string, int)>();
        var undisturbed = await sweep.Run(0, tool => tool);
        Assert.True(undisturbed.ExitCode == 0, undisturbed.ToString());
        var calls = sweep.Git.Calls;
        for (var call = 1; call <= calls; call++)
        {
            await sweep.Run(call, tool => tool.With("TESTS_TRACE", $"-e trace={Changing}"));
            points.AddRange(
                from line in sweep.Git.Lines("trace")
                let parts = line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                where
                    parts.Length == 2
                    && char.IsAsciiLetter(parts[1][0])
                    && parts[1].Contains('(', StringComparison.Ordinal)
                group line by (Process: parts[0], Name: Strace.NameOf(parts[1])) into ofOneProcess
                group ofOneProcess.Count() by ofOneProcess.Key.Name into ofOneName
                from number in Enumerable.Range(1, ofOneName.Max())
                select (call, ofOneName.Key, number)
            );
        }

        Assert.NotEmpty(points);
        return points;
    }

    // Opening is mostly reading, and starting a process fails whole.
    private static bool IsChange(string call) =>
        !call.StartsWith("open", StringComparison.Ordinal)
        && !call.Contains("clone", StringComparison.Ordinal)
        && !call.EndsWith("fork", StringComparison.Ordinal)
        && call != "flock";
}
