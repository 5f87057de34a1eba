namespace Wo.Tool.Tests.Commands;

/// <summary>What <c>git clean</c>, a checkout or a hand takes away is named, and comes back from beside the control records.</summary>
public sealed class LostFilesTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public LostFilesTests() => tree.Commit("A tree");

    private string Pending => tree.FileOf("pending", "WO-0001");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task What_git_clean_took_is_named_by_every_look_and_restored_byte_for_byte()
    {
        await tree.New("First");
        await tree.New("Second");
        await tree.Wo("take", "WO-0002", "--no-worktree");
        await tree.New("Third");
        await tree.Wo("take", "WO-0003", "--no-worktree");
        await tree.Wo("finish", "WO-0003", "--result", "failed", "--summary", "it cannot be done");
        string[] paths = [Pending, tree.FileOf("running", "WO-0002"), tree.FileOf("failed", "WO-0003")];
        var before = paths.Select(File.ReadAllText).ToList();

        tree.Git.Git("clean", "-fdxq");

        var listed = await tree.Wo("list");
        Assert.DoesNotContain("no work orders yet", listed.Error);
        Assert.Contains("the work orders are gone", listed.Error);
        foreach (var id in (string[])["WO-0001", "WO-0002", "WO-0003"])
        {
            Assert.Contains($"BACKUP_ONLY: no file of {id} is left; the newest copy is at revision", listed.Error);
            Assert.Contains($"no file of {id} is left", (await tree.Wo("status")).Output);
            Assert.Equal(6, (await tree.Wo("take", id)).ExitCode);
        }

        Assert.Equal(6, (await tree.Wo("take", "--next")).ExitCode);
        Assert.Equal(0, (await tree.Wo("reconcile", "--apply")).ExitCode);
        Assert.Equal(before, paths.Select(File.ReadAllText));
        Assert.Equal("consistent\n", (await tree.Wo("reconcile", "--apply")).Output);
        Assert.Equal(0, (await tree.Wo("finish", "WO-0002", "--result", "failed", "--summary", "it is mine")).ExitCode);
    }

    [Theory]
    [InlineData("delete _ctx/jobs/pending")]
    [InlineData("delete _ctx/jobs")]
    [InlineData("git stash --include-untracked")]
    [InlineData("git add and git reset --hard")]
    public async Task A_work_order_that_was_never_taken_survives(string loss)
    {
        await tree.New("First");
        var before = await File.ReadAllTextAsync(Pending, TestContext.Current.CancellationToken);

        Lose(loss);

        Assert.False(File.Exists(Pending));
        Assert.Contains("BACKUP_ONLY", (await tree.Wo("list")).Error);
        Assert.Equal(0, (await tree.Wo("reconcile", "--apply")).ExitCode);
        Assert.Equal(before, await File.ReadAllTextAsync(Pending, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_the_whole_context_is_gone_the_copies_are_named_with_what_brings_them_back()
    {
        tree.Git.Git("rm", "-r", "--cached", "--quiet", "_ctx");
        tree.Git.Git("commit", "--quiet", "--amend", "--allow-empty", "--message", "Nothing of it is tracked");
        await tree.New("First");
        Directory.Delete(tree.At("_ctx"), recursive: true);

        var looked = await tree.Wo("list");

        Assert.Equal(3, looked.ExitCode);
        Assert.Contains("copies of 1 work order are kept in", looked.Error);
        Assert.Contains("\n  wo init && wo reconcile --apply\n", looked.Error);
        await tree.Wo("init");
        Assert.Equal(0, (await tree.Wo("reconcile", "--apply")).ExitCode);
        Assert.True(File.Exists(Pending));
    }

    [Fact]
    public async Task A_work_order_that_another_tool_wrote_is_kept_from_the_next_index_on_with_what_a_hand_changed()
    {
        tree.Put("WO-0001");
        tree.Put("WO-0002", "done");
        await tree.Wo("index");
        var changed = TreeSandbox.Valid("WO-0001", "pending", "P0", "Changed by a hand", "");
        tree.PutText("WO-0001", "pending", changed);
        await tree.Wo("index");

        Directory.Delete(tree.At("_ctx/jobs"), recursive: true);

        Assert.Equal(0, (await tree.Wo("reconcile", "--apply")).ExitCode);
        Assert.Equal(changed, await File.ReadAllTextAsync(Pending, TestContext.Current.CancellationToken));
        Assert.True(File.Exists(tree.FileOf("done", "WO-0002")));
    }

    [Fact]
    public async Task A_copy_never_replaces_a_file_that_is_there()
    {
        await tree.New("First");
        var edited = (await File.ReadAllTextAsync(Pending, TestContext.Current.CancellationToken)).Replace(
            "First",
            "Edited",
            StringComparison.Ordinal
        );
        tree.PutText("WO-0001", "pending", edited);

        Assert.Equal(0, (await tree.Wo("reconcile", "--apply", "--force", "--reason", "it was meant so")).ExitCode);

        Assert.Equal(edited, await File.ReadAllTextAsync(Pending, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_git_rewound_is_had_back_in_the_version_on_record()
    {
        await tree.New("First");
        tree.Commit("Pending");
        await tree.Wo("take", "WO-0001", "--no-worktree");
        var taken = await File.ReadAllTextAsync(
            tree.FileOf("running", "WO-0001"),
            TestContext.Current.CancellationToken
        );
        tree.Git.Git("reset", "--quiet", "--hard");
        tree.Git.Git("clean", "-fdxq");

        Assert.Equal(0, (await tree.Wo("reconcile", "--apply", "--force", "--reason", "it was meant so")).ExitCode);

        // All of it, and behind it the reason.
        var restored = await File.ReadAllTextAsync(
            tree.FileOf("running", "WO-0001"),
            TestContext.Current.CancellationToken
        );
        Assert.StartsWith(taken, restored);
        Assert.StartsWith("x_overrides:", restored[taken.Length..]);
        Assert.Contains("it was meant so", restored);
        Assert.False(File.Exists(Pending));
    }

    [Fact]
    public async Task A_renamed_work_order_is_not_made_a_second_time()
    {
        await tree.New("First");
        var text = await File.ReadAllTextAsync(Pending, TestContext.Current.CancellationToken);
        File.Delete(Pending);
        tree.PutText("WO-0009", "pending", text.Replace("WO-0001", "WO-0009", StringComparison.Ordinal));

        var applied = await tree.Wo("reconcile", "--apply");

        Assert.Equal(1, applied.ExitCode);
        Assert.Contains("_ctx/jobs/pending/WO-0009.yaml has the same text under another name", applied.Output);
        Assert.False(File.Exists(Pending));
    }

    [Fact]
    public async Task What_another_branch_tracks_is_not_restored_unasked()
    {
        tree.Git.Git("branch", "before");
        await tree.New("First");
        tree.Commit("Pending");
        tree.Git.Git("checkout", "--quiet", "before");

        var applied = await tree.Wo("reconcile", "--apply");

        Assert.Contains("branch main tracks it", applied.Output);
        Assert.DoesNotContain("--deleted", applied.Output);
        Assert.False(File.Exists(Pending));
    }

    [Fact]
    public async Task A_copy_that_power_loss_tore_is_not_restored()
    {
        await tree.New("First");
        File.Delete(Pending);
        tree.Git.Write(".git/wo/versions/WO-0001", "");

        Assert.Equal(1, (await tree.Wo("reconcile", "--apply")).ExitCode);
        Assert.False(File.Exists(Pending));
        Assert.Equal(0, (await tree.Wo("reconcile", "--deleted", "WO-0001")).ExitCode);
        Assert.Equal(0, (await tree.Wo("reconcile")).ExitCode);
    }

    [Fact]
    public async Task A_number_of_which_a_copy_is_kept_is_not_given_out_again()
    {
        await tree.New("First");
        File.Delete(Pending);
        await tree.New("Second");

        Assert.True(File.Exists(tree.FileOf("pending", "WO-0002")));
        Assert.Equal(4, (await tree.Wo("new", "WO-0001", "--epic", "E-0001", "--title", "Again")).ExitCode);
    }

    private void Lose(string how)
    {
        switch (how)
        {
            case "git stash --include-untracked":
                tree.Git.Git("stash", "--quiet", "--include-untracked");
                break;
            case "git add and git reset --hard":
                tree.Git.Git("add", "_ctx");
                tree.Git.Git("reset", "--quiet", "--hard");
                break;
            default:
                Directory.Delete(tree.At(how.Split(' ')[1]), recursive: true);
                break;
        }
    }
}
