using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>How new the base is that a branch is cut from, in a clone of another repository.</summary>
public sealed class BaseFetchTests : IDisposable
{
    private readonly TreeSandbox tree = new(withTree: false);
    private readonly string clone;

    public BaseFetchTests()
    {
        clone = tree.Git.Surroundings.At("clone");
        tree.Git.Git("clone", "--quiet", tree.Git.Root, clone);
        tree.Directory = clone;
    }

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task A_branch_is_cut_from_what_the_remote_has_now()
    {
        await Prepare();
        var newest = tree.Git.Commit("news.txt", "pushed by others\n");
        File.WriteAllText(Path.Combine(clone, ".git", "FETCH_HEAD"), "of the user\n");

        var taken = (await Ok("take", "WO-0001", "--json")).Json;

        Assert.Empty(taken.GetProperty("warnings").EnumerateArray());
        Assert.Equal(newest, Git("rev-parse", "feat/wo-WO-0001"));
        Assert.Equal("of the user\n", File.ReadAllText(Path.Combine(clone, ".git", "FETCH_HEAD")));
    }

    [Fact]
    public async Task Without_a_fetch_the_branch_is_cut_from_what_was_fetched_last()
    {
        await Prepare();
        var known = Git("rev-parse", "origin/main");
        tree.Git.Commit("news.txt", "pushed by others\n");

        await Ok("take", "WO-0001", "--no-fetch");
        await Ok("preflight", "WO-0002");

        Assert.Equal(known, Git("rev-parse", "feat/wo-WO-0001"));
        Assert.Equal(known, Git("rev-parse", "origin/main"));
    }

    [Theory]
    [InlineData("/nowhere/at/all")]
    [InlineData("ext::sleep 100000")]
    public async Task A_remote_that_does_not_answer_is_a_warning_and_the_work_begins(string url)
    {
        await Prepare();
        var known = Git("rev-parse", "origin/main");
        Git("remote", "set-url", "origin", url);
        Git("config", "protocol.ext.allow", "always");
        tree.Variables["WO_GIT_TIMEOUT_SEC"] = "2";

        var taken = (await Ok("take", "WO-0001", "--json")).Json;

        var warning = Assert.Single(taken.GetProperty("warnings").EnumerateArray()).GetString()!;
        Assert.StartsWith("origin/main is as it was last fetched, because fetching it failed: ", warning);
        Assert.Equal(known, Git("rev-parse", "feat/wo-WO-0001"));
    }

    [Fact]
    public async Task A_branch_that_is_there_is_taken_up_without_a_fetch()
    {
        await Prepare();
        Git("branch", "feat/wo-WO-0001");
        Git("remote", "set-url", "origin", "/nowhere/at/all");

        var taken = (await Ok("take", "WO-0001", "--json")).Json;

        Assert.Empty(taken.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task A_local_base_that_is_behind_its_upstream_as_last_fetched_is_a_warning()
    {
        await Prepare("base_branch: main\n");
        tree.Git.Commit("news.txt", "pushed by others\n");
        tree.Git.Commit("more.txt", "pushed by others\n");
        Git("fetch", "--quiet");
        var known = Git("rev-parse", "origin/main");
        tree.Git.Commit("later.txt", "not fetched\n");

        var taken = (await Ok("take", "WO-0001", "--json")).Json;

        Assert.Equal(
            "the branch starts from main, which is 2 commits behind origin/main, as that was last fetched",
            Assert.Single(taken.GetProperty("warnings").EnumerateArray()).GetString()
        );
        Assert.Equal(known, Git("rev-parse", "origin/main"));
    }

    [Fact]
    public async Task A_remote_with_a_slash_in_its_name_is_found()
    {
        await Prepare("base_branch: team/upstream/main\n");
        Git("remote", "rename", "origin", "team/upstream");
        var newest = tree.Git.Commit("news.txt", "pushed by others\n");

        await Ok("take", "WO-0001");

        Assert.Equal(newest, Git("rev-parse", "feat/wo-WO-0001"));
    }

    private async Task Prepare(string settings = "")
    {
        await Ok("init");
        File.WriteAllText(Path.Combine(clone, "_ctx/policy/wo.yaml"), settings + "worktree_root: ../.worktrees\n");
        await Ok("new", "--epic", "E-0001", "--title", "First of them", "--verify", "true");
        await Ok("new", "--epic", "E-0001", "--title", "Second of them", "--verify", "true");
    }

    private string Git(params string[] arguments) => GitSandbox.GitIn(clone, arguments);

    private async Task<ToolRun> Ok(params string[] arguments)
    {
        var run = await tree.Wo(arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Error}");
        return run;
    }
}
