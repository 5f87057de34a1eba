using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What the hook judges a work order beside: the rest of the tree as the commit is going to have it.</summary>
public sealed class StagedTreeTests : IDisposable
{
    private readonly TreeSandbox tree = new(withTree: false);

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task A_new_epic_counts_once_it_is_staged_and_the_way_to_stage_it_is_named()
    {
        await tree.Planned();
        await tree.Wo(
            "new",
            "--epic",
            "E-0002",
            "--create-epic",
            "The next",
            "--title",
            "Of a new epic",
            "--verify",
            "true"
        );
        tree.Stage("WO-0002");

        var alone = await tree.Wo("hook", "run", "pre-commit");

        Assert.Equal(1, alone.ExitCode);
        Assert.Contains("UNKNOWN_EPIC", alone.Output);
        Assert.Contains($"  git add -- '{tree.At("_ctx/backlog/backlog.yaml")}'\n", alone.Error);
        tree.Git.Git("add", "--", tree.At("_ctx/backlog/backlog.yaml"));
        Assert.Equal(0, (await tree.Wo("hook", "run", "pre-commit")).ExitCode);
    }

    [Fact]
    public async Task A_commit_of_named_files_is_told_to_name_the_file_of_the_epic_as_well()
    {
        await tree.Planned();
        await tree.Wo(
            ["new", "--epic", "E-0002", "--create-epic", "The next", "--title", "Of a new epic", "--verify", "true"],
            width: null
        );
        tree.Stage("WO-0002");
        tree.Git.Write("unrelated.txt", "staged, and not named\n");
        tree.Git.Git("add", "unrelated.txt");
        var file = tree.At("_ctx/jobs/pending/WO-0002.yaml");

        // What git commit FILE hands to the hook: an index of its own.
        var index = tree.At(".git/next-index-42.lock");
        tree.Git.Git("reset", "--quiet", "--", "unrelated.txt");
        File.Copy(tree.At(".git/index"), index);
        tree.Git.Git("add", "unrelated.txt");
        tree.Variables["GIT_INDEX_FILE"] = index;
        var refused = await tree.Wo("hook", "run", "pre-commit");
        tree.Variables.Remove("GIT_INDEX_FILE");
        File.Delete(index);

        var backlog = tree.At("_ctx/backlog/backlog.yaml");
        Assert.Contains(
            $"  git add -- '{backlog}' && git commit --message \"…\" -- '{file}' '{backlog}'\n",
            refused.Error
        );
        tree.Git.Git("add", "--", backlog);
        tree.Git.Git("commit", "--quiet", "--no-verify", "--message", "both", "--", file, backlog);
        Assert.Equal("unrelated.txt", tree.Git.Git("diff", "--cached", "--name-only"));
    }

    [Fact]
    public async Task An_epic_that_the_commit_takes_away_is_missing_though_the_file_has_it()
    {
        await tree.Planned();
        var backlog = await File.ReadAllTextAsync(
            tree.At("_ctx/backlog/backlog.yaml"),
            TestContext.Current.CancellationToken
        );
        tree.Git.Git("rm", "--quiet", "--cached", "_ctx/backlog/backlog.yaml");
        await tree.Wo("edit", "WO-0001", "--priority", "P0");
        tree.Stage("WO-0001");

        Assert.Contains("UNKNOWN_EPIC", (await tree.Wo("hook", "run", "pre-commit")).Output);
        tree.Git.Write("_ctx/backlog/backlog.yaml", "torn: [");
        tree.Git.Git("add", "_ctx/backlog/backlog.yaml");
        tree.Git.Write("_ctx/backlog/backlog.yaml", backlog);
        Assert.Contains("cannot be read", (await tree.Wo("hook", "run", "pre-commit")).Output);
    }

    [Fact]
    public async Task What_git_ignores_is_taken_from_the_state_root_also_in_a_linked_worktree()
    {
        await tree.Planned();
        tree.Git.Git("rm", "--quiet", "--cached", "-r", "_ctx/backlog", "_ctx/dod");
        tree.Git.Write(".git/info/exclude", "_ctx/backlog/\n_ctx/dod/*.yaml\n");
        tree.Git.Git("commit", "--quiet", "--message", "Keep the backlog out");
        await tree.Wo("edit", "WO-0001", "--priority", "P0");
        tree.Stage("WO-0001");
        Assert.Equal(0, (await tree.Wo("hook", "run", "pre-commit")).ExitCode);
        tree.Git.Git("commit", "--quiet", "--message", "Hurry");

        var linked = Path.Combine(Path.GetDirectoryName(tree.Git.Root)!, "linked");
        tree.Git.Git("worktree", "add", "--quiet", "-b", "side", linked);
        Change(linked, "_ctx/jobs/pending/WO-0001.yaml", "priority: P0", "priority: P1");
        tree.Directory = linked;

        var run = await tree.Wo("hook", "run", "pre-commit");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    [Fact]
    public async Task A_linked_worktree_commits_against_its_own_backlog_and_form()
    {
        await tree.Planned();
        var linked = Path.Combine(Path.GetDirectoryName(tree.Git.Root)!, "linked");
        tree.Git.Git("worktree", "add", "--quiet", "-b", "side", linked);
        Change(linked, "_ctx/backlog/backlog.yaml", "E-0001", "E-0007");
        Change(linked, "_ctx/jobs/pending/WO-0001.yaml", "E-0001", "E-0007");
        tree.Directory = linked;

        var run = await tree.Wo("hook", "run", "pre-commit");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Change(linked, "_ctx/jobs/pending/WO-0001.yaml", "E-0007", "E-0009");
        Assert.Contains("UNKNOWN_EPIC", (await tree.Wo("hook", "run", "pre-commit")).Output);
    }

    private static void Change(string worktree, string path, string before, string after)
    {
        var file = Path.Combine(worktree, path);
        var text = File.ReadAllText(file);
        Assert.Contains(before, text);
        File.WriteAllText(file, text.Replace(before, after, StringComparison.Ordinal));
        GitSandbox.GitIn(worktree, "add", path);
    }
}
