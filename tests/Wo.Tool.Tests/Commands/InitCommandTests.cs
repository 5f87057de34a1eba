using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

public sealed class InitCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new(withTree: false);

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Creating_a_tree_and_a_work_order_takes_two_commands()
    {
        var init = await tree.Wo("init");
        var made = await tree.Wo("new", "--epic", "E-0001", "--title", "First: things", "--verify", "true");

        Assert.Equal(0, init.ExitCode);
        Assert.Contains("  created   _ctx/backlog/backlog.yaml\n", init.Output);
        Assert.Equal(
            "WO-0001  _ctx/jobs/pending/WO-0001.yaml\n"
                + "scope  everything but _ctx and secrets may change; --allow narrows it\n"
                + "next   wo take WO-0001\n",
            made.Output
        );
        Assert.Equal(0, (await tree.Wo("preflight", "WO-0001")).ExitCode);
    }

    [Fact]
    public async Task Creating_a_tree_twice_changes_nothing()
    {
        await tree.Wo("init");
        var before = tree.Contents();

        var again = await tree.Wo("init", "--json");

        Assert.Equal(before, tree.Contents());
        Assert.All(
            again.Json.GetProperty("data").GetProperty("items").EnumerateArray(),
            item => Assert.Equal("kept", item.GetProperty("action").GetString())
        );
    }

    [Fact]
    public async Task A_tree_created_below_the_top_is_found_from_everywhere_afterwards()
    {
        Directory.CreateDirectory(Path.Combine(tree.Git.Root, "services/billing"));

        var init = await tree.Wo("init", "--root", "services/billing", "--json");

        Assert.Equal(0, init.ExitCode);
        Assert.Empty(init.Json.GetProperty("warnings").EnumerateArray());
        Assert.Equal("services/billing", tree.Git.Git("config", "wo.root"));
        Assert.False(Path.Exists(Path.Combine(tree.Git.Root, "_ctx")));
        Assert.Equal(0, (await tree.Wo("status")).ExitCode);
    }

    [Fact]
    public async Task A_second_tree_is_refused_and_the_repository_s_choice_stays_as_it_is()
    {
        Directory.CreateDirectory(Path.Combine(tree.Git.Root, "one"));
        Directory.CreateDirectory(Path.Combine(tree.Git.Root, "two"));
        await tree.Wo("init", "--root", "one");

        var second = await tree.Wo("init", "--root", "two");

        Assert.Equal(5, second.ExitCode);
        Assert.Equal("one", tree.Git.Git("config", "wo.root"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(tree.Git.Root, "two")));
    }

    [Fact]
    public async Task A_tree_at_the_top_needs_no_setting()
    {
        await tree.Wo("init", "--root", ".");

        Assert.Throws<InvalidOperationException>(() => tree.Git.Git("config", "wo.root"));
    }

    [Fact]
    public async Task Creating_a_tree_outside_a_repository_is_refused()
    {
        using var directory = new TemporaryDirectory();
        tree.Directory = directory.Path;

        Assert.Equal(3, (await tree.Wo("init")).ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.Path));
    }
}
