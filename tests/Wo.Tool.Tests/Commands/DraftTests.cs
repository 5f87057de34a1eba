namespace Wo.Tool.Tests.Commands;

/// <summary>A new work order from a file of the user, from the template or from another work order.</summary>
public sealed class DraftTests : IDisposable
{
    private readonly TreeSandbox tree = new(withTree: false);

    public void Dispose() => tree.Dispose();

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
        Assert.All(
            template.Split('\n').Where(line => line.TrimStart().StartsWith('#')),
            comment => Assert.Contains(comment.Trim(), text, StringComparison.Ordinal)
        );
        Assert.Equal(0, (await tree.Wo("fmt", "--check")).ExitCode);
    }

    [Fact]
    public async Task A_draft_gives_what_options_leave_out_and_is_written_in_canonical_form_with_its_comments()
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
            "version: 1\nid: WO-0001\nepic_id: E-0001\n# why\ntitle: from the draft  # kept\npriority: P0\n",
            text
        );
        Assert.Contains("x_objective: |\n  kept as it is\n", text, StringComparison.Ordinal);
        Assert.Equal(0, (await tree.Wo("fmt", "--check")).ExitCode);
        Assert.Equal(0, (await tree.Wo("preflight", "WO-0001")).ExitCode);
        var fields = (await tree.Wo("show", "1", "--json")).Json.GetProperty("data").GetProperty("fields");
        Assert.Equal(["make [all], ok"], fields.Strings("verify_commands"));
        Assert.Equal(["**"], fields.Strings("scope_allow"));
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
}
