using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

[Soak]
public sealed class ChangeOfHandsTests
{
    private const string Id = "WO-0001";

    [Fact]
    public async Task A_released_work_order_is_found_again_with_its_work()
    {
        using var tree = new SampleTree(1);
        var first = await tree.Take(Id);
        var commit = tree.Work(Id);

        await tree.Tool.Must("release", Id, "--reason", "something more urgent");
        tree.Promises.Told(Id, "pending");
        tree.AssertConsistent();
        Assert.Equal(commit, tree.Repository.Git("rev-parse", SampleTree.BranchOf(Id)));
        var second = await tree.Take(Id);

        Assert.NotEqual(first, second);
        Assert.Equal(commit, GitSandbox.GitIn(tree.WorktreeOf(Id), "rev-parse", "HEAD"));
        Assert.True(File.Exists(Path.Combine(tree.WorktreeOf(Id), "src", $"{Id}.txt")));
        tree.AssertConsistent();
    }

    [Fact]
    public async Task A_release_keeps_a_worktree_with_uncommitted_work_and_the_next_take_finds_it_again()
    {
        using var tree = new SampleTree(1);
        await tree.Take(Id);
        var file = Path.Combine(tree.WorktreeOf(Id), "src", "half.txt");
        await File.WriteAllTextAsync(file, "half-done", TestRun.Cancellation);

        var released = await tree.Tool.Must("release", Id, "--reason", "something more urgent", "--json");
        tree.Promises.Told(Id, "pending");
        tree.AssertConsistent();
        var taken = await tree.Tool.Must("take", Id, "--json");

        Assert.Equal("adopt", taken.Datum("mode"));
        Assert.Equal("half-done", await File.ReadAllTextAsync(file, TestRun.Cancellation));
        Assert.NotNull(released);
    }

    [Theory]
    [InlineData("finish", Id)]
    [InlineData("release", Id, "--reason", "it is mine")]
    [InlineData("heartbeat", Id)]
    [InlineData("finish", Id, "--result", "failed", "--summary", "it does not work")]
    [BadInput(53)]
    public async Task A_work_order_is_out_of_reach_for_a_holder_who_was_superseded(params string[] attempt)
    {
        using var tree = new SampleTree(1);
        var (former, _) = await tree.TakeAndWork(Id);
        var resumed = await tree.Tool.Must("take", Id, "--resume", "--token", former, "--json");
        tree.Promises.HandedOver(Id, resumed.Datum("token"));
        var before = tree.Snapshot();

        var refused = await tree.Tool.Run([.. attempt, "--token", former]);

        refused.AssertFailed(4, "NOT_OWNER");
        Assert.Empty(before.Changes(tree.Snapshot()));
        tree.AssertConsistent();
    }

    [Fact]
    public async Task A_work_order_is_not_handed_back_to_somebody_else_of_the_same_system_user()
    {
        using var tree = new SampleTree(1);
        await tree.Take(Id);

        var refused = await tree.Tool.Run("take", Id, "--resume");

        refused.AssertFailed(4, "NOT_OWNER", "WO_LOCKED");
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(76)]
    public async Task A_work_order_does_not_become_takeable_because_an_older_commit_is_checked_out()
    {
        using var tree = new SampleTree(1);
        var (token, _) = await tree.TakeAndWork(Id);
        var older = tree.Repository.Head;
        await tree.Tool.Must("finish", Id, "--token", token);
        tree.Promises.Told(Id, "done");
        tree.AssertConsistent();
        tree.Repository.Git("add", "--all");
        tree.Repository.Git("commit", "--quiet", "--message", "Close it");

        tree.Repository.Git("checkout", "--quiet", older);
        Assert.Equal(["pending"], TreeChecker.StatesOf(tree.Root, Id));
        var before = tree.Snapshot();
        var refused = await tree.Tool.Run("take", Id);
        var next = await tree.Tool.Run("take", "--next");

        refused.AssertFailed(6, "REVISION_WENT_BACK");
        Assert.NotEqual(0, next.ExitCode);
        Assert.Empty(before.Changes(tree.Snapshot()));

        tree.Repository.Git("checkout", "--quiet", "main");
        tree.AssertConsistent();
    }
}
