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

    [Fact]
    public async Task Without_a_scope_everything_but_ctx_and_secrets_may_change_and_the_answer_says_so()
    {
        await tree.Wo("init");

        var made = await tree.Wo("new", "--epic", "E-0001", "--title", "x", "--deny", "vendor/**", "--json");
        var narrow = await tree.Wo("new", "--epic", "E-0001", "--title", "x", "--allow", "src/**", "--json");

        var scope = made.Json.GetProperty("data").GetProperty("scope");
        Assert.True(scope.GetProperty("is_default").GetBoolean());
        Assert.Equal("everything but _ctx and secrets", scope.GetProperty("description").GetString());
        Assert.Equal(["**"], Strings(scope, "allow"));
        string[] denied = ["_ctx/**", ".env*", "**/.env*", "**/*.pem", "**/id_rsa*", "vendor/**"];
        Assert.Subset(Strings(scope, "deny").ToHashSet(), denied.ToHashSet<string?>());
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
        Assert.Equal(["docs/a.md", "a graph"], Strings(fields, "deliverables"));
    }

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
                + (options.Contains("--register") ? "  wo_queue: [WO-0001]\n" : "  wo_queue: []\n"),
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

    [Fact]
    public async Task The_template_is_a_draft_that_is_valid_as_it_stands()
    {
        await tree.Wo("init");
        var template = (await tree.Wo("new", "--template")).Output;
        tree.Git.Write("draft.yaml", template);

        var run = await tree.Wo("new", "--from", "draft.yaml");

        Assert.Equal("", run.Error);
        Assert.Equal(0, (await tree.Wo("preflight", "WO-0001")).ExitCode);
        var text = File.ReadAllText(Path.Combine(tree.Git.Root, "_ctx/jobs/pending/WO-0001.yaml"));
        Assert.StartsWith(template, text);
    }

    [Fact]
    public async Task A_draft_gives_what_options_leave_out_and_keeps_every_other_byte()
    {
        await tree.Wo("init");
        tree.Input = """
            # why
            title: from the draft   # kept
            epic_id: E-0001
            x_objective: |
              kept as it is
            priority: P3
            """;

        var run = await tree.Wo("new", "--from", "-", "--priority", "P0", "--verify", "make [all], ok");

        Assert.Equal(0, run.ExitCode);
        var text = File.ReadAllText(Path.Combine(tree.Git.Root, "_ctx/jobs/pending/WO-0001.yaml"));
        Assert.StartsWith(
            "# why\ntitle: from the draft   # kept\nepic_id: E-0001\nx_objective: |\n  kept as it is\npriority: P0\n",
            text
        );
        Assert.Equal(0, (await tree.Wo("preflight", "WO-0001")).ExitCode);
        var fields = (await tree.Wo("show", "1", "--json")).Json.GetProperty("data").GetProperty("fields");
        Assert.Equal(["make [all], ok"], Strings(fields, "verify_commands"));
        Assert.Equal(["**"], Strings(fields, "scope_allow"));
    }

    [Theory]
    [InlineData("{title: t, epic_id: E-0001}")]
    [InlineData("{\"title\": \"t\", \"epic_id\": \"E-0001\", \"verify\": {\"commands\": [\"true\"]}}")]
    [InlineData("title: t\r\nepic_id: E-0001\r\nowner:\r\nx_rev: 3\r\n")]
    [InlineData("\ufefftitle: t\nepic_id: E-0001")]
    public async Task A_draft_may_be_written_in_any_style(string draft)
    {
        await tree.Wo("init");
        tree.Input = draft;

        Assert.Equal(0, (await tree.Wo("new", "--from", "-")).ExitCode);
        Assert.Equal(0, (await tree.Wo("preflight", "WO-0001")).ExitCode);
    }

    [Fact]
    public async Task A_copy_of_a_work_order_starts_anew()
    {
        await tree.Wo("init");
        tree.Put(
            "WO-0001",
            "done",
            more: "branch: feat/wo-WO-0001\nworktree: ../w\nstarted_at: '2026-01-01T00:00:00+00:00'\n"
                + "result: done\nverified_at_sha: '1111111111111111111111111111111111111111'\nx_rev: 4\n"
                + "x_overrides: [{by: a}]\nx_team: blue"
        );

        var refused = await tree.Wo("new", "--from", "_ctx/jobs/done/WO-0001.yaml");
        var copied = await tree.Wo("new", "WO-0002", "--from", "_ctx/jobs/done/WO-0001.yaml", "--title", "again");

        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("without its id the next free number is used", refused.Error);
        Assert.Equal(0, copied.ExitCode);
        var text = File.ReadAllText(Path.Combine(tree.Git.Root, "_ctx/jobs/pending/WO-0002.yaml"));
        Assert.Contains("x_team: blue\n", text);
        foreach (var gone in (string[])["branch:", "started_at", "result:", "verified_at_sha", "x_rev", "x_overrides"])
        {
            Assert.DoesNotContain(gone, text);
        }

        Assert.Equal(0, (await tree.Wo("preflight", "WO-0002")).ExitCode);
    }

    [Theory]
    [InlineData(5, "title: [torn")]
    [InlineData(5, "just text")]
    [InlineData(2, "epic_id: E-0001\n")]
    [InlineData(5, "epic_id: E-0001\ntitle: t\nid: ../up\n")]
    [InlineData(5, "epic_id: E-0001\ntitle: t\nscope: {allow: ['**'], deny: []}\n")]
    [InlineData(5, "")]
    public async Task A_draft_that_makes_no_valid_work_order_writes_nothing(int exitCode, string draft)
    {
        await tree.Wo("init");
        tree.Input = draft;
        var before = tree.Contents();

        Assert.Equal(exitCode, (await tree.Wo("new", "--from", "-")).ExitCode);
        Assert.Equal(2, (await tree.Wo("new", "--from", "no/such/file")).ExitCode);
        Assert.Equal(before, tree.Contents());
    }

    private static IEnumerable<string?> Strings(System.Text.Json.JsonElement json, string name) =>
        json.GetProperty(name).EnumerateArray().Select(item => item.GetString());
}
