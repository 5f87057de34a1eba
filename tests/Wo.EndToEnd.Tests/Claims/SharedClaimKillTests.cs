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
    /// <summary>With each back end; in a sample with one of them in turn.</summary>
    public static TheoryData<string, string> Scenarios =>
        new(
            SharedSweepScenarios.Names.SelectMany(
                (scenario, index) =>
                    Registers
                        .BackEnds.Where((_, backEnd) => Sampling.IsFull || backEnd == index % Registers.BackEnds.Length)
                        .Select(backEnd => (scenario, backEnd))
            )
        );

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Kills_at_every_system_call_leave_a_claim_that_reconcile_explains(string scenario, string backEnd) =>
        SweepRun.Of(new SharedSweepScenarios(backEnd).All[scenario], SweptCalls.Changing, Fault.Kill);
}
