using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Kills;

[Soak]
public sealed class OutlivingChildTests
{
    private const string Id = "WO-0001";

    [Fact]
    [BadInput(70, 81)]
    public async Task A_checkout_that_outlives_the_tool_keeps_the_work_order_busy()
    {
        using var files = new TemporaryDirectory();
        using var tree = new SampleTree(1);
        tree.Repository.InstallHook("post-checkout", Hold.Command(files));
        using (var take = tree.Tool.Start("take", Id))
        {
            await Hold.Reached(files, take, TestRun.Cancellation);
            take.Kill();
            await take.ExitAsync(TestRun.Cancellation);
        }

        Assert.False(OperationLockFile.IsFree(tree, Id));
        var before = tree.Snapshot();
        (await tree.Tool.Run("take", Id)).AssertFailed(4, "WO_BUSY");
        await tree.Tool.Must("reconcile", "--apply");
        Assert.Empty(before.Changes(tree.Snapshot()));

        Hold.Release(files);
        await GitChildren.UntilGone(tree, Id);
        await tree.Tool.Must("reconcile", "--apply");
        tree.AssertConsistent();
        Assert.Equal(["pending"], TreeChecker.StatesOf(tree.Root, Id));
        Assert.False(Directory.Exists(tree.WorktreeOf(Id)));
        tree.Repository.InstallHook("post-checkout", "exit 0");
        await tree.Take(Id);
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(81)]
    public async Task A_setup_that_outlives_the_tool_keeps_its_worktree_until_it_ends()
    {
        using var files = new TemporaryDirectory();
        using var tree = new SampleTree(1);
        tree.Repository.Write("_ctx/policy/wo.yaml", $"setup:\n  commands:\n  - |\n    {Hold.Command(files)}\n");
        using (var take = tree.Tool.Start("take", Id))
        {
            await Hold.Reached(files, take, TestRun.Cancellation);
            take.Kill();
            await take.ExitAsync(TestRun.Cancellation);
        }

        var left = await tree.Tool.Must("reconcile", "--apply");
        Assert.Contains("works in it", left.Output, StringComparison.Ordinal);
        Assert.True(Directory.Exists(tree.WorktreeOf(Id)));
        (await tree.Tool.Run("take", Id)).AssertFailed(6, "LOCK_WITHOUT_RUNNING_WO");

        Hold.Release(files);
        do // the shell of the command ends a moment after what it waits for
        {
            await tree.Tool.Must("reconcile", "--apply");
        } while (Directory.Exists(tree.WorktreeOf(Id)));

        tree.AssertConsistent();
        Assert.Equal(["pending"], TreeChecker.StatesOf(tree.Root, Id));
        Assert.False(Directory.Exists(tree.WorktreeOf(Id)));
        await tree.Tool.Must("take", Id, "--no-setup");
    }

    [Fact]
    public async Task A_setup_that_is_interrupted_leaves_the_work_order_as_it_was()
    {
        using var files = new TemporaryDirectory();
        using var tree = new SampleTree(1);
        tree.Repository.Write("_ctx/policy/wo.yaml", $"setup:\n  commands:\n  - |\n    {Hold.Command(files)}\n");
        using var take = tree.Tool.Start("take", Id);
        await Hold.Reached(files, take, TestRun.Cancellation);

        take.Signal("INT");

        Assert.Equal(130, (await take.EndAsync(TestRun.Cancellation)).ExitCode);
        tree.AssertConsistent();
        Assert.Equal(["pending"], TreeChecker.StatesOf(tree.Root, Id));
        Assert.False(Directory.Exists(tree.WorktreeOf(Id)));
    }

    [Fact]
    [BadInput(81)]
    public async Task A_gate_that_outlives_the_tool_does_not_hinder_another_finish()
    {
        using var files = new TemporaryDirectory();
        using var tree = new SampleTree(
            new SampleWorkOrder(Id) { Verify = [$"test -e \"{files.At("again")}\" || {{ {Hold.Command(files)}; }}"] }
        );
        var (token, _) = await tree.TakeAndWork(Id);
        using (var finish = tree.Tool.Start("finish", Id, "--token", token))
        {
            await Hold.Reached(files, finish, TestRun.Cancellation);
            finish.Kill();
            await finish.ExitAsync(TestRun.Cancellation);
        }

        files.Write("again", "");
        await tree.Tool.Must("reconcile", "--apply");
        tree.AssertConsistent();
        await tree.Tool.Must("finish", Id, "--token", token);

        tree.Promises.Told(Id, "done");
        tree.AssertConsistent();
        Hold.Release(files);
    }
}
