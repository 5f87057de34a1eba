using System.Text.Json;
using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What a caller need not say who stands in the worktree of a work order.</summary>
public sealed class StandingInWorktreeTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task The_holder_finishes_from_a_directory_of_the_worktree_without_id_and_name()
    {
        var worktree = await Enter();
        Directory.CreateDirectory(Path.Join(worktree, "deep", "down"));
        tree.Directory = Path.Join(worktree, "deep", "down");

        foreach (string[] words in new string[][] { ["show"], ["heartbeat"], ["verify"], ["finish", "--summary", "x"] })
        {
            var run = await tree.Wo(words);
            Assert.True(run.ExitCode == 0, run.Error);
        }

        Assert.True(File.Exists(tree.FileOf("done", "WO-1")));
    }

    [Fact]
    public async Task A_session_entry_needs_no_id_either_and_a_lone_id_is_no_text()
    {
        await Enter();

        Assert.Equal(0, (await tree.Wo("session", "intent", "begin here")).ExitCode);
        Assert.Contains("[WO-1] intent: begin here", File.ReadAllText(Assert.Single(SessionLogs())));
        var alone = await tree.Wo("session", "intent", "WO-1");
        Assert.Equal(2, alone.ExitCode);
        Assert.Contains("CAUSE: no text is given", alone.Error);
    }

    [Fact]
    public async Task The_holder_gets_the_work_order_back_and_gives_it_back_without_a_word()
    {
        await Enter();

        Assert.Equal(0, (await tree.Wo("take", "--resume")).ExitCode);
        Assert.Equal(0, (await tree.Wo("heartbeat")).ExitCode);
        var released = await tree.Wo("release", "--reason", "not today");
        Assert.True(released.ExitCode == 0, released.Error);
        Assert.True(File.Exists(tree.FileOf("pending", "WO-1")));
    }

    [Theory]
    [InlineData("WO_OWNER", "mallory")]
    [InlineData("WO_TOKEN", "0123456789abcdef0123456789abcdef")]
    public async Task A_name_or_token_of_the_environment_goes_before_those_of_the_worktree(
        string variable,
        string value
    )
    {
        await Enter();
        tree.Variables[variable] = value;

        Assert.Equal(4, (await tree.Wo("heartbeat")).ExitCode);
    }

    [Fact]
    public async Task A_token_that_a_shell_has_of_an_earlier_work_order_is_not_presented_for_another_one()
    {
        await tree.TakeOne();
        tree.Put("WO-2");
        Assert.Equal(0, (await tree.Wo("take", "WO-2", "--owner", "bob")).ExitCode);
        tree.Variables["WO_ID"] = "WO-1";
        tree.Variables["WO_TOKEN"] = "0123456789abcdef0123456789abcdef";

        Assert.Equal(0, (await tree.Wo("heartbeat", "WO-2", "--owner", "bob")).ExitCode);
        Assert.Equal(4, (await tree.Wo("heartbeat", "WO-1")).ExitCode);
    }

    [Fact]
    public async Task Another_work_order_is_not_acted_on_in_the_name_of_this_ones_holder()
    {
        await Enter();
        tree.Put("WO-2");
        tree.Variables["WO_OWNER"] = "bob";
        Assert.Equal(0, (await tree.Wo("take", "WO-2")).ExitCode);
        tree.Variables.Remove("WO_OWNER");

        Assert.Equal(4, (await tree.Wo("finish", "WO-2", "--summary", "x")).ExitCode);
        Assert.Equal(0, (await tree.Wo("heartbeat")).ExitCode);
    }

    [Fact]
    public async Task A_worktree_whose_lease_was_superseded_elsewhere_gives_no_right()
    {
        var worktree = await Enter();
        var file = HolderFile();
        var former = File.ReadAllText(file);
        Assert.Equal(0, (await tree.Wo("take", "--resume")).ExitCode);
        Assert.NotEqual(former, File.ReadAllText(file));
        File.WriteAllText(file, former);

        var run = await tree.Wo("heartbeat");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("CAUSE: the token of this worktree for WO-1 was superseded", run.Error);
        Assert.True(Directory.Exists(worktree));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Work-Order: WO-1\nOwner: ada\n")]
    [InlineData("Work-Order: ../../x\nOwner: ada\nToken: t\n")]
    [InlineData("\0\0\0")]
    public async Task A_torn_note_of_the_holder_costs_the_name_and_not_the_id(string text)
    {
        await Enter();
        File.WriteAllText(HolderFile(), text);

        Assert.Equal(0, (await tree.Wo("show")).ExitCode);
        Assert.Equal(4, (await tree.Wo("heartbeat")).ExitCode);
        Assert.Equal(0, (await tree.Wo("heartbeat", "--owner", "ada")).ExitCode);
    }

    [Fact]
    public async Task Only_the_user_can_read_the_token_in_the_worktrees_entry()
    {
        await Enter();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(HolderFile()));
        }
    }

    [Fact]
    public async Task In_the_worktree_of_closed_work_its_branch_tells_the_id()
    {
        var worktree = await Enter();
        Assert.Equal(0, (await tree.Wo("finish", "--result", "failed", "--summary", "too hard")).ExitCode);
        File.Delete(HolderFile());
        Assert.True(Directory.Exists(worktree));

        Assert.Equal(0, (await tree.Wo("requeue", "--reason", "with another idea")).ExitCode);
        Assert.True(File.Exists(tree.FileOf("pending", "WO-1")));
    }

    [Fact]
    public async Task Outside_every_worktree_the_id_is_asked_for()
    {
        await Enter();
        tree.Directory = tree.Git.Root;

        foreach (var verb in new[] { "show", "heartbeat", "preflight", "edit", "finish" })
        {
            var run = await tree.Wo(verb);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains("CAUSE: name a work order; only in the worktree of one can the id be left out", run.Error);
        }
    }

    [Fact]
    public async Task A_worktree_of_one_repository_says_nothing_about_another_that_is_named()
    {
        await Enter();
        using var other = new TreeSandbox();
        other.Put("WO-1");

        foreach (var byOption in new[] { true, false })
        {
            var run = byOption ? await tree.Wo("show", "--root", other.Git.Root) : await Named(other.Git.Root);
            Assert.Equal(2, run.ExitCode);
        }

        async Task<ToolRun> Named(string root)
        {
            tree.Variables["WO_ROOT"] = root;
            return await tree.Wo("show");
        }
    }

    [Fact]
    public async Task A_worktree_that_reconcile_makes_again_has_the_same_holder()
    {
        var worktree = await Enter();
        tree.Directory = tree.Git.Root;
        tree.Git.Git("worktree", "unlock", worktree);
        tree.Git.Git("worktree", "remove", "--force", worktree);
        Assert.Equal(0, (await tree.Wo("reconcile", "--apply")).ExitCode);
        Assert.True(Directory.Exists(worktree));
        tree.Directory = worktree;

        Assert.Equal(0, (await tree.Wo("heartbeat")).ExitCode);
    }

    private async Task<string> Enter()
    {
        var taken = await tree.TakeOne();
        tree.Variables.Remove("WO_OWNER");
        return tree.Directory = taken.GetProperty("worktree").GetString()!;
    }

    private string HolderFile() => tree.At(".git/worktrees/WO-1/wo-holder");

    private string[] SessionLogs() => Directory.GetFiles(tree.At("_ctx"), "session_*.md");
}
