using Wo.TestKit;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>
/// What a command asks of the kernel about the repository and its worktrees, in its first thread and without its child
/// processes. Calls of the runtime are left out: they differ from one form of the tool to the other.
/// </summary>
[Soak]
public sealed class CallCountTests
{
    public static TheoryData<string, int> Known =>
        new()
        {
            { "take", 544 },
            { "take --next", 566 },
            { "finish", 720 },
            { "release", 470 },
            { "requeue", 427 },
            { "heartbeat", 71 },
            { "session", 68 },
        };

    [Theory]
    [MemberData(nameof(Known))]
    public async Task A_command_makes_at_most_a_fifth_more_calls_than_it_is_known_to(string scenario, int known)
    {
        Strace.Require();
        using var sweep = await SystemCallSweep.Of(SweepScenarios.All[scenario]);
        string[] calls = [.. SweptCalls.Changing, .. SweptCalls.Looking];

        var census = await sweep.Census(calls);

        var now = census.Points(calls, Fault.Kill).Count(point => point.IsInTree);
        Assert.True(now * 5 <= known * 6, $"{scenario}: {known} calls are known, {now} were made");
    }
}
