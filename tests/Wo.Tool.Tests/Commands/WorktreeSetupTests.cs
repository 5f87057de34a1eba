using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What makes a new worktree ready before it is handed out.</summary>
public sealed class WorktreeSetupTests : IDisposable
{
    private const string Ignored = ".env*\nlocal/\ncache\n*.secret\n";

    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    [ShowsSetting("setup")]
    public async Task Untracked_files_that_globs_name_are_there_with_their_permissions_and_others_are_not()
    {
        Configure("setup:\n  copy: ['.env*', 'local/**/*.json']\n");
        tree.Git.Write(".env", "KEY=1\n");
        tree.Git.Write("local/deep/a b.json", "{}\n");
        tree.Git.Write("local/deep/other.txt", "no\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tree.At(".env"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.CreateSymbolicLink(tree.At(".env.link"), ".env");

        var place = await Take();

        Assert.Equal("KEY=1\n", File.ReadAllText(Path.Join(place, ".env")));
        Assert.Equal("{}\n", File.ReadAllText(Path.Join(place, "local/deep/a b.json")));
        Assert.False(File.Exists(Path.Join(place, "local/deep/other.txt")));
        Assert.Equal(".env", new FileInfo(Path.Join(place, ".env.link")).LinkTarget);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Join(place, ".env"))
            );
        }
    }

    [Fact]
    public async Task Ignored_files_that_worktreeinclude_names_are_there_too()
    {
        Configure("x_note: nothing to set up\n");
        tree.Git.Write(".worktreeinclude", "*.secret\n!not.secret\nnotes.txt\n");
        tree.Git.Write("a/key.secret", "1\n");
        tree.Git.Write("not.secret", "2\n");
        tree.Git.Write("notes.txt", "not ignored by git\n");

        var place = await Take();

        Assert.True(File.Exists(Path.Join(place, "a/key.secret")));
        Assert.False(File.Exists(Path.Join(place, "not.secret")));
        Assert.False(File.Exists(Path.Join(place, "notes.txt")));
    }

    [Fact]
    public async Task Nothing_is_written_through_a_link_over_a_file_or_out_of_the_state_of_work_orders()
    {
        Configure("setup:\n  copy: ['**/*.secret', '_ctx/**']\n");
        var outside = tree.Git.Surroundings.At("outside");
        Directory.CreateDirectory(outside);
        Directory.CreateDirectory(tree.At("linked"));
        tree.Git.Write("linked/a.secret", "1\n");
        tree.Git.Write("_ctx/logs/b.secret", "2\n");
        // On the branch that the worktree is on, the directory is a link.
        tree.Git.Git("checkout", "--quiet", "-b", "other");
        Directory.Delete(tree.At("linked"), recursive: true);
        File.CreateSymbolicLink(tree.At("linked"), outside);
        tree.Git.Git("add", "linked");
        tree.Git.Git("commit", "--quiet", "--message", "A link");
        tree.Git.Git("checkout", "--quiet", "main");
        tree.Git.Write("linked/a.secret", "1\n");
        Configure("base_branch: other\nsetup:\n  copy: ['**/*.secret', '_ctx/**']\n");

        tree.Put("WO-1");
        var run = await tree.Wo("take", "WO-1");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("linked/a.secret was not copied into the worktree: linked is a symbolic link there", run.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
        Assert.False(Directory.Exists(tree.Git.Surroundings.At(".worktrees/WO-1/_ctx/logs")));
    }

    [Fact]
    public async Task Directories_are_shared_and_one_that_is_not_there_is_named()
    {
        Configure("setup:\n  link: [cache, node_modules]\n");
        tree.Git.Write("cache/big.bin", "big\n");
        tree.Put("WO-1");

        var run = await tree.Wo("take", "WO-1");

        var place = tree.Git.Surroundings.At(".worktrees/WO-1");
        Assert.Equal(tree.At("cache"), new DirectoryInfo(Path.Join(place, "cache")).LinkTarget);
        Assert.Contains("node_modules was not linked into the worktree: there is no directory", run.Error);
        Assert.Equal(0, (await tree.Wo("release", "WO-1", "--reason", "not needed now")).ExitCode);
        Assert.True(File.Exists(tree.At("cache/big.bin")));
    }

    [Fact]
    public async Task Commands_run_in_the_worktree_with_its_variables_and_never_the_token()
    {
        Configure(
            "ports: 20000-20001\nsetup:\n  commands:\n  - 'env | grep ^WO_ | sort > .env.seen; pwd >> .env.seen'\n  - git worktree list --porcelain\n"
        );
        tree.Variables["WO_TOKEN"] = "a token of before";

        var place = await Take();

        var seen = File.ReadAllText(Path.Join(place, ".env.seen"));
        Assert.Contains("WO_BASE=main\nWO_BRANCH=feat/wo-WO-1\n", seen);
        Assert.Contains($"WO_ID=WO-1\nWO_PORT=20000\nWO_ROOT={tree.Git.Root}\n", seen);
        Assert.Contains($"WO_WORKTREE={place}\n{place}\n", seen);
        Assert.DoesNotContain("TOKEN", seen);
        var listed = File.ReadAllText(tree.At("_ctx/logs/WO-1/setup_2.log"));
        Assert.Contains(place, listed);
        Assert.DoesNotMatch(
            "[0-9a-f]{32}\n",
            listed.Replace("HEAD ", "", StringComparison.Ordinal).Split("branch")[^1]
        );
    }

    [Fact]
    public async Task A_command_that_fails_undoes_the_take_and_shows_the_end_of_its_output()
    {
        Configure("setup:\n  copy: [.env]\n  commands: ['true', 'echo the cause; exit 3']\n");
        tree.Git.Write(".env", "KEY=1\n");
        tree.Put("WO-1");
        var branches = tree.Git.Git("branch", "--list");

        var run = await tree.Wo("take", "WO-1");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("TRIFECTA_ERROR_CODE: SETUP_FAILED", run.Error);
        Assert.Contains("setup command 2 of 2 exited with 3: echo the cause; exit 3", run.Error);
        Assert.Contains("the cause", run.Error);
        Assert.True(File.Exists(tree.FileOf("pending", "WO-1")));
        Assert.False(Directory.Exists(tree.Git.Surroundings.At(".worktrees/WO-1")));
        Assert.Equal(branches, tree.Git.Git("branch", "--list"));
        Assert.Equal(0, (await tree.Wo("reconcile", "--fail-on", "INFO")).ExitCode);
        Assert.Equal(0, (await tree.Wo("take", "WO-1", "--no-setup")).ExitCode);
    }

    [Fact]
    public async Task A_worktree_that_is_there_is_not_set_up_again()
    {
        Configure("setup:\n  commands: ['echo once >> ../count']\n");
        File.WriteAllText(Path.Join(await Take(), "unsaved.txt"), "work\n");
        Assert.Equal(0, (await tree.Wo("finish", "WO-1", "--result", "failed", "--summary", "given up")).ExitCode);
        Assert.Equal(0, (await tree.Wo("requeue", "WO-1", "--reason", "once more, please")).ExitCode);

        Assert.Equal(0, (await tree.Wo("take", "WO-1")).ExitCode);

        Assert.Equal("once\n", File.ReadAllText(tree.Git.Surroundings.At(".worktrees/count")));
    }

    [Fact]
    public async Task Files_that_git_does_not_ignore_are_named_since_they_keep_the_work_from_being_finished()
    {
        Configure("setup:\n  copy: [settings.local]\n");
        tree.Git.Write("settings.local", "1\n");
        tree.Put("WO-1");

        var run = await tree.Wo("take", "WO-1");

        Assert.Contains("setup left 1 file in no commit, such as settings.local", run.Error);
    }

    [Fact]
    [ShowsSetting("ports")]
    public async Task Each_running_work_order_has_a_port_of_its_own_until_it_is_closed()
    {
        Configure("ports: 20000-20001\nscope_overlap: allow\n");
        tree.Put("WO-1").Put("WO-2").Put("WO-3");

        Assert.Equal(20_000, await Port("take", "WO-1"));
        Assert.Equal(20_001, await Port("take", "WO-2"));
        var none = await tree.Wo("take", "WO-3");
        Assert.Equal(5, none.ExitCode);
        Assert.Contains("NO_FREE_PORT", none.Error);
        Assert.Equal(20_001, await Port("take", "WO-2", "--resume", "--owner", "ada"));
        Assert.Equal(0, (await tree.Wo("release", "WO-1", "--reason", "not needed now")).ExitCode);
        Assert.Equal(20_000, await Port("take", "WO-3"));
    }

    [Theory]
    [InlineData("ports: 5-1")]
    [InlineData("ports: 0-70000")]
    [InlineData("setup: {link: [../other]}")]
    [InlineData("setup: {link: [.git]}")]
    [InlineData("setup: {link: ['a*']}")]
    [InlineData("setup: {submodules: all}")]
    [InlineData("setup: {comands: []}")]
    public async Task A_setting_that_means_nothing_is_refused(string setting)
    {
        Configure(setting + "\n");
        tree.Put("WO-1");

        var run = await tree.Wo("take", "WO-1");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("INVALID_CONFIGURATION", run.Error);
    }

    [Fact]
    public async Task A_lease_that_is_shorter_than_the_setup_is_renewed_meanwhile()
    {
        Configure(
            "lock_ttl_seconds: 1\ngate_timeout_seconds: 20\nsetup:\n  commands:\n"
                + "  - 'r=\"$WO_ROOT/.git/wo/records/WO-1\"; first=$(cat \"$r\"); until [ \"$first\" != \"$(cat \"$r\")\" ]; do :; done'\n"
        );

        await Take();

        Assert.Equal(0, (await tree.Wo("heartbeat", "WO-1")).ExitCode);
        Assert.True(File.Exists(tree.FileOf("running", "WO-1")));
    }

    [Fact]
    public async Task A_worktree_that_reconcile_makes_again_is_set_up_again()
    {
        Configure("setup:\n  copy: ['.env']\n  commands: ['echo $WO_ID >> .env.made']\n");
        tree.Git.Write(".env", "KEY=1\n");
        var place = await Take();
        Directory.Delete(place, recursive: true);

        var run = await tree.Wo("reconcile", "--apply");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("KEY=1\n", File.ReadAllText(Path.Join(place, ".env")));
        Assert.Equal("WO-1\n", File.ReadAllText(Path.Join(place, ".env.made")));
    }

    [Fact]
    public async Task Where_its_setup_fails_a_worktree_is_made_again_all_the_same_and_the_failure_is_named()
    {
        Configure("setup:\n  commands: ['[ ! -e ../fails ] || exit 3']\n");
        var place = await Take();
        Directory.Delete(place, recursive: true);
        File.WriteAllText(Path.Join(place, "../fails"), "");

        var run = await tree.Wo("reconcile", "--apply");

        Assert.True(Directory.Exists(place));
        Assert.Contains("and not set up: setup command 1 of 1 exited with 3", run.Output);
        Assert.DoesNotContain("WITHOUT_WORKTREE", (await tree.Wo("reconcile")).Output);
    }

    private void Configure(string settings)
    {
        tree.Git.Write(".gitignore", Ignored);
        tree.Git.Git("add", ".gitignore");
        tree.Git.Git("commit", "--quiet", "--allow-empty", "--message", "Ignore");
        tree.Git.Write("_ctx/policy/wo.yaml", settings);
    }

    private async Task<string> Take()
    {
        tree.Put("WO-1");
        var run = await tree.Wo("take", "WO-1", "--print-path");
        Assert.Equal(0, run.ExitCode);
        return run.Output.TrimEnd('\n');
    }

    private async Task<int> Port(params string[] arguments)
    {
        var run = await tree.Wo([.. arguments, "--json"]);
        Assert.Equal(0, run.ExitCode);
        return run.Json.GetProperty("data").GetProperty("port").GetInt32();
    }
}
