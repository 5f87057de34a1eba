using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

public sealed class CreatingTests : IDisposable
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
        Assert.Equal("WO-0001  _ctx/jobs/pending/WO-0001.yaml\nnext  wo take WO-0001\n", made.Output);
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
    public async Task Creating_a_second_tree_leaves_the_repository_s_choice_as_it_is_and_says_so()
    {
        Directory.CreateDirectory(Path.Combine(tree.Git.Root, "one"));
        Directory.CreateDirectory(Path.Combine(tree.Git.Root, "two"));
        await tree.Wo("init", "--root", "one");

        var second = await tree.Wo("init", "--root", "two");

        Assert.Equal(0, second.ExitCode);
        Assert.Equal("one", tree.Git.Git("config", "wo.root"));
        Assert.Contains("git config wo.root names", second.Error);
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

    [Fact]
    public async Task A_new_work_order_takes_over_every_option()
    {
        await tree.Wo("init");
        await tree.Wo("new", "--epic", "E-0001", "--title", "before");

        var run = await tree.Wo(
            "new",
            "WO-X.1",
            "--epic",
            "E-0001",
            "--title",
            "with: \"all\" of it",
            "--priority",
            "P0",
            "--dod",
            "DOD-DEFAULT",
            "--allow",
            "src/**",
            "--allow",
            "docs/*.md",
            "--deny",
            "src/secret/**",
            "--verify",
            "make test",
            "--verify",
            "make lint",
            "--depends",
            "WO-0001",
            "--register",
            "--json"
        );

        Assert.Equal(0, run.ExitCode);
        Assert.True(run.Json.GetProperty("data").GetProperty("registered").GetBoolean());
        var shown = (await tree.Wo("show", "WO-X.1", "--json")).Json.GetProperty("data");
        Assert.Equal("with: \"all\" of it", shown.GetProperty("title").GetString());
        Assert.Equal("P0", shown.GetProperty("priority").GetString());
        Assert.Equal("WO-0001", shown.GetProperty("dependencies")[0].GetProperty("id").GetString());
        var fields = shown.GetProperty("fields");
        Assert.Equal(["src/**", "docs/*.md"], Strings(fields, "scope_allow"));
        Assert.Equal(["src/secret/**"], Strings(fields, "scope_deny"));
        Assert.Equal(["make test", "make lint"], Strings(fields, "verify_commands"));
        Assert.Contains("WO-X.1", File.ReadAllText(Path.Combine(tree.Git.Root, "_ctx/backlog/backlog.yaml")));
    }

    [Fact]
    public async Task A_new_work_order_in_a_dry_run_is_shown_and_not_written()
    {
        await tree.Wo("init");
        var before = tree.Contents();

        var run = await tree.Wo("new", "--epic", "E-0001", "--title", "x", "--register", "--dry-run");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nid: WO-0001\n", run.Output);
        Assert.Equal(before, tree.Contents());
    }

    [Theory]
    [InlineData(2, "USAGE", "--title", "x")]
    [InlineData(2, "USAGE", "--epic", "E-0001")]
    [InlineData(2, "USAGE", "--epic", "E-0001", "--title", "x", "--priority", "P9")]
    [InlineData(2, "INVALID_ID", "../WO-1", "--epic", "E-0001", "--title", "x")]
    [InlineData(5, "WO_INVALID", "--epic", "E-0404", "--title", "x")]
    [InlineData(5, "WO_INVALID", "--epic", "E-0001", "--title", "")]
    [InlineData(5, "WO_INVALID", "--epic", "E-0001", "--title", "x", "--dod", "DOD-NONE")]
    [InlineData(5, "WO_INVALID", "--epic", "E-0001", "--title", "x", "--allow", "**")]
    [InlineData(4, "ALREADY_EXISTS", "WO-0001", "--epic", "E-0001", "--title", "x")]
    public async Task Creating_a_work_order_that_would_not_be_valid_writes_nothing(
        int exitCode,
        string code,
        params string[] options
    )
    {
        await tree.Wo("init");
        await tree.Wo("new", "WO-0001", "--epic", "E-0001", "--title", "there already");
        var before = tree.Contents();

        var run = await tree.Wo(["new", .. options, "--json"]);

        Assert.Equal(code, run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(before, tree.Contents());
    }

    private static IEnumerable<string?> Strings(System.Text.Json.JsonElement json, string name) =>
        json.GetProperty(name).EnumerateArray().Select(item => item.GetString());
}
