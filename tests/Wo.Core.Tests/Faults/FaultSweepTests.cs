namespace Wo.Core.Tests.Faults;

public sealed class FaultSweepTests
{
    public static TheoryData<string> All => [.. Sweep.Scenarios];

    [Theory]
    [MemberData(nameof(All))]
    public void Whatever_operation_fails_nothing_is_lost_and_reconcile_explains_it(string name)
    {
        using var sweep = new FaultSweep(FaultScenarios.All[name]);

        sweep.Run();

        Sweep.Report(sweep.ToString());
        Assert.True(sweep.Operations > 0 && sweep.Points > sweep.Operations / 4, sweep.ToString());
    }
}
