using System.Text;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Import;
using Wo.Engine.Verbs.Import.Sources;
using Wo.Engine.Verbs.New;
using Wo.Engine.Verbs.Renumber;

namespace Wo.Engine.Tests.Claims;

/// <summary>Ids that clones share: none is given to two work orders, and none is taken from under another clone.</summary>
public sealed class SharedIdTests
{
    private const string Reserved = "WO-0002";

    [Fact]
    public void A_work_order_does_not_get_a_number_that_another_clone_has_reserved()
    {
        using var work = new SharedWork();
        Assert.Equal(Reserved, New(work.Alice).Value.Id.Value);

        var refused = Renumber(work.Bob, Reserved).Error!;

        Assert.Equal(Problem.AlreadyExists, refused.Code);
        Assert.Equal(WorkOrderState.Pending, work.Bob.State());
    }

    [Fact]
    public void A_number_that_a_work_order_got_is_not_given_out_in_another_clone()
    {
        using var work = new SharedWork();

        Assert.True(Renumber(work.Bob, Reserved).IsOk);

        Assert.Equal("WO-0003", New(work.Alice).Value.Id.Value);
        Assert.Equal(Problem.AlreadyExists, Renumber(work.Alice, Reserved).Error!.Code);
    }

    [Fact]
    public void What_another_clone_holds_keeps_its_id()
    {
        using var work = new SharedWork();
        work.Alice.Take();

        var refused = Renumber(work.Bob, Reserved).Error!;

        Assert.Equal(Problem.ClaimedElsewhere, refused.Code);
        Assert.Equal(WorkOrderState.Pending, work.Bob.State());
        Assert.Null(work.Claim(Reserved));
    }

    [Fact]
    public void What_got_another_id_is_taken_and_held_under_that()
    {
        using var work = new SharedWork();
        Assert.True(Renumber(work.Alice, Reserved).IsOk);
        Assert.DoesNotContain(
            new Wo.Engine.Reconcile.Reconciler(work.Alice.Workspace).Detect().Value.Findings,
            finding => finding.Level != ProblemLevel.Info
        );

        var taken = work.Alice.Take(Reserved);

        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.Equal("alice", work.Claim(Reserved)!.Lease!.Owner);
    }

    [Fact]
    public void An_attempt_that_came_to_nothing_does_not_use_the_number_up()
    {
        using var work = new SharedWork();
        var request = new Wo.Engine.Verbs.SharedIds(work.Alice.Workspace);
        Assert.True(
            request
                .Reserve(PendingWork.Id(Reserved), WorkOrderState.Pending, 1, TestContext.Current.CancellationToken)
                .IsOk
        );

        Assert.True(Renumber(work.Alice, Reserved).IsOk);
    }

    [Fact]
    public void Without_the_remote_no_work_order_gets_another_id()
    {
        using var work = new SharedWork();
        Directory.Move(work.Remote, work.Remote + ".away");

        Assert.Equal(Problem.ClaimsUnreachable, Renumber(work.Alice, Reserved).Error!.Code);
        Assert.Equal(Problem.ClaimsUnreachable, Import(work.Alice, "b-2").Error!.Code);
        Assert.Equal(WorkOrderState.Pending, work.Alice.State());
    }

    [Fact]
    public void What_is_imported_does_not_get_an_id_that_another_clone_has_reserved()
    {
        using var work = new SharedWork("WO-0001");
        work.Store.Write("WO-b-4", "{}");

        var refused = Import(work.Bob, "b-4").Error!;

        Assert.Equal(Problem.AlreadyExists, refused.Code);
        Assert.Null(work.Bob.Workspace.Tree.Find(PendingWork.Id("WO-b-4")));
        Assert.True(Import(work.Bob, "b-3").IsOk);
    }

    private static Result<CreatedWorkOrder> New(TestClone clone) =>
        new NewWorkOrder(clone.Workspace).Run(
            new NewWorkOrderRequest { Epic = "E-0001", Title = $"Something new of {clone.Name}" }
        );

    private static Result<RenumberedWorkOrder> Renumber(TestClone clone, string to) =>
        new RenumberWorkOrder(clone.Workspace).Run(
            new RenumberRequest(PendingWork.Id(), PendingWork.Id(to), null, DryRun: false),
            PendingWork.Named(clone.Name),
            TestContext.Current.CancellationToken
        );

    private static Result<ImportOutcome> Import(TestClone clone, string id) =>
        new ImportWorkOrders(clone.Workspace).Run(
            new ImportRequest(
                ImportSource.Beads,
                BeadsReader
                    .Read(
                        "issues.jsonl",
                        Encoding.UTF8.GetBytes(
                            $"{{\"id\":\"{id}\",\"title\":\"from elsewhere\",\"status\":\"open\"}}\n"
                        )
                    )
                    .Value,
                Epic: null,
                DefinitionOfDone: "DOD-DEFAULT",
                DryRun: false
            ),
            TestContext.Current.CancellationToken
        );
}
