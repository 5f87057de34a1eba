namespace Wo.Tool.Tests.Commands;

/// <summary>What a person changes in a work order that waits.</summary>
public sealed class EditCommandTests : IDisposable
{
    private const string Text = """
        # why it is there
        version: 1
        id: WO-1
        epic_id: E-0001
        title: 'Old title'   # short
        priority: P1
        status: pending
        scope:
          allow:
            - src/**   # the code
          deny: []
        verify:
          commands: ['true', "make test"]
        dependencies:
        - WO-2   # first
        x_team: blue
        dod_id: DOD-DEFAULT
        execution: {engine: trifecta, segment: ., required_flow: [session.append:intent, ctx.sync, ctx.search, ctx.get, session.append:result]}

        """;

    private readonly TreeSandbox tree = new();

    public EditCommandTests()
    {
        tree.PutText("WO-1", "pending", Text).Put("WO-2").Put("WO-3", more: "dependencies: [WO-1]");
    }

    public void Dispose() => tree.Dispose();

    private string File => System.IO.File.ReadAllText(tree.FileOf("pending", "WO-1"));

    [Fact]
    public async Task Only_what_is_named_changes_and_the_revision_counts()
    {
        var run = await tree.Wo(
            "edit",
            "WO-1",
            "--title",
            "New: title",
            "--add-allow",
            "docs/*.md",
            "--remove-verify",
            "true",
            "--add-verify",
            "make 'all', ok",
            "--remove-depends",
            "WO-2",
            "--json"
        );

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            Text.Replace("'Old title'", "'New: title'", StringComparison.Ordinal)
                .Replace("# the code\n", "# the code\n    - docs/*.md\n", StringComparison.Ordinal)
                .Replace("['true', \"make test\"]", "[\"make test\", 'make ''all'', ok']", StringComparison.Ordinal)
                .Replace(
                    "dependencies:\n- WO-2   # first\n",
                    "dependencies: []\n   # first\n",
                    StringComparison.Ordinal
                ) + "x_rev: 1\n",
            File
        );
        var data = run.Json.GetProperty("data");
        Assert.Equal(["dependencies", "scope.allow", "title", "verify.commands"], data.Strings("changed").Order());
        Assert.Equal(1, data.GetProperty("rev").GetInt32());
        Assert.Equal(0, (await tree.Wo("reconcile", "--fail-on", "P1")).ExitCode);
    }

    [Fact]
    public async Task A_dry_run_shows_the_difference_and_writes_nothing()
    {
        var before = tree.Contents();

        var run = await tree.Wo("edit", "WO-1", "--priority", "P0", "--dry-run");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("-priority: P1\n+priority: P0\n", run.Output);
        Assert.Equal(before, tree.Contents());
    }

    [Fact]
    public async Task Asking_for_what_is_so_already_changes_nothing_and_says_so()
    {
        var before = File;

        var run = await tree.Wo("edit", "WO-1", "--title", "Old title", "--add-depends", "WO-2");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("nothing to change", run.Output);
        Assert.Equal(before, File);
    }

    [Theory]
    [InlineData("WO-1 would wait for WO-9", "--add-depends", "WO-9")]
    [InlineData("both would wait for ever", "--add-depends", "WO-3")]
    [InlineData("it waits for itself", "--add-depends", "WO-1")]
    [InlineData("E-4711", "--epic", "E-4711")]
    [InlineData("DOD-NONE", "--dod", "DOD-NONE")]
    [InlineData("override", "--add-allow", "**")]
    [InlineData("'title'", "--title", " ")]
    [InlineData("empty", "--add-allow", " ")]
    [InlineData("", "--title", "new", "--add-deny", "a\0b")]
    public async Task What_would_not_be_valid_is_refused_and_nothing_is_written(string cause, params string[] options)
    {
        var before = File;

        var run = await tree.Wo(["edit", "WO-1", .. options]);

        Assert.Equal(5, run.ExitCode);
        Assert.Contains(cause, run.Error);
        Assert.Equal(before, File);
        Assert.Equal(0, (await tree.Wo("reconcile", "--fail-on", "P1")).ExitCode);
    }

    [Theory]
    [InlineData("--remove-depends", "WO-7")]
    [InlineData("--remove-allow", "nowhere/**")]
    [InlineData("--priority", "P9")]
    [InlineData()]
    public async Task What_makes_no_sense_is_a_wrong_use(params string[] options) =>
        Assert.Equal(2, (await tree.Wo(["edit", "WO-1", .. options])).ExitCode);

    [Theory]
    [InlineData("running", "wo show WO-5")]
    [InlineData("done", "wo reopen WO-5")]
    [InlineData("failed", "wo requeue WO-5")]
    public async Task Others_than_pending_and_partial_ones_are_refused_with_the_way_out(string state, string step)
    {
        tree.Put("WO-5", state);

        var run = await tree.Wo("edit", "WO-5", "--title", "x");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains(step, run.Error);
    }

    [Fact]
    public async Task A_partial_one_can_be_edited()
    {
        tree.Put("WO-5", "partial");

        Assert.Equal(0, (await tree.Wo("edit", "WO-5", "--priority", "P3")).ExitCode);
        Assert.Contains("priority: P3", System.IO.File.ReadAllText(tree.FileOf("partial", "WO-5")));
    }

    [Theory]
    [InlineData("dependencies: [WO-2]\r\nx: y", "dependencies: [WO-2, WO-4]\r\nx: y")]
    [InlineData("dependencies: null\nx: y", "dependencies: [WO-4]\nx: y")]
    [InlineData("dependencies:\nx: y", "dependencies: [WO-4]\nx: y")]
    [InlineData("dependencies: [\n  WO-2,\n]\nx: y", "dependencies: [\n  WO-2, WO-4,\n]\nx: y")]
    [InlineData("dependencies:\n  - >-\n    WO-2\nx: y", "dependencies:\n  - >-\n    WO-2\n  - WO-4\nx: y")]
    [InlineData("x: y", "x: y\n\ndependencies: [WO-4]")]
    public async Task A_list_grows_in_the_style_it_is_written_in(string before, string after)
    {
        tree.Put("WO-4").Put("WO-5", more: before);

        Assert.Equal(0, (await tree.Wo("edit", "WO-5", "--add-depends", "WO-4")).ExitCode);

        var text = System.IO.File.ReadAllText(tree.FileOf("pending", "WO-5"));
        Assert.Contains(
            after.Replace("\n\n", "\n", StringComparison.Ordinal),
            text.Replace("\n\n", "\n", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_list_that_is_not_there_is_made_with_what_must_stand_beside_it()
    {
        var without =
            Text[..Text.IndexOf("scope:", StringComparison.Ordinal)]
            + Text[Text.IndexOf("verify:", StringComparison.Ordinal)..];
        tree.PutText("WO-1", "pending", without);

        Assert.Equal(0, (await tree.Wo("edit", "WO-1", "--add-allow", "src/**", "--add-deny", "src/x")).ExitCode);

        Assert.Contains("scope: {allow: [src/**], deny: [src/x]}", File);
    }

    [Fact]
    public async Task An_anchor_that_others_repeat_is_not_taken_out()
    {
        tree.Put("WO-4").Put("WO-5", more: "dependencies: [&first WO-2, WO-4]\nx_first: *first");
        var before = System.IO.File.ReadAllText(tree.FileOf("pending", "WO-5"));

        var run = await tree.Wo("edit", "WO-5", "--remove-depends", "WO-2");

        Assert.Equal(5, run.ExitCode);
        Assert.Equal(before, System.IO.File.ReadAllText(tree.FileOf("pending", "WO-5")));
    }

    [Fact]
    public async Task What_git_rewinds_behind_an_edit_is_noticed()
    {
        tree.Commit("Plan");
        await tree.Wo("edit", "WO-1", "--priority", "P0");
        tree.Git.Git("checkout", "--quiet", "--", "_ctx/jobs/pending/WO-1.yaml");

        var run = await tree.Wo("reconcile", "--json");

        Assert.Contains("REVISION_WENT_BACK", run.Output);
        Assert.Equal(6, (await tree.Wo("edit", "WO-1", "--priority", "P0")).ExitCode);
    }
}
