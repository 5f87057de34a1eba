using Wo.Engine.Tests.Reconcile;
using Wo.TestKit;

namespace Wo.Engine.Tests.Faults;

[Soak]
public sealed class LostWriteTests
{
    public static TheoryData<string> All => [.. Sweep.Scenarios];

    [Theory]
    [MemberData(nameof(All))]
    public void Whatever_a_power_loss_takes_nothing_acknowledged_is_lost_and_reconcile_explains_the_rest(string name)
    {
        using var lostWrites = new LostWrites(FaultScenarios.All[name]);

        lostWrites.Run();

        Sweep.Report(lostWrites.ToString());
        Assert.True(lostWrites.Disks > 0, lostWrites.ToString());
    }
}
