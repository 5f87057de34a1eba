using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>Where a command may be run from, and which tree it then acts on.</summary>
public sealed class PlaceTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public PlaceTests() => tree.Put("WO-0001");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task A_subdirectory_is_as_good_as_the_root()
    {
        tree.Directory = Directory.CreateDirectory(Path.Combine(tree.Git.Root, "src/deep down")).FullName;

        await SeesTheWorkOrder();
    }

    [Fact]
    public async Task A_linked_worktree_acts_on_the_tree_of_the_main_one()
    {
        tree.Git.Branch("other");
        tree.Directory = tree.Git.AddWorktree("a linked one", "other");
        Directory.CreateDirectory(Path.Combine(tree.Directory, "_ctx/jobs/pending"));

        await SeesTheWorkOrder();
    }

    [Fact]
    public async Task The_root_option_reaches_a_tree_from_outside()
    {
        tree.Directory = tree.Git.Surroundings.Path;

        Assert.Equal(3, (await tree.Wo("list")).ExitCode);
        await SeesTheWorkOrder("--root", "the repo");
        await SeesTheWorkOrder("--root", tree.Git.Root);
    }

    [Fact]
    public async Task The_root_variable_reaches_a_tree_from_outside_too_and_the_option_wins()
    {
        tree.Directory = tree.Git.Surroundings.Path;
        tree.Variables["WO_ROOT"] = tree.Git.Root;

        await SeesTheWorkOrder();
        Assert.Equal(3, (await tree.Wo("list", "--root", ".")).ExitCode);
    }

    [Fact]
    public async Task An_exported_git_directory_does_not_lead_elsewhere()
    {
        using var other = new GitSandbox("another repo");
        tree.Variables["GIT_DIR"] = Path.Combine(other.Root, ".git");
        tree.Variables["GIT_WORK_TREE"] = other.Root;

        await SeesTheWorkOrder();
    }

    [Theory]
    [InlineData("list")]
    [InlineData("status")]
    [InlineData("status", "--config")]
    [InlineData("show", "WO-0001")]
    [InlineData("preflight", "WO-0001")]
    [InlineData("index")]
    [InlineData("lint")]
    [InlineData("fmt")]
    [InlineData("deps")]
    [InlineData("log")]
    [InlineData("wait", "WO-0001")]
    [InlineData("watch", "--once")]
    [InlineData("stats")]
    [InlineData("board")]
    [InlineData("new", "--epic", "E-0001", "--title", "x")]
    public async Task Without_a_tree_every_command_says_so_and_how_to_make_one(params string[] command)
    {
        using var bare = new TreeSandbox(withTree: false);

        var run = await bare.Wo(command);

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: NO_CTX\n", run.Error);
        Assert.Contains("  wo init\n", run.Error);
    }

    [Fact]
    public async Task Outside_any_repository_a_command_says_so()
    {
        using var directory = new TemporaryDirectory();
        tree.Directory = directory.Path;

        var run = await tree.Wo("status");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: NO_REPOSITORY\n", run.Error);
    }

    [Fact]
    public async Task A_symbolic_link_in_place_of_a_state_directory_is_refused()
    {
        Directory.CreateSymbolicLink(Path.Combine(tree.Git.Root, "_ctx/jobs/done"), tree.Git.Surroundings.Path);

        foreach (
            string[] command in new[]
            {
                ["list"],
                ["lint"],
                ["fmt"],
                ["deps"],
                ["log"],
                ["wait", "WO-0001"],
                ["watch", "--once"],
                ["stats"],
                ["status"],
                ["show", "WO-0001"],
                (string[])["index"],
            }
        )
        {
            var run = await tree.Wo(command);
            Assert.Equal(5, run.ExitCode);
            Assert.StartsWith("TRIFECTA_ERROR_CODE: SYMLINK_REFUSED\n", run.Error);
        }
    }

    private async Task SeesTheWorkOrder(params string[] options)
    {
        var run = await tree.Wo(["list", "--quiet", .. options]);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("WO-0001  pending", run.Output);
    }
}
