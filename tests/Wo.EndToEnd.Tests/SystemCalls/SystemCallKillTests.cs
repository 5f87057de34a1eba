using Wo.TestKit;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>A command that is killed before any of its system calls leaves what <c>reconcile</c> brings back to work.</summary>
[Soak]
public sealed class SystemCallKillTests
{
    public static TheoryData<string> Scenarios => [.. SweepScenarios.Chosen];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Kills_at_every_system_call_never_lose_a_work_order(string scenario) =>
        SweepRun.Of(scenario, SweptCalls.Changing, Fault.Kill);
}
