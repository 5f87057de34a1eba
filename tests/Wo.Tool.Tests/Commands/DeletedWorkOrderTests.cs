namespace Wo.Tool.Tests.Commands;

/// <summary>A work order that was deleted on purpose is not missed, once git or a person says so.</summary>
public sealed class DeletedWorkOrderTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public DeletedWorkOrderTests() => tree.Commit("A tree");

    private string Pending => tree.FileOf("pending", "WO-0001");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task A_deletion_that_git_committed_was_meant()
    {
        await tree.New("First");
        tree.Commit("Pending");
        File.SetLastWriteTimeUtc(
            tree.At(".git/wo/versions/WO-0001"),
            new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );
        tree.Git.Git("rm", "--quiet", "_ctx/jobs/pending/WO-0001.yaml");
        Assert.Equal(1, (await tree.Wo("reconcile")).ExitCode);
        tree.Git.Git("commit", "--quiet", "--message", "Not wanted any more");

        var looked = await tree.Wo("reconcile", "--apply");

        Assert.Equal(0, looked.ExitCode);
        Assert.Contains("a copy stays in", looked.Output);
        Assert.False(File.Exists(Pending));
        Assert.Contains("there are no work orders yet", (await tree.Wo("list")).Error);
        Assert.Equal("consistent: nothing found\n", (await tree.Wo("reconcile", "--fail-on", "INFO")).Output);
    }

    [Fact]
    public async Task A_deletion_by_hand_sticks_once_a_person_says_that_it_was_meant()
    {
        await tree.New("First");
        File.Delete(Pending);
        var looked = await tree.Wo("reconcile");
        Assert.Contains("  wo reconcile --deleted WO-0001", looked.Output);

        var noted = await tree.Wo("reconcile", "--deleted", "1");

        Assert.Equal(0, noted.ExitCode);
        Assert.Contains("a copy stays in", noted.Output);
        Assert.DoesNotContain("WO-0001", (await tree.Wo("list")).Error);
        Assert.Equal(0, (await tree.Wo("reconcile", "--apply", "--force", "--reason", "it was meant so")).ExitCode);
        Assert.False(File.Exists(Pending));
        Assert.Equal(0, (await tree.Wo("reconcile", "--deleted", "WO-0001")).ExitCode);
    }

    [Fact]
    public async Task A_deletion_is_forgotten_once_the_work_order_is_back()
    {
        await tree.New("First");
        File.Delete(Pending);
        await tree.Wo("reconcile", "--deleted", "WO-0001");
        File.Copy(tree.At(".git/wo/versions/WO-0001"), Pending);
        await tree.Wo("take", "WO-0001", "--no-worktree");
        File.Delete(tree.FileOf("running", "WO-0001"));

        Assert.Contains("no file of WO-0001 is left", (await tree.Wo("list")).Error);
    }

    [Fact]
    public async Task Only_what_is_gone_and_held_by_nobody_can_be_said_to_be_deleted()
    {
        await tree.New("First");
        Assert.Equal(4, (await tree.Wo("reconcile", "--deleted", "WO-0001")).ExitCode);
        Assert.Equal(3, (await tree.Wo("reconcile", "--deleted", "WO-0007")).ExitCode);
        Assert.Equal(2, (await tree.Wo("reconcile", "--apply", "--deleted", "WO-0001")).ExitCode);
        await tree.Wo("take", "WO-0001", "--no-worktree");
        File.Delete(tree.FileOf("running", "WO-0001"));

        var refused = await tree.Wo("reconcile", "--deleted", "WO-0001");

        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("ada holds it", refused.Error);
    }
}
