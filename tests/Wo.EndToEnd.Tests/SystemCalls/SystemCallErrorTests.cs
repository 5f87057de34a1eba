using Wo.TestKit;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>A command one of whose system calls fails says the truth about what it did, and leaves nothing half-done.</summary>
[Soak]
public sealed class SystemCallErrorTests
{
    public static TheoryData<string> Scenarios => [.. SweepScenarios.ChosenToday];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Errors_of_every_system_call_are_reported_truly_and_undone(string scenario) =>
        SweepRun.Of(
            scenario,
            [.. SweptCalls.Changing, .. SweptCalls.Looking],
            [.. Sampling.Of([Fault.Error("EIO"), Fault.Error("ENOSPC")], scenario)]
        );
}
