using Wo.Engine.Tests.Reconcile;

namespace Wo.Engine.Tests.Diagnosis;

/// <summary>Dependencies that can never be met, as findings.</summary>
public sealed class DependencyCheckTests
{
    [Theory]
    [InlineData(WorkOrderState.Pending, true)]
    [InlineData(WorkOrderState.Partial, true)]
    [InlineData(WorkOrderState.Done, false)]
    [InlineData(WorkOrderState.Failed, false)]
    public void One_that_does_not_exist_matters_to_work_that_is_not_closed(WorkOrderState state, bool matters)
    {
        using var tree = new ReconcileFixture();
        Put(tree, "WO-0001", state, "WO-0008, WO-0009");

        var findings = tree.Detect().Findings;

        if (!matters)
        {
            Assert.Empty(findings);
            return;
        }

        var finding = Assert.Single(findings);
        Assert.Equal((Problem.DependencyUnknown, ProblemLevel.P1), (finding.Code, finding.Level));
        Assert.Equal("WO-0001 waits for WO-0008, WO-0009, and there is no such work order", finding.Message);
        Assert.Equal(2, finding.Details.Length);
    }

    [Fact]
    public void A_circle_is_one_finding_that_names_its_members()
    {
        using var tree = new ReconcileFixture();
        Put(tree, "WO-0003", WorkOrderState.Pending, "WO-0001");
        Put(tree, "WO-0001", WorkOrderState.Pending, "WO-0002");
        Put(tree, "WO-0002", WorkOrderState.Failed, "WO-0003");
        Put(tree, "WO-0004", WorkOrderState.Pending, "WO-0001");

        var finding = Assert.Single(tree.Detect().Findings);

        Assert.Equal((Problem.DependencyCycle, ProblemLevel.P1), (finding.Code, finding.Level));
        Assert.Equal("these wait for each other: WO-0001, WO-0002, WO-0003", finding.Message);
    }

    [Fact]
    public void A_work_order_that_waits_for_itself_is_a_circle()
    {
        using var tree = new ReconcileFixture();
        Put(tree, "WO-0001", WorkOrderState.Pending, "WO-0001");

        Assert.Equal("WO-0001 waits for itself", Assert.Single(tree.Detect().Findings).Message);
    }

    private static void Put(ReconcileFixture tree, string id, WorkOrderState state, string dependencies) =>
        tree.Put(state, id, text: ReconcileFixture.Text(id, state, further: $"dependencies: [{dependencies}]\n"));
}
