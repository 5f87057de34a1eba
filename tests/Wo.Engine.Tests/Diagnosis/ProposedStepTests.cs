using Wo.Engine.Tests.Reconcile;

namespace Wo.Engine.Tests.Diagnosis;

/// <summary>What a finding proposes fits the situation that it is found in.</summary>
public sealed class ProposedStepTests
{
    private const string Wo = Scenarios.Wo;

    [Fact]
    public void Metadata_that_nothing_tells_and_no_lease_is_ended_by_the_forced_repair_it_proposes()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Running, Wo, 1);
        tree.SetRecord(Wo, record => record with { Revision = 1 });

        var finding = tree.Detect().Findings.Single(found => found.Code == Problem.CannotInferMetadata);

        Assert.Equal(["wo reconcile --apply --force --reason \"…\""], finding.NextSteps);
        Assert.DoesNotContain(tree.Apply(force: true).Findings, found => found.Code == Problem.CannotInferMetadata);
        Assert.True(File.Exists(tree.PathOf(WorkOrderState.Pending, Wo)));
    }

    [Fact]
    public void Metadata_that_nothing_tells_is_only_shown_where_another_clone_may_hold_the_work_order()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Running, Wo, 1);

        var finding = tree.Detect().Findings.Single(found => found.Code == Problem.CannotInferMetadata);

        Assert.Equal([$"wo show {Wo}"], finding.NextSteps);
    }

    [Fact]
    public void Metadata_that_nothing_tells_is_ended_by_a_release_where_there_is_a_lease()
    {
        using var tree = new ReconcileFixture();
        Scenarios.All["nothing tells a running work order's metadata"].Arrange(tree);

        var finding = tree.Detect().Findings.Single(found => found.Code == Problem.CannotInferMetadata);

        Assert.Equal([$"wo release {Wo} --force --reason \"…\""], finding.NextSteps);
    }

    [Fact]
    public void An_expired_lease_of_running_work_is_taken_over_or_released()
    {
        using var tree = new ReconcileFixture();
        Scenarios.All["the lease of a running work order has expired"].Arrange(tree);

        var finding = Assert.Single(tree.Detect().Findings);

        Assert.Equal([$"wo take {Wo} --takeover", $"wo release {Wo} --force --reason \"…\""], finding.NextSteps);
    }

    [Fact]
    public void A_lease_from_the_future_has_not_expired_and_is_only_released()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        tree.Take(Wo);
        tree.Clock.Now -= TimeSpan.FromHours(2);

        var finding = Assert.Single(tree.Detect().Findings, found => found.Code == Problem.StaleLock);

        Assert.Equal([$"wo release {Wo} --force --reason \"…\""], finding.NextSteps);
    }
}
