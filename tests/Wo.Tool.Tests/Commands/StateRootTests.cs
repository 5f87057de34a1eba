using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>One repository has one state root, whatever names it.</summary>
public sealed class StateRootTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public StateRootTests() => tree.Put("WO-0001");

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("--root")]
    [InlineData("WO_ROOT")]
    public async Task A_root_in_a_linked_worktree_means_the_state_root_with_a_note(string by)
    {
        tree.Git.Git("add", "--all");
        tree.Git.Git("commit", "--quiet", "--message", "Add work orders");
        Assert.Equal(0, (await tree.Wo("take", "WO-0001")).ExitCode);
        tree.Directory = tree.Git.Surroundings.At(".worktrees", "WO-0001");
        Assert.True(Directory.Exists(Path.Join(tree.Directory, "_ctx", "jobs", "pending")));

        var (looked, acted) = (await Name(by, ".", "list", "--json"), await Name(by, ".", "heartbeat", "WO-0001"));

        Assert.Equal("running", looked.Json.GetProperty("data")[0].GetProperty("state").GetString());
        Assert.Contains(tree.Git.Root, looked.Json.GetProperty("warnings")[0].GetString());
        Assert.Equal(0, acted.ExitCode);
        Assert.Contains("linked worktree", acted.Error);
    }

    [Theory]
    [InlineData("--root")]
    [InlineData("WO_ROOT")]
    public async Task Another_root_in_the_same_repository_is_refused(string by)
    {
        tree.Git.Write("services/_ctx/backlog/backlog.yaml", SampleInputs.Backlog);

        var refused = await Name(by, "services", "list");

        Assert.Equal(5, refused.ExitCode);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: OTHER_ROOT\n", refused.Error);
        Assert.Contains($"wo status --root '{tree.Git.Root}'", refused.Error);
    }

    [Fact]
    public async Task Init_refuses_a_second_root_too_and_writes_nothing()
    {
        Directory.CreateDirectory(Path.Join(tree.Git.Root, "services"));
        var before = tree.Contents();

        var refused = await tree.Wo("init", "--root", "services");

        Assert.Equal(5, refused.ExitCode);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: OTHER_ROOT\n", refused.Error);
        Assert.Equal(before, tree.Contents());
    }

    [Fact]
    public async Task The_first_change_puts_the_root_on_record_and_it_is_found_without_being_named()
    {
        using var below = new TreeSandbox(withTree: false);
        Below(below, "services");

        Assert.Equal(3, (await below.Wo("list")).ExitCode);
        Assert.Equal(0, (await below.Wo("take", "WO-0001", "--root", "services")).ExitCode);

        Assert.Equal(0, (await below.Wo("show", "WO-0001")).ExitCode);
        below.Git.Write("other/_ctx/backlog/backlog.yaml", SampleInputs.Backlog);
        Assert.Equal(5, (await below.Wo("list", "--root", "other")).ExitCode);
    }

    [Fact]
    public async Task A_command_that_only_looks_puts_nothing_on_record()
    {
        Assert.Equal(0, (await tree.Wo("list")).ExitCode);
        Assert.Equal(0, (await tree.Wo("preflight", "WO-0001")).ExitCode);
        await tree.Wo("reconcile");

        Assert.False(Path.Exists(Path.Join(tree.Git.Root, ".git", "wo", "root")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_root_that_moved_with_its_repository_is_found_again(bool isConfiguredAbsolutely)
    {
        using var below = new TreeSandbox(withTree: false);
        Directory.CreateDirectory(Path.Join(below.Git.Root, "services"));
        Assert.Equal(0, (await below.Wo("init", "--root", "services")).ExitCode);
        if (isConfiguredAbsolutely)
        {
            below.Git.Git("config", "wo.root", Path.Join(below.Git.Root, "services"));
        }

        below.Directory = below.Git.Surroundings.At("elsewhere");
        Directory.Move(below.Git.Root, below.Directory);

        var run = await below.Wo("list");
        Assert.True(run.ExitCode == 0, run.Error);
    }

    [Fact]
    public async Task A_tree_that_was_moved_within_its_repository_is_the_root_from_then_on()
    {
        Assert.Equal(0, (await tree.Wo("init")).ExitCode);
        Directory.CreateDirectory(Path.Join(tree.Git.Root, "services"));
        Directory.Move(Path.Join(tree.Git.Root, "_ctx"), Path.Join(tree.Git.Root, "services", "_ctx"));

        Assert.Equal(0, (await tree.Wo("take", "WO-0001", "--root", "services")).ExitCode);
        Assert.Equal(0, (await tree.Wo("show", "WO-0001")).ExitCode);
    }

    [Fact]
    public async Task A_setting_that_names_another_tree_than_the_one_on_record_is_refused_with_what_ends_it()
    {
        Assert.Equal(0, (await tree.Wo("init")).ExitCode);
        tree.Git.Write("services/_ctx/backlog/backlog.yaml", SampleInputs.Backlog);
        tree.Git.Git("config", "wo.root", "services");

        var refused = await tree.Wo("list");

        Assert.Equal(5, refused.ExitCode);
        Assert.Contains("config --unset wo.root", refused.Error);
        tree.Git.Git("config", "--unset", "wo.root");
        Assert.Equal(0, (await tree.Wo("list")).ExitCode);
    }

    [Fact]
    public async Task A_damaged_record_of_the_root_is_written_anew()
    {
        Assert.Equal(0, (await tree.Wo("init")).ExitCode);
        var record = Path.Join(tree.Git.Root, ".git", "wo", "root");
        var before = File.ReadAllText(record);
        File.WriteAllText(record, "");

        Assert.Equal(0, (await tree.Wo("take", "WO-0001")).ExitCode);

        Assert.Equal(before, File.ReadAllText(record));
    }

    [Fact]
    public async Task Worktrees_inside_the_repository_are_excluded_from_git()
    {
        using var below = new TreeSandbox(withTree: false);
        Below(below, "services");
        File.WriteAllText(Path.Join(below.Git.Root, ".git", "info", "exclude"), "*.mine");

        Assert.Equal(0, (await below.Wo("take", "WO-0001", "--root", "services")).ExitCode);

        Assert.True(Directory.Exists(Path.Join(below.Git.Root, ".worktrees", "WO-0001")));
        Assert.Equal("", below.Git.Git("status", "--porcelain", "--", ".worktrees"));
        Assert.Equal(
            ["*.mine", "/.worktrees/"],
            File.ReadAllLines(Path.Join(below.Git.Root, ".git", "info", "exclude"))
        );
    }

    [Fact]
    public async Task Worktrees_under_a_configured_root_or_in_a_superproject_are_excluded_too()
    {
        tree.Git.Write("_ctx/policy/wo.yaml", "worktree_root: 'a [b] dir'\n");
        Assert.Equal(0, (await tree.Wo("take", "WO-0001")).ExitCode);
        Assert.Equal("", tree.Git.Git("status", "--porcelain", "--", "a [b] dir"));

        using var super = new TreeSandbox(withTree: false);
        super.Git.Git("-c", "protocol.file.allow=always", "submodule", "add", "--quiet", tree.Git.Root, "sub");
        super.Directory = Path.Join(super.Git.Root, "sub");
        Below(super, "sub");
        Assert.Equal(0, (await super.Wo("take", "WO-0001")).ExitCode);
        Assert.DoesNotContain(".worktrees", super.Git.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task Below_the_top_gates_run_in_the_matching_directory_of_the_worktree()
    {
        using var below = new TreeSandbox(withTree: false);
        below.Git.Commit("services/here.txt", "x\n");
        Below(below, "services", "verify: {commands: ['test -f here.txt', 'pwd']}");
        Assert.Equal(0, (await below.Wo("take", "WO-0001", "--root", "services")).ExitCode);
        var worktree = Path.Join(below.Git.Root, ".worktrees", "WO-0001");
        Directory.CreateDirectory(Path.Join(worktree, "services", "src"));
        File.WriteAllText(Path.Join(worktree, "services", "src", "done.txt"), "done\n");
        GitSandbox.GitIn(worktree, "add", "--all");
        GitSandbox.GitIn(worktree, "commit", "--quiet", "--message", "Do it");

        var finished = await below.Wo("finish", "WO-0001", "--summary", "it works");

        Assert.True(finished.ExitCode == 0, finished.Error);
        Assert.Equal(
            $"{worktree}/services\n",
            File.ReadAllText(Path.Join(below.Git.Root, "services/_ctx/logs/WO-0001/command_2.log"))
        );
    }

    [Fact]
    public async Task Init_gives_the_worktrees_of_each_repository_a_place_of_their_own()
    {
        using var directory = new TemporaryDirectory();
        foreach (var name in (string[])["one", "two"])
        {
            var root = Directory.CreateDirectory(directory.At(name)).FullName;
            GitSandbox.GitIn(root, "init", "--quiet", "--initial-branch=main");
            GitSandbox.GitIn(root, "commit", "--quiet", "--allow-empty", "--message", "first");
            tree.Directory = root;
            Assert.Equal(0, (await tree.Wo("init")).ExitCode);
            Assert.Equal(0, (await tree.Wo("new", "--epic", "E-0001", "--title", "x", "--verify", "true")).ExitCode);

            var taken = await tree.Wo("take", "--next", "--json");

            Assert.Equal(0, taken.ExitCode);
            Assert.True(Directory.Exists(directory.At(".worktrees", name, "WO-0001")), taken.Output);
        }
    }

    private Task<ToolRun> Name(string by, string root, params string[] command)
    {
        if (by == "WO_ROOT")
        {
            tree.Variables["WO_ROOT"] = root;
            return tree.Wo(command);
        }

        return tree.Wo([.. command, "--root", root]);
    }

    /// <summary>A tree below the top of a repository, with one work order.</summary>
    private static void Below(TreeSandbox sandbox, string directory, string more = "verify: {commands: ['true']}")
    {
        sandbox.Git.Write($"{directory}/_ctx/backlog/backlog.yaml", SampleInputs.Backlog);
        sandbox.Git.Write($"{directory}/_ctx/dod/dod.yaml", SampleInputs.DefinitionOfDone());
        var text = TreeSandbox.Valid("WO-0001", "pending", "P1", "Do it", "");
        var verify = text.IndexOf("verify:", StringComparison.Ordinal);
        var next = text.IndexOf("dod_id:", StringComparison.Ordinal);
        sandbox.Git.Write($"{directory}/_ctx/jobs/pending/WO-0001.yaml", text[..verify] + more + "\n" + text[next..]);
    }
}
