namespace Wo.Tool.Tests.Commands;

/// <summary>What <c>git clean</c>, a checkout or a hand takes away is named, and comes back from beside the control records.</summary>
public sealed class LostFilesTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public LostFilesTests()
    {
        tree.Git.Git("add", "_ctx");
        tree.Git.Git("commit", "--quiet", "--message", "A tree");
    }

    private string Pending => File("pending", "WO-0001");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task What_git_clean_took_is_named_by_every_look_and_restored_byte_for_byte()
    {
        await Make("First");
        await Make("Second");
        await tree.Wo("take", "WO-0002", "--no-worktree");
        await Make("Third");
        await tree.Wo("take", "WO-0003", "--no-worktree");
        await tree.Wo("finish", "WO-0003", "--result", "failed", "--summary", "it cannot be done");
        string[] paths = [Pending, File("running", "WO-0002"), File("failed", "WO-0003")];
        var before = paths.Select(System.IO.File.ReadAllText).ToList();

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
        Assert.Equal(before, paths.Select(System.IO.File.ReadAllText));
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
        await Make("First");
        var before = await System.IO.File.ReadAllTextAsync(Pending, TestContext.Current.CancellationToken);

        Lose(loss);

        Assert.False(System.IO.File.Exists(Pending));
        Assert.Contains("BACKUP_ONLY", (await tree.Wo("list")).Error);
        Assert.Equal(0, (await tree.Wo("reconcile", "--apply")).ExitCode);
        Assert.Equal(before, await System.IO.File.ReadAllTextAsync(Pending, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Where_the_whole_context_is_gone_the_copies_are_named_with_what_brings_them_back()
    {
        tree.Git.Git("rm", "-r", "--cached", "--quiet", "_ctx");
        tree.Git.Git("commit", "--quiet", "--amend", "--allow-empty", "--message", "Nothing of it is tracked");
        await Make("First");
        Directory.Delete(At("_ctx"), recursive: true);

        var looked = await tree.Wo("list");

        Assert.Equal(3, looked.ExitCode);
        Assert.Contains("copies of 1 work order are kept in", looked.Error);
        Assert.Contains("\n  wo init && wo reconcile --apply\n", looked.Error);
        await tree.Wo("init");
        Assert.Equal(0, (await tree.Wo("reconcile", "--apply")).ExitCode);
        Assert.True(System.IO.File.Exists(Pending));
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

        Directory.Delete(At("_ctx/jobs"), recursive: true);

        Assert.Equal(0, (await tree.Wo("reconcile", "--apply")).ExitCode);
        Assert.Equal(changed, await System.IO.File.ReadAllTextAsync(Pending, TestContext.Current.CancellationToken));
        Assert.True(System.IO.File.Exists(File("done", "WO-0002")));
    }

    [Fact]
    public async Task A_copy_never_replaces_a_file_that_is_there()
    {
        await Make("First");
        var edited = (await System.IO.File.ReadAllTextAsync(Pending, TestContext.Current.CancellationToken)).Replace(
            "First",
            "Edited",
            StringComparison.Ordinal
        );
        tree.PutText("WO-0001", "pending", edited);

        Assert.Equal(0, (await tree.Wo("reconcile", "--apply", "--force", "--reason", "it was meant so")).ExitCode);

        Assert.Equal(edited, await System.IO.File.ReadAllTextAsync(Pending, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_git_rewound_is_had_back_in_the_version_on_record()
    {
        await Make("First");
        tree.Git.Git("add", "_ctx");
        tree.Git.Git("commit", "--quiet", "--message", "Pending");
        await tree.Wo("take", "WO-0001", "--no-worktree");
        var taken = await System.IO.File.ReadAllTextAsync(
            File("running", "WO-0001"),
            TestContext.Current.CancellationToken
        );
        tree.Git.Git("reset", "--quiet", "--hard");
        tree.Git.Git("clean", "-fdxq");

        Assert.Equal(0, (await tree.Wo("reconcile", "--apply", "--force", "--reason", "it was meant so")).ExitCode);

        // All of it, and behind it the reason.
        var restored = await System.IO.File.ReadAllTextAsync(
            File("running", "WO-0001"),
            TestContext.Current.CancellationToken
        );
        Assert.StartsWith(taken, restored);
        Assert.StartsWith("x_overrides:", restored[taken.Length..]);
        Assert.Contains("it was meant so", restored);
        Assert.False(System.IO.File.Exists(Pending));
    }

    [Fact]
    public async Task A_renamed_work_order_is_not_made_a_second_time()
    {
        await Make("First");
        var text = await System.IO.File.ReadAllTextAsync(Pending, TestContext.Current.CancellationToken);
        System.IO.File.Delete(Pending);
        tree.PutText("WO-0009", "pending", text.Replace("WO-0001", "WO-0009", StringComparison.Ordinal));

        var applied = await tree.Wo("reconcile", "--apply");

        Assert.Equal(1, applied.ExitCode);
        Assert.Contains("_ctx/jobs/pending/WO-0009.yaml has the same text under another name", applied.Output);
        Assert.False(System.IO.File.Exists(Pending));
    }

    [Fact]
    public async Task What_another_branch_tracks_is_not_restored_unasked()
    {
        tree.Git.Git("branch", "before");
        await Make("First");
        tree.Git.Git("add", "_ctx");
        tree.Git.Git("commit", "--quiet", "--message", "Pending");
        tree.Git.Git("checkout", "--quiet", "before");

        var applied = await tree.Wo("reconcile", "--apply");

        Assert.Contains("branch main tracks it", applied.Output);
        Assert.DoesNotContain("--deleted", applied.Output);
        Assert.False(System.IO.File.Exists(Pending));
    }

    [Fact]
    public async Task A_deletion_that_git_committed_was_meant()
    {
        await Make("First");
        tree.Git.Git("add", "_ctx");
        tree.Git.Git("commit", "--quiet", "--message", "Pending");
        System.IO.File.SetLastWriteTimeUtc(
            At(".git/wo/versions/WO-0001"),
            new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );
        tree.Git.Git("rm", "--quiet", "_ctx/jobs/pending/WO-0001.yaml");
        Assert.Equal(1, (await tree.Wo("reconcile")).ExitCode);
        tree.Git.Git("commit", "--quiet", "--message", "Not wanted any more");

        var looked = await tree.Wo("reconcile", "--apply");

        Assert.Equal(0, looked.ExitCode);
        Assert.Contains("a copy stays in", looked.Output);
        Assert.False(System.IO.File.Exists(Pending));
        Assert.Contains("there are no work orders yet", (await tree.Wo("list")).Error);
        Assert.Equal("consistent: nothing found\n", (await tree.Wo("reconcile", "--fail-on", "INFO")).Output);
    }

    [Fact]
    public async Task A_deletion_by_hand_sticks_once_a_person_says_that_it_was_meant()
    {
        await Make("First");
        System.IO.File.Delete(Pending);
        var looked = await tree.Wo("reconcile");
        Assert.Contains("  wo reconcile --deleted WO-0001", looked.Output);

        var noted = await tree.Wo("reconcile", "--deleted", "1");

        Assert.Equal(0, noted.ExitCode);
        Assert.Contains("a copy stays in", noted.Output);
        Assert.DoesNotContain("WO-0001", (await tree.Wo("list")).Error);
        Assert.Equal(0, (await tree.Wo("reconcile", "--apply", "--force", "--reason", "it was meant so")).ExitCode);
        Assert.False(System.IO.File.Exists(Pending));
        Assert.Equal(0, (await tree.Wo("reconcile", "--deleted", "WO-0001")).ExitCode);
    }

    [Fact]
    public async Task A_deletion_is_forgotten_once_the_work_order_is_back()
    {
        await Make("First");
        System.IO.File.Delete(Pending);
        await tree.Wo("reconcile", "--deleted", "WO-0001");
        System.IO.File.Copy(At(".git/wo/versions/WO-0001"), Pending);
        await tree.Wo("take", "WO-0001", "--no-worktree");
        System.IO.File.Delete(File("running", "WO-0001"));

        Assert.Contains("no file of WO-0001 is left", (await tree.Wo("list")).Error);
    }

    [Fact]
    public async Task Only_what_is_gone_and_held_by_nobody_can_be_said_to_be_deleted()
    {
        await Make("First");
        Assert.Equal(4, (await tree.Wo("reconcile", "--deleted", "WO-0001")).ExitCode);
        Assert.Equal(3, (await tree.Wo("reconcile", "--deleted", "WO-0007")).ExitCode);
        Assert.Equal(2, (await tree.Wo("reconcile", "--apply", "--deleted", "WO-0001")).ExitCode);
        await tree.Wo("take", "WO-0001", "--no-worktree");
        System.IO.File.Delete(File("running", "WO-0001"));

        var refused = await tree.Wo("reconcile", "--deleted", "WO-0001");

        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("ada holds it", refused.Error);
    }

    [Fact]
    public async Task A_copy_that_power_loss_tore_is_not_restored()
    {
        await Make("First");
        System.IO.File.Delete(Pending);
        tree.Git.Write(".git/wo/versions/WO-0001", "");

        Assert.Equal(1, (await tree.Wo("reconcile", "--apply")).ExitCode);
        Assert.False(System.IO.File.Exists(Pending));
        Assert.Equal(0, (await tree.Wo("reconcile", "--deleted", "WO-0001")).ExitCode);
        Assert.Equal(0, (await tree.Wo("reconcile")).ExitCode);
    }

    [Fact]
    public async Task A_number_of_which_a_copy_is_kept_is_not_given_out_again()
    {
        await Make("First");
        System.IO.File.Delete(Pending);
        await Make("Second");

        Assert.True(System.IO.File.Exists(File("pending", "WO-0002")));
        Assert.Equal(4, (await tree.Wo("new", "WO-0001", "--epic", "E-0001", "--title", "Again")).ExitCode);
    }

    private async Task Make(string title) =>
        Assert.Equal(0, (await tree.Wo("new", "--epic", "E-0001", "--title", title, "--verify", "true")).ExitCode);

    private string At(string path) => Path.Combine(tree.Git.Root, path);

    private string File(string state, string id) => At($"_ctx/jobs/{state}/{id}.yaml");

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
                Directory.Delete(At(how.Split(' ')[1]), recursive: true);
                break;
        }
    }
}
