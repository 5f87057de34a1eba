using System.Text.Json;

namespace Wo.Tool.Tests.Commands;

public sealed class LintCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task A_tree_without_mistakes_is_said_to_have_none()
    {
        tree.Put("WO-0001");

        var run = await tree.Wo("lint");

        Assert.Equal((0, "1 work order: nothing to report\n"), (run.ExitCode, run.Output));
        Assert.Empty((await tree.Wo("lint", "--quiet")).Output);
    }

    [Fact]
    public async Task A_finding_shows_its_line_with_a_caret_below_what_is_meant()
    {
        tree.PutText("WO-0001", "pending", Valid().Replace("epic_id: E-0001", "epic_id: E-9  # which one?"));

        var run = await tree.Wo("lint");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            """
            _ctx/jobs/pending/WO-0001.yaml:3:10: error: there is no epic E-9 in _ctx/backlog/backlog.yaml [UNKNOWN_EPIC]
              3 | epic_id: E-9  # which one?
                |          ^~~

            """,
            run.Output
        );
        Assert.Contains("TRIFECTA_ERROR_CODE: LINT_FAILED\nCLASS: NEGATIVE\nCAUSE: 1 error: UNKNOWN_EPIC\n", run.Error);
        Assert.Contains("  wo show WO-0001\nVERIFY:\n  wo lint\n", run.Error);
    }

    [Fact]
    public async Task A_caret_stands_right_below_tabs_wide_letters_and_what_is_not_printed()
    {
        tree.PutText("WO-0001", "pending", Valid().Replace("dod_id: DOD-DEFAULT", "dod_id: \"日本\u202e\\t\" # \t x"));

        var lines = (await tree.Wo("lint")).Output.Split('\n');

        Assert.Equal("  15 | dod_id: \"日本\\u202e\\t\" # \\t x", lines[1]);
        Assert.Equal("     |         ^~~~~~~~~~~~~~", lines[2]);
    }

    [Fact]
    public async Task Warnings_are_errors_to_those_who_are_strict()
    {
        tree.Put("WO-0001", title: "Brief");

        var (lax, strict) = (await tree.Wo("lint"), await tree.Wo("lint", "--strict"));

        Assert.Equal((0, 1), (lax.ExitCode, strict.ExitCode));
        Assert.Contains(": warning: ", lax.Output);
        Assert.Contains(": error: ", strict.Output);
        Assert.Contains("  wo lint --strict\n", strict.Error);
    }

    [Fact]
    public async Task Work_orders_can_be_named_and_have_to_exist()
    {
        tree.Put("WO-0001", more: "dependencies: [WO-0099]").Put("WO-0002", more: "dependencies: [WO-0099]");

        var one = await tree.Wo("lint", "2", "--strict");

        Assert.DoesNotContain("WO-0001", one.Output);
        Assert.Contains("VERIFY:\n  wo lint WO-0002 --strict\n", one.Error);
        Assert.Equal(3, (await tree.Wo("lint", "WO-0077")).ExitCode);
        Assert.Equal(2, (await tree.Wo("lint", "../WO-0001")).ExitCode);
    }

    [Fact]
    public async Task Paths_can_be_used_from_where_the_caller_stands()
    {
        tree.Put("WO-0001", more: "dependencies: [WO-0099]");
        tree.Directory = Path.Combine(tree.Git.Root, "_ctx", "dod");

        Assert.StartsWith("../jobs/pending/WO-0001.yaml:", (await tree.Wo("lint")).Output);
        var path = (await tree.Wo("lint", "--json"))
            .Json.GetProperty("data")
            .GetProperty("findings")[0]
            .GetProperty("path");
        Assert.Equal(Path.Combine(tree.Git.Root, "_ctx/jobs/pending/WO-0001.yaml"), path.GetString());
    }

    [Fact]
    public async Task A_json_answer_has_every_finding_with_its_place_and_what_ends_it()
    {
        tree.Put("WO-0001", more: "dependencies: [WO-0099]");

        var data = (await tree.Wo("lint", "--json")).Json.GetProperty("data");

        Assert.Equal(
            ["root", "work_orders", "errors", "warnings", "notes", "findings", "fixed"],
            data.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal((0, 1), (data.GetProperty("errors").GetInt32(), data.GetProperty("warnings").GetInt32()));
        var finding = Assert.Single(data.GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ["code", "level", "id", "path", "line", "column", "json_path", "message", "remedy"],
            finding.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal("$.dependencies[0]", finding.GetProperty("json_path").GetString());
        Assert.Empty((await tree.Wo("lint", "--json")).Json.GetProperty("data").GetProperty("fixed").EnumerateArray());
    }

    [Fact]
    public async Task Annotations_name_files_from_the_top_of_the_repository_and_escape_what_separates()
    {
        tree.Put("WO-0001", title: "'100%: a, b'", more: "dependencies: [100%]");
        tree.Directory = Path.Combine(tree.Git.Root, "_ctx");

        var run = await tree.Wo("lint", "--format", "github");

        Assert.Equal(
            "::warning file=_ctx/jobs/pending/WO-0001.yaml,line=20,col=16,title=DEPENDENCY_INVALID::"
                + "'100%25' is not the id of a work order\n",
            run.Output
        );
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--format", "sarif", "--json")]
    [InlineData("--format", "github", "--json")]
    public async Task A_format_that_is_unknown_or_contradicts_is_refused(params string[] options) =>
        Assert.Equal(2, (await tree.Wo(["lint", .. options])).ExitCode);

    [Fact]
    public async Task Mending_says_what_it_did_shows_what_is_left_and_keeps_backups()
    {
        tree.PutText("WO-0001", "pending", Valid().Replace("P1", "p1")).Put("WO-0002", more: "dependencies: [WO-0099]");

        var before = await tree.Wo("lint");
        var run = await tree.Wo("lint", "--fix", "--strict");

        Assert.Contains("NEXT_STEPS:\n  wo lint --fix\n", before.Error);
        Assert.StartsWith("_ctx/jobs/pending/WO-0001.yaml: fixed: priority is P1\n", run.Output);
        Assert.Contains("WO-0002.yaml:20:16: error: there is no work order WO-0099", run.Output);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(0, (await tree.Wo("lint")).ExitCode);
        var fixedOnce = (await tree.Wo("lint", "--fix", "--json")).Json.GetProperty("data").GetProperty("fixed");
        Assert.Equal(JsonValueKind.Array, fixedOnce.ValueKind);
        Assert.Equal(0, fixedOnce.GetArrayLength());
    }

    [Fact]
    public async Task Looking_changes_nothing_and_takes_whatever_the_tree_holds()
    {
        tree.PutVariety();
        var before = tree.Contents();

        foreach (string[] format in new[] { [], ["--format", "github"], ["--format", "sarif"], (string[])["--json"] })
        {
            Assert.Equal(1, (await tree.Wo(["lint", .. format])).ExitCode);
        }

        Assert.Equal(before, tree.Contents());
    }

    private static string Valid() => TreeSandbox.Valid("WO-0001", "pending", "P1", "Title of WO-0001", "");
}
