using Wo.TestKit;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>A signal, whenever it comes, leaves a tree that needs no <c>reconcile</c>, and an answer that says what happened.</summary>
[Soak]
public sealed class SystemCallSignalTests
{
    public static TheoryData<string> Scenarios => [.. SweepScenarios.ChosenToday];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Signals_at_every_system_call_complete_or_undo_the_step_in_progress(string scenario) =>
        SweepRun.Of(
            scenario,
            SweptCalls.Changing,
            [.. Sampling.Of([Fault.Signal("TERM"), Fault.Signal("INT"), Fault.Signal("HUP")], scenario)]
        );
}
