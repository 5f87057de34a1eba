namespace Wo.Tool.Tests.Commands;

public sealed class NewCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new(withTree: false);

    public void Dispose() => tree.Dispose();

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
        Assert.Equal(["src/**", "docs/*.md"], fields.Strings("scope_allow"));
        Assert.Equal(["src/secret/**"], fields.Strings("scope_deny"));
        Assert.Equal(["make test", "make lint"], fields.Strings("verify_commands"));
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

    [Fact]
    public async Task Without_a_scope_everything_but_ctx_and_secrets_may_change_and_the_answer_says_so()
    {
        await tree.Wo("init");

        var made = await tree.Wo("new", "--epic", "E-0001", "--title", "x", "--deny", "vendor/**", "--json");
        var narrow = await tree.Wo("new", "--epic", "E-0001", "--title", "x", "--allow", "src/**", "--json");

        var scope = made.Json.GetProperty("data").GetProperty("scope");
        Assert.True(scope.GetProperty("is_default").GetBoolean());
        Assert.Equal("everything but _ctx and secrets", scope.GetProperty("description").GetString());
        Assert.Equal(["**"], scope.Strings("allow"));
        string[] denied = ["_ctx/**", ".env*", "**/.env*", "**/*.pem", "**/id_rsa*", "vendor/**"];
        Assert.Subset(scope.Strings("deny").ToHashSet(), denied.ToHashSet<string?>());
        Assert.False(narrow.Json.GetProperty("data").GetProperty("scope").GetProperty("is_default").GetBoolean());
        Assert.Equal(0, (await tree.Wo("preflight", "WO-0001")).ExitCode);
        Assert.DoesNotContain("scope", (await tree.Wo("new", "--epic", "E-0001", "--title", "x", "-q")).Output);
    }

    [Fact]
    public async Task Objective_and_deliverables_are_written()
    {
        await tree.Wo("init");

        var run = await tree.Wo(
            "new",
            "--epic",
            "E-0001",
            "--title",
            "x",
            "--objective",
            "Fewer retries.\nNo losses.",
            "--deliverable",
            "docs/a.md",
            "--deliverable",
            "a graph"
        );

        Assert.Equal(0, run.ExitCode);
        var fields = (await tree.Wo("show", "1", "--json")).Json.GetProperty("data").GetProperty("fields");
        Assert.Equal("Fewer retries.\nNo losses.", fields.GetProperty("objective").GetString());
        Assert.Equal(["docs/a.md", "a graph"], fields.Strings("deliverables"));
    }

    [Fact]
    public async Task A_dependency_that_is_mistyped_does_not_move_the_next_number()
    {
        await tree.Wo("init");
        tree.Put("WO-0001", more: "dependencies: [WO-9999, WO-0003]");

        await tree.Wo("new", "--epic", "E-0001", "--title", "x", "--depends", "WO-0777");
        await tree.Wo("new", "--epic", "E-0001", "--title", "x");
        await tree.Wo("take", "WO-5555");

        Assert.Contains("\nid: WO-000", (await tree.Wo("new", "--epic", "E-0001", "--title", "x", "-n")).Output);
    }
}
