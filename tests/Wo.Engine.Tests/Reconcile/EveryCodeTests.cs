using Wo.Engine.Diagnosis;
using Wo.Engine.Reconcile;
using Wo.TestKit;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>What holds for every code: seen without a write, repaired for good, nothing lost.</summary>
[Soak]
public sealed class EveryCodeTests
{
    public static TheoryData<string> All => [.. Scenarios.All.Keys];

    public static TheoryData<string> Repairable =>
        [.. Scenarios.All.Where(item => item.Value.IsRepairable).Select(item => item.Key)];

    public static TheoryData<string> NotRepairable =>
        [.. Scenarios.All.Where(item => !item.Value.IsRepairable).Select(item => item.Key)];

    [Fact]
    public void Every_code_has_a_scenario()
    {
        var shown = Scenarios.All.Values.Select(scenario => scenario.Code).ToHashSet();

        Assert.Empty(
            Problem.Findings.Select(code => code.Name).Except(shown).Except(Claims.ReconcileClaimsTests.Shown)
        );
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_found_and_looking_writes_nothing(string name)
    {
        using var tree = new ReconcileFixture();
        var scenario = Scenarios.All[name];
        scenario.Arrange(tree);
        var before = tree.Everything();

        var report = tree.Detect();

        Assert.Equal(before, tree.Everything());
        var finding = report.Findings.First(found => found.Code.Name == scenario.Code);
        Assert.Equal(scenario.IsRepairable, finding.Repair is not null);
        Assert.Equal(scenario.NeedsForce, finding.NeedsForce);
    }

    [Theory]
    [MemberData(nameof(Repairable))]
    public void Applying_ends_it_and_applying_again_changes_nothing(string name)
    {
        using var tree = new ReconcileFixture();
        var scenario = Scenarios.All[name];
        scenario.Arrange(tree);
        var texts = tree.Texts();

        if (scenario.NeedsForce)
        {
            var untouched = tree.Texts();
            var without = tree.Apply();
            Assert.Contains(without.Findings, finding => finding.Code.Name == scenario.Code);
            Assert.Contains(without.Outcomes, outcome => outcome.Status == RepairStatus.NeedsForce);
            Assert.All(untouched, text => Assert.Contains(text, tree.Texts()));
        }

        var report = tree.Apply(scenario.NeedsForce);

        Assert.All(report.Outcomes, outcome => Assert.NotEqual(RepairStatus.Failed, outcome.Status));
        Assert.DoesNotContain(report.Findings, finding => finding.Code.Name == scenario.Code);
        Assert.DoesNotContain(report.Findings, finding => finding.Repair is not null);
        Assert.All(texts, text => Assert.Contains(text, tree.Texts()));
        Assert.Contains(
            report.Outcomes,
            outcome => outcome.Finding.Code.Name == scenario.Code && outcome.Status == RepairStatus.Repaired
        );
        Assert.True(File.Exists(Path.Join(tree.Root.Path, report.Log)));

        tree.Restart();
        var settled = tree.Everything();
        var again = tree.Apply(scenario.NeedsForce);
        Assert.DoesNotContain(again.Outcomes, outcome => outcome.Status == RepairStatus.Repaired);
        Assert.Null(again.Log);
        Assert.Equal(settled, tree.Everything());
    }

    [Theory]
    [MemberData(nameof(NotRepairable))]
    public void What_is_only_reported_stays_as_it_is_even_with_force(string name)
    {
        using var tree = new ReconcileFixture();
        var scenario = Scenarios.All[name];
        scenario.Arrange(tree);
        var finding = tree.Detect().Findings.First(found => found.Code.Name == scenario.Code);

        var report = tree.Apply(force: true);

        var outcome = report.Outcomes.First(left => left.Finding.IsSameAs(finding));
        Assert.Equal(RepairStatus.NotRepairable, outcome.Status);
        Assert.Contains(report.Findings, left => left.IsSameAs(finding));
    }
}
