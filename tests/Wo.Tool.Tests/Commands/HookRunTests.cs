using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What the hooks say of a commit: of the index, and not of the files as they are.</summary>
public sealed class HookRunTests : IDisposable
{
    private readonly TreeSandbox tree = new(withTree: false);

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task What_is_staged_is_judged_and_not_the_file()
    {
        await tree.Planned();
        await tree.Wo("edit", "WO-0001", "--priority", "P0");
        tree.Stage("WO-0001");
        var good = File.ReadAllText(tree.FileOf("pending", "WO-0001"));
        tree.PutText("WO-0001", "pending", good.Replace("P0", "P9", StringComparison.Ordinal));

        Assert.Equal(0, (await tree.Wo("hook", "run", "pre-commit")).ExitCode);
        tree.Stage("WO-0001");
        tree.PutText("WO-0001", "pending", good);
        var run = await tree.Wo("hook", "run", "pre-commit");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("_ctx/jobs/pending/WO-0001.yaml:5:11", run.Output);
        Assert.Contains("wo lint WO-0001", run.Error);
    }

    [Fact]
    public async Task What_is_not_staged_and_what_is_no_work_order_does_not_matter()
    {
        await tree.Planned();
        tree.PutText("WO-0001", "pending", "torn: [").PutText("WO-0002.yaml.bak", "pending", "torn: [");
        tree.Git.Write("_ctx/jobs/pending/odd\nname.yaml", "torn: [");
        tree.Git.Git("add", "_ctx/jobs/pending/odd\nname.yaml");

        Assert.Equal(0, (await tree.Wo("hook", "run", "pre-commit")).ExitCode);
    }

    [Fact]
    public async Task What_is_not_in_canonical_form_is_refused_with_the_way_out()
    {
        await tree.Planned();
        var text = File.ReadAllText(tree.FileOf("pending", "WO-0001"));
        tree.PutText(
            "WO-0001",
            "pending",
            text.Replace("dependencies: []\n", "", StringComparison.Ordinal) + "dependencies: [ ]\n"
        );
        tree.Stage("WO-0001");

        var run = await tree.Wo("hook", "run", "pre-commit", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("NOT_FORMATTED", run.Output);
        await tree.Wo("fmt", "WO-0001");
        tree.Stage("WO-0001");
        Assert.Equal(0, (await tree.Wo("hook", "run", "pre-commit")).ExitCode);
    }

    [Theory]
    [InlineData("torn: [")]
    [InlineData("")]
    [InlineData("title: \ud83d")]
    public async Task What_cannot_be_read_is_refused(string text)
    {
        await tree.Planned();
        if (text.Length > 7 && text[^1] == '\ud83d')
        {
            await File.WriteAllBytesAsync(
                tree.FileOf("pending", "WO-0001"),
                [0x61, 0x3a, 0x20, 0xff],
                TestContext.Current.CancellationToken
            );
        }
        else
        {
            tree.PutText("WO-0001", "pending", text);
        }

        tree.Stage("WO-0001");

        Assert.Equal(1, (await tree.Wo("hook", "run", "pre-commit")).ExitCode);
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_work_order_is_refused()
    {
        await tree.Planned();
        File.Delete(tree.FileOf("pending", "WO-0001"));
        File.CreateSymbolicLink(tree.FileOf("pending", "WO-0001"), "/etc/passwd");
        tree.Stage("WO-0001");

        Assert.Contains("SYMLINK_REFUSED", (await tree.Wo("hook", "run", "pre-commit", "--json")).Output);
    }

    [Theory]
    [InlineData("done")]
    [InlineData("failed")]
    public async Task What_wo_closed_passes_and_what_a_hand_moved_does_not(string result)
    {
        await tree.Planned();
        await Close(result);
        tree.Git.Git("add", "--all", "_ctx/jobs/pending", $"_ctx/jobs/{result}");
        var genuine = await tree.Wo("hook", "run", "pre-commit");
        Assert.True(genuine.ExitCode == 0, genuine.Output + genuine.Error);
        tree.Git.Git("commit", "--quiet", "--message", "Close it");

        await tree.New("By hand");
        tree.Stage("WO-0002");
        tree.Git.Git("commit", "--quiet", "--message", "Plan another");
        MoveByHand("WO-0002", result, revision: null);
        Assert.Contains("HAND_MADE_CLOSURE", (await tree.Wo("hook", "run", "pre-commit", "--json")).Output);
    }

    [Fact]
    public async Task A_hand_that_raises_the_revision_still_has_no_verdict()
    {
        await tree.Planned();
        MoveByHand("WO-0001", "done", revision: 7);

        var run = await tree.Wo("hook", "run", "pre-commit");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no verdict that names it", run.Output);
        Assert.Contains("--no-verify", run.Error);
    }

    [Fact]
    public async Task What_a_merge_brings_was_judged_where_it_was_made()
    {
        await tree.Planned();
        tree.Git.Git("checkout", "--quiet", "-b", "other");
        MoveByHand("WO-0001", "done", revision: null);
        tree.Git.Git("commit", "--quiet", "--message", "Close it elsewhere");
        tree.Git.Git("checkout", "--quiet", "-");
        tree.Git.Git("merge", "--quiet", "--no-commit", "--no-ff", "other");

        Assert.Equal(0, (await tree.Wo("hook", "run", "pre-commit")).ExitCode);
    }

    [Fact]
    public async Task The_index_that_git_names_counts()
    {
        await tree.Planned();
        var index = tree.At(".git/next-index");
        File.Copy(tree.At(".git/index"), index);
        tree.PutText("WO-0001", "pending", "torn: [");
        tree.Stage("WO-0001");

        tree.Variables["GIT_INDEX_FILE"] = ".git/next-index";
        Assert.Equal(0, (await tree.Wo("hook", "run", "pre-commit")).ExitCode);
        tree.Variables["GIT_INDEX_FILE"] = ".git/index";
        Assert.Equal(1, (await tree.Wo("hook", "run", "pre-commit")).ExitCode);
    }

    [Fact]
    public async Task In_a_linked_worktree_its_own_index_counts_also_from_below()
    {
        await tree.Planned();
        var linked = Path.Combine(Path.GetDirectoryName(tree.Git.Root)!, "linked");
        tree.Git.Git("worktree", "add", "--quiet", "-b", "side", linked);
        await File.WriteAllTextAsync(
            Path.Combine(linked, "_ctx/jobs/pending/WO-0001.yaml"),
            "torn: [",
            TestContext.Current.CancellationToken
        );
        GitSandbox.GitIn(linked, "add", "_ctx/jobs");
        tree.Directory = Path.Combine(linked, "_ctx", "jobs");

        Assert.Equal(1, (await tree.Wo("hook", "run", "pre-commit")).ExitCode);
        tree.Directory = tree.Git.Root;
        Assert.Equal(0, (await tree.Wo("hook", "run", "pre-commit")).ExitCode);
    }

    private void MoveByHand(string id, string state, int? revision)
    {
        var text = File.ReadAllText(tree.FileOf("pending", id))
            .Replace("status: pending", $"status: {state}", StringComparison.Ordinal);
        File.Delete(tree.FileOf("pending", id));
        tree.PutText(id, state, revision is { } rev ? $"{text}x_rev: {rev}\n" : text);
        tree.Git.Git("add", "--all", "_ctx/jobs/pending", $"_ctx/jobs/{state}");
    }

    private async Task Close(string result)
    {
        var taken = await tree.Wo("take", "WO-0001", "--json");
        var worktree = taken.Json.GetProperty("data").GetProperty("worktree").GetString()!;
        GitSandbox.GitIn(worktree, "commit", "--quiet", "--allow-empty", "--message", "Do it");
        var run = await tree.Wo("finish", "WO-0001", "--result", result, "--summary", "so it is");
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
