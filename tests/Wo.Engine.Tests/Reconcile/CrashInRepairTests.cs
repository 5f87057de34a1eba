using Wo.Engine.Diagnosis;
using Wo.Engine.Reconcile;
using Wo.Engine.Tests.Faults;
using Wo.TestKit;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>A repair that dies at any of its writes is itself recoverable, and loses nothing.</summary>
[Soak]
public sealed class CrashInRepairTests
{
    public static TheoryData<string> Repairable => EveryCodeTests.Repairable;

    [Theory]
    [MemberData(nameof(Repairable))]
    public void Killed_at_any_write_the_next_run_reaches_the_same_end(string name)
    {
        var scenario = Scenarios.All[name];
        var step = Sweep.IsFull ? 1 : 2;
        var point = Sweep.Seed % step;
        while (Kill(scenario, point))
        {
            point += step;
        }

        Assert.True(point > 3, $"only {point} points were reached");
        TestContext.Current.SendDiagnosticMessage("{0}: {1} kill points", name, point);
    }

    private static bool Kill(Scenario scenario, int point)
    {
        using var tree = new ReconcileFixture();
        scenario.Arrange(tree);
        tree.Restart();
        var texts = tree.Texts();
        tree.KillAt(point);
        try
        {
            tree.Apply(scenario.NeedsForce);
            return false;
        }
        catch (Killed)
        {
            // As if the process had died: the locks go with it.
        }

        tree.Restart();
        Assert.All(texts, text => Assert.Contains(text, tree.Texts()));

        var report = tree.Apply(scenario.NeedsForce);

        var where =
            $"killed at {point}: {string.Join("; ", report.Outcomes.Select(o => $"{o.Finding.Code} {o.Status} {o.Text}"))}";
        Assert.True(!report.Findings.Any(finding => finding.Code.Name == scenario.Code), where);
        Assert.True(report.Findings.All(finding => finding.Repair is null), where);
        Assert.All(texts, text => Assert.Contains(text, tree.Texts()));
        return true;
    }
}
