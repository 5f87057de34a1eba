using Wo.Engine.Tests.Reconcile;
using Wo.TestKit;

namespace Wo.Engine.Tests.Faults;

[Soak]
public sealed class FaultSweepTests
{
    // EDQUOT, EFBIG, EROFS, EPERM, EMFILE, as Linux numbers them.
    private static readonly int[] Refusals = [122, 27, 30, 1, 24];

    private static readonly string[] Quick = ["requeue", "heartbeat", "session result", "new --register", "init"];

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

    public static TheoryData<string> Refused => Sweep.IsFull ? All : [.. Sweep.Scenarios.Intersect(Quick)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Refused))]
    [BadInput(4, 5, 6, 8, 12)]
    public void Whatever_the_kernel_calls_it_the_answer_says_so_and_nothing_is_lost(string name)
    {
        using var sweep = new FaultSweep(FaultScenarios.All[name], Refusals);

        sweep.Run();

        Sweep.Report(sweep.ToString());
        Assert.True(sweep.Operations > 0 && sweep.Points >= sweep.Operations, sweep.ToString());
    }
}
