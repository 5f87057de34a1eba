using Wo.Engine.Tests.Store;
using Wo.Engine.Verbs.Wait;

namespace Wo.Engine.Tests.Verbs;

public sealed class WaitTests : IDisposable
{
    private readonly PendingWork work = new("WO-0001", "WO-0002");

    public void Dispose() => work.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_noticed_without_waiting_for_the_next_look()
    {
        var looked = new TaskCompletionSource();
        var files = new FaultyFileSystem(PlatformFileSystem.Create()) { WhenRead = _ => looked.TrySetResult() };
        var wait = new WaitForWorkOrders(work.Open(files)) { Poll = TimeSpan.FromHours(1) };
        var waiting = Task.Run(() => wait.Run(For("WO-0001"), Cancellation), Cancellation);

        await looked.Task;
        Move("WO-0001", WorkOrderState.Pending, WorkOrderState.Done);

        Assert.Equal(WorkOrderState.Done, Assert.Single((await waiting).Value).State);
    }

    [Fact]
    public void Where_nothing_tells_of_changes_it_looks_again_after_a_while()
    {
        Directory.Delete(work.Workspace.Layout.Jobs.FullPath, recursive: true);
        var wait = new WaitForWorkOrders(work.Workspace) { Poll = TimeSpan.FromMilliseconds(1) };
        var request = new WaitRequest { ForAny = true, Limit = TimeSpan.FromMilliseconds(20) };

        Assert.Equal(Problem.WaitTimedOut, wait.Run(request, Cancellation).Error!.Code);
    }

    [Fact]
    public void A_work_order_that_a_checkout_takes_away_is_given_time_to_come_back()
    {
        var looks = 0;
        var files = new FaultyFileSystem(PlatformFileSystem.Create())
        {
            WhenRead = path =>
            {
                if (path.EndsWith("pending/WO-0001.yaml", StringComparison.Ordinal) && ++looks == 2)
                {
                    File.Delete(work.PathOf(WorkOrderState.Pending));
                }
            },
        };
        var wait = new WaitForWorkOrders(work.Open(files))
        {
            Poll = TimeSpan.FromMilliseconds(1),
            Patience = TimeSpan.FromMilliseconds(1),
        };

        Assert.Equal(Problem.WorkOrderNotFound, wait.Run(For("WO-0001"), Cancellation).Error!.Code);
        Assert.True(looks > 2);
    }

    [Fact]
    public void One_that_a_checkout_has_taken_away_at_the_first_look_is_given_a_moment()
    {
        var reads = 0;
        var (away, done) = (work.PathOf(WorkOrderState.Pending) + ".away", work.PathOf(WorkOrderState.Done));
        File.Move(work.PathOf(WorkOrderState.Pending), away);
        Directory.CreateDirectory(Path.GetDirectoryName(done)!);
        var files = new FaultyFileSystem(PlatformFileSystem.Create())
        {
            // A look reads what tells of transitions, before and after it lists the directories.
            WhenRead = _ =>
            {
                if (++reads == 10)
                {
                    File.Move(away, done);
                }
            },
        };
        var wait = new WaitForWorkOrders(work.Open(files))
        {
            Poll = TimeSpan.FromMilliseconds(1),
            FirstPatience = TimeSpan.FromSeconds(30),
        };

        Assert.Equal(WorkOrderState.Done, Assert.Single(wait.Run(For("WO-0001"), Cancellation).Value).State);
    }

    [Fact]
    public void One_that_has_moved_on_by_the_next_look_was_there()
    {
        var wait = Named("running", isOneEnough: false, "WO-0001", "WO-0002");
        Assert.Empty(wait.Look().Value);

        Move("WO-0001", WorkOrderState.Pending, WorkOrderState.Done);
        Assert.Empty(wait.Look().Value);
        Assert.Equal(["WO-0002 is pending"], wait.Missing());
        Move("WO-0002", WorkOrderState.Pending, WorkOrderState.Running);

        Assert.Equal([WorkOrderState.Done, WorkOrderState.Running], wait.Look().Value.Select(order => order.State));
    }

    [Fact]
    public void Where_one_is_enough_another_one_that_is_lost_does_not_matter_and_the_last_one_does()
    {
        var wait = Named("done", isOneEnough: true, "WO-0001", "WO-0002");
        Move("WO-0001", WorkOrderState.Pending, WorkOrderState.Failed);
        Assert.Empty(wait.Look().Value);

        Move("WO-0002", WorkOrderState.Pending, WorkOrderState.Failed);

        Assert.Equal(Problem.StateOutOfReach, wait.Look().Error!.Code);
    }

    [Fact]
    public void Any_that_moves_is_noticed_and_one_that_is_there_from_the_start_is_not()
    {
        Move("WO-0001", WorkOrderState.Pending, WorkOrderState.Done);
        var any = new MovingWorkOrders(work.Workspace.Tree, target: null);
        var done = new MovingWorkOrders(work.Workspace.Tree, WaitTarget.Done);
        Assert.Empty(any.Look().Value);
        Assert.Empty(done.Look().Value);
        Assert.Empty(any.Look().Value);

        Move("WO-0002", WorkOrderState.Pending, WorkOrderState.Running);
        Assert.Equal("WO-0002", Assert.Single(any.Look().Value).Id.Value);
        Assert.Empty(done.Look().Value);

        Move("WO-0001", WorkOrderState.Done, WorkOrderState.Pending);
        Assert.Empty(done.Look().Value);
        Move("WO-0001", WorkOrderState.Pending, WorkOrderState.Done);
        Assert.Equal("WO-0001", Assert.Single(done.Look().Value).Id.Value);
    }

    private static WaitRequest For(string id) => new() { Ids = [PendingWork.Id(id)], Target = WaitTarget.Done };

    private NamedWorkOrders Named(string target, bool isOneEnough, params string[] ids) =>
        new(
            work.Workspace.Tree,
            [.. ids.Select(PendingWork.Id)],
            WaitTarget.All.Single(known => known.Name == target),
            isOneEnough
        );

    private void Move(string id, WorkOrderState from, WorkOrderState to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(work.PathOf(to, id))!);
        File.Move(work.PathOf(from, id), work.PathOf(to, id));
    }
}
