namespace Wo.Tool.Tests.Commands;

/// <summary>The epic that a new work order belongs to: named where it is missing, or created with it.</summary>
public sealed class NewEpicTests : IDisposable
{
    private readonly TreeSandbox tree = new(withTree: false);

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData(2, "USAGE", "--title", "x")]
    [InlineData(5, "WO_INVALID", "--title", "x", "--epic", "E-0404")]
    public async Task Without_an_epic_that_exists_those_that_do_are_named(
        int exitCode,
        string code,
        params string[] options
    )
    {
        await tree.Wo("init");

        var run = await tree.Wo(["new", .. options]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains($"TRIFECTA_ERROR_CODE: {code}\n", run.Error);
        Assert.Contains("there are E-0001 (First epic); --create-epic TITLE adds one", run.Error);
    }

    [Fact]
    public async Task An_epic_that_is_mistyped_and_a_definition_of_done_are_suggested()
    {
        await tree.Wo("init");

        var epic = await tree.Wo("new", "--title", "x", "--epic", "E-001");
        var dod = await tree.Wo("new", "--title", "x", "--epic", "E-0001", "--dod", "DOD-NONE");

        Assert.Contains("did you mean 'E-0001'?", epic.Error);
        Assert.Contains("there are DOD-DEFAULT", dod.Error);
    }

    [Theory]
    [InlineData("E-0002", "--create-epic", "Search: \"fast\"")]
    [InlineData("E-SEARCH", "--create-epic", "Search: \"fast\"", "--epic", "E-SEARCH")]
    [InlineData("E-0002", "--create-epic", "Search: \"fast\"", "--register")]
    public async Task An_epic_can_be_created_with_it(string id, params string[] options)
    {
        await tree.Wo("init");

        var run = await tree.Wo(["new", "--title", "x", .. options, "--json"]);

        Assert.Equal(0, run.ExitCode);
        var data = run.Json.GetProperty("data");
        Assert.Equal(id, data.GetProperty("created_epic").GetString());
        Assert.Equal(options.Contains("--register"), data.GetProperty("registered").GetBoolean());
        Assert.Equal(0, (await tree.Wo("preflight", "1")).ExitCode);
        Assert.Equal(0, (await tree.Wo("reconcile", "--fail-on", "P1")).ExitCode);
        var backlog = File.ReadAllText(Path.Combine(tree.Git.Root, "_ctx/backlog/backlog.yaml"));
        Assert.Contains("# Work orders in the order", backlog);
        Assert.EndsWith(
            $"- id: {id}\n  title: 'Search: \"fast\"'\n  status: active\n  priority: P2\n"
                + (options.Contains("--register") ? "  wo_queue:\n  - WO-0001\n" : "  wo_queue: []\n"),
            backlog
        );
        Assert.Equal(4, (await tree.Wo("new", "--title", "x", "--epic", id, "--create-epic", "again")).ExitCode);
        Assert.Equal(0, (await tree.Wo("new", "--title", "x", "--create-epic", "another")).ExitCode);
    }

    [Theory]
    [InlineData("epics: []\n")]
    [InlineData("epics: [{id: E-0009, title: t, priority: P1, wo_queue: []}]\n")]
    [InlineData("epics:\n  - id: E-0009\n    title: t\n    priority: P1\n    wo_queue:\n      - WO-0003\n# end\n")]
    [InlineData(
        "epics:\n- id: E-0009\n  title: t\n  priority: P1\n  wo_queue: []\n  description: |\n    long\n    text\n"
    )]
    public async Task An_epic_is_added_however_the_backlog_is_written(string epics)
    {
        await tree.Wo("init");
        tree.Git.Write("_ctx/backlog/backlog.yaml", "version: 1\ngenerated_at: '2026-01-01T00:00:00+00:00'\n" + epics);

        Assert.Equal(0, (await tree.Wo("new", "--title", "x", "--create-epic", "New one")).ExitCode);
        Assert.Equal(0, (await tree.Wo("reconcile")).ExitCode);
        Assert.Equal(0, (await tree.Wo("preflight", (await tree.Wo("list", "-q")).Output.Split(' ')[0])).ExitCode);
    }
}
