using Wo.EndToEnd.Tests.SystemCalls;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Claims;

/// <summary>
/// A command that shares its claim is killed before any of its system calls; its pushes may arrive all the same. Reconcile
/// brings the clone and the register together.
/// </summary>
[Soak]
public sealed class SharedClaimKillTests
{
    public static TheoryData<string> Scenarios => [.. SharedSweepScenarios.All.Keys];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Kills_at_every_system_call_leave_a_claim_that_reconcile_explains(string scenario) =>
        SweepRun.Of(SharedSweepScenarios.All[scenario], SweptCalls.Changing, Fault.Kill);
}
