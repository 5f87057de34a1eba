using Wo.Engine.Tests.Store;
using Wo.Engine.Verbs.Watch;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

/// <summary>When there is a new view of a tree, and when there is none.</summary>
[Soak]
public sealed class FollowTreeTests : IDisposable
{
    private readonly PendingWork work = new("WO-0001", "WO-0002");
    private readonly ManualResetEvent nothing = new(false);

    public void Dispose()
    {
        work.Dispose();
        nothing.Dispose();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void What_a_command_does_and_what_a_hand_does_give_a_new_view()
    {
        using var tree = new FollowTree(work.Workspace);
        var view = tree.Begin().Value;

        Assert.True(work.Take().TryGet(out _, out _));
        view = Until(tree, view, seen => seen.Running.Length == 1);

        File.Delete(work.PathOf(WorkOrderState.Pending, "WO-0002"));
        view = Until(tree, view, seen => seen.Ready.IsEmpty);

        Directory.Move(work.Workspace.Layout.Jobs.FullPath, work.Workspace.Layout.Jobs.FullPath + ".away");
        Until(tree, view, seen => seen.Running.IsEmpty);
    }

    [Fact]
    public void Where_nothing_changes_the_view_is_the_same_and_costs_a_few_looks_at_no_work_order()
    {
        var files = new FaultyFileSystem(PlatformFileSystem.Create());
        using var tree = new FollowTree(work.Open(files));
        var view = tree.Begin().Value;
        view = tree.Next(view, nothing, Cancellation);
        files.ReadPaths.Clear();
        files.LookedAt.Clear();

        for (var second = 0; second < 3; second++)
        {
            Assert.Same(view, tree.Next(view, nothing, Cancellation));
        }

        Assert.All(files.ReadPaths, path => Assert.EndsWith("generation", path, StringComparison.Ordinal));
        Assert.InRange(files.LookedAt.Count, 1, 3 * 15);
        Assert.DoesNotContain(files.LookedAt, path => path.Contains("WO-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lease_that_expires_gives_a_new_view()
    {
        Assert.True(work.Take().TryGet(out _, out _));
        using var tree = new FollowTree(work.Workspace);
        var view = tree.Begin().Value;
        Assert.False(view.Running[0].Row.Lease!.IsStale);

        work.Clock.Shift = TimeSpan.FromHours(2);

        Until(tree, view, seen => seen.Running[0].Row.Lease!.IsStale);
    }

    [Fact]
    public void What_cannot_be_read_for_a_while_leaves_what_was_seen_with_a_warning()
    {
        var isBroken = false;
        var files = new FaultyFileSystem(PlatformFileSystem.Create())
        {
            WhenRead = path =>
            {
                if (isBroken && path.EndsWith("generation", StringComparison.Ordinal))
                {
                    throw new StorageException("read", path, 5);
                }
            },
        };
        using var tree = new FollowTree(work.Open(files));
        var view = tree.Begin().Value;

        isBroken = true;
        view = Until(tree, view, seen => !seen.Warnings.IsEmpty);
        Assert.Equal(2, view.Ready.Length);
        Assert.Same(view, tree.Next(view, nothing, Cancellation));

        isBroken = false;
        Until(tree, view, seen => seen.Warnings.IsEmpty);
    }

    [Fact]
    public void What_wakes_the_terminal_ends_the_waiting()
    {
        using var tree = new FollowTree(work.Workspace);
        var view = tree.Begin().Value;
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        nothing.Set();

        Assert.Same(view, tree.Next(view, nothing, Cancellation));
        Assert.Same(view, tree.Next(view, nothing, stop.Token));
    }

    private TreeView Until(FollowTree tree, TreeView view, Predicate<TreeView> isWanted)
    {
        while (!isWanted(view))
        {
            Cancellation.ThrowIfCancellationRequested();
            view = tree.Next(view, nothing, Cancellation);
        }

        return view;
    }
}
