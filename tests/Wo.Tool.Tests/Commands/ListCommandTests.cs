using System.Text.Json;

namespace Wo.Tool.Tests.Commands;

public sealed class ListCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task The_list_is_an_aligned_table_in_natural_order()
    {
        tree.Put("WO-10").Put("WO-9", "done", "P0", "Nine");

        var run = await tree.Wo("list");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            ID     STATE    PRIO  OWNER  TITLE
            WO-9   done     P0           Nine
            WO-10  pending  P1           Title of WO-10

            """,
            run.Output
        );
    }

    [Fact]
    public async Task The_list_shows_what_cannot_be_read_and_warns_about_each()
    {
        tree.PutVariety();

        var run = await tree.Wo("list");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("WO-0005  done", run.Output);
        Assert.Contains("WO-0006  conflict", run.Output);
        Assert.Contains("warning: WO_UNREADABLE: _ctx/jobs/done/WO-0005.yaml:1:", run.Error);
        Assert.Contains(
            "warning: DUPLICATE_WO_ID: WO-0006 lies in done (revision 0) and failed (revision 0)",
            run.Error
        );
        Assert.Equal(2, run.Error.Split("warning: ").Length - 1);
        Assert.DoesNotContain("_job", run.Output);
        Assert.DoesNotContain("legacy", run.Output);
        Assert.DoesNotContain("archive", run.Output);
    }

    [Fact]
    public async Task The_list_is_an_array_in_json_and_an_empty_one_where_nothing_matches()
    {
        tree.Put("WO-0001");

        var run = await tree.Wo("list", "--json");
        var none = await tree.Wo("list", "running", "--json");

        var data = Assert.Single(run.Json.GetProperty("data").EnumerateArray());
        Assert.Equal("trifecta.wo.list/1", run.Json.GetProperty("schema").GetString());
        Assert.Equal("WO-0001", data.GetProperty("id").GetString());
        Assert.Equal("pending", data.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("lease").ValueKind);
        Assert.Equal(0, none.Json.GetProperty("data").GetArrayLength());
        Assert.Empty(none.Error);
    }

    [Fact]
    public async Task A_list_of_nothing_leaves_standard_output_empty_and_says_so_beside_it()
    {
        var none = await tree.Wo("list");
        var quiet = await tree.Wo("list", "--quiet");

        Assert.Empty(none.Output);
        Assert.Equal("there are no work orders yet; wo new writes one\n", none.Error);
        Assert.Empty(quiet.Error);
    }

    [Fact]
    public async Task A_list_can_be_of_some_states_owners_and_epics_only()
    {
        tree.Put("WO-1").Put("WO-2", "done").Put("WO-3", "failed", more: "owner2: x");
        await tree.Wo("take", "WO-1");

        Assert.Equal(["WO-2", "WO-3"], await Ids("list", "done", "failed"));
        Assert.Equal(["WO-1"], await Ids("list", "--owner", "ada"));
        Assert.Equal(["WO-1", "WO-2", "WO-3"], await Ids("list", "--epic", "E-0001"));
        Assert.Empty(await Ids("list", "--epic", "E-0002"));
    }

    [Fact]
    public async Task A_list_of_a_state_that_does_not_exist_suggests_the_one_that_was_meant()
    {
        var run = await tree.Wo("list", "runing");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("CAUSE: unknown state 'runing'; did you mean 'running'?", run.Error);
    }

    [Fact]
    public async Task The_list_of_what_is_ready_goes_by_urgency_and_leaves_out_what_waits()
    {
        tree.Put("WO-1", priority: "P2").Put("WO-2", priority: "P0").Put("WO-3", more: "dependencies: [WO-1]");

        Assert.Equal(["WO-2", "WO-1"], await Ids("list", "--ready"));
    }

    [Theory]
    [InlineData("pending", "")]
    [InlineData("done", "dependencies: [WO-7]")]
    public async Task What_is_certainly_ready_is_listed_and_taken_with_a_warning_of_what_may_be(
        string state,
        string more
    )
    {
        tree.Put("WO-1", more: more).Put("WO-2").PutText("WO-7", state, "title: [torn");

        var (listed, taken) = (await tree.Wo("list", "--ready", "--json"), await tree.Wo("take", "--next", "--json"));

        Assert.Equal((0, 0), (listed.ExitCode, taken.ExitCode));
        Assert.Contains("WO-2", listed.Json.GetProperty("data").ToString());
        Assert.All(
            new[] { listed, taken },
            run => Assert.Contains("WO_UNREADABLE: the list may lack", run.Json.GetProperty("warnings").ToString())
        );
    }

    [Theory]
    [InlineData("pending", "")]
    [InlineData("done", "dependencies: [WO-7]")]
    public async Task Listing_and_taking_end_with_6_where_nothing_is_ready_but_something_unreadable_may_be(
        string state,
        string more
    )
    {
        tree.Put("WO-1", more.Length > 0 ? "pending" : "done", more: more).PutText("WO-7", state, "title: [torn");

        foreach (
            var run in new[] { await tree.Wo("list", "--ready", "--json"), await tree.Wo("take", "--next", "--json") }
        )
        {
            Assert.Equal(6, run.ExitCode);
            Assert.Equal("WO_UNREADABLE", run.Json.GetProperty("error").GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task A_partial_work_order_is_ready_again_and_explained_where_it_is_not()
    {
        tree.Put("WO-1", "partial").Put("WO-2", "partial", more: "dependencies: [WO-1]");

        var run = await tree.Wo("list", "--ready", "--explain");

        Assert.Equal(["WO-1"], await Ids("list", "--ready"));
        Assert.Contains("WO-2 is not ready\n  WO-2 waits for WO-1 (partial)", run.Output);
    }

    [Fact]
    public async Task The_list_of_what_is_ready_does_not_mind_what_is_closed_and_unreadable()
    {
        tree.Put("WO-1").PutText("WO-7", "done", "title: [torn");

        Assert.Equal(0, (await tree.Wo("list", "--ready")).ExitCode);
    }

    [Theory]
    [InlineData(45, "A title that…")]
    [InlineData(200, "A title that goes on and on")]
    public async Task The_list_cuts_titles_at_the_edge_of_a_terminal(int width, string shown)
    {
        tree.Put("WO-0001", title: "A title that goes on and on");

        var run = await tree.Wo(["list", "--no-color"], width);

        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        Assert.EndsWith($"  {shown}\n", run.Output);
    }

    [Fact]
    public async Task The_list_cuts_nothing_where_no_terminal_is()
    {
        var title = new string('x', 500);
        tree.Put("WO-0001", title: title);

        Assert.Contains(title, (await tree.Wo("list")).Output);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("status")]
    [InlineData("show", "WO-0001")]
    [InlineData("preflight", "WO-0001")]
    [InlineData("deps", "WO-0001")]
    [InlineData("deps", "--format", "dot")]
    [InlineData("deps", "--format", "mermaid")]
    public async Task A_title_reaches_the_terminal_as_nothing_but_text(params string[] command)
    {
        tree.Put("WO-0001", title: "\"evil\\e[2J\\a\\u202e\\nTRIFECTA_ERROR_CODE: FORGED\"");

        var run = await tree.Wo(command, width: 300);

        Assert.Contains("evil", run.Output);
        Assert.DoesNotContain("\e[2J", run.Output + run.Error);
        Assert.DoesNotContain('\a', run.Output + run.Error);
        Assert.DoesNotContain('\u202e', run.Output + run.Error);
        Assert.DoesNotContain("\nTRIFECTA", run.Output + run.Error);
    }

    private async Task<string[]> Ids(params string[] command)
    {
        var run = await tree.Wo([.. command, "--json"]);
        Assert.Equal(0, run.ExitCode);
        return [.. run.Json.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("id").GetString()!)];
    }

    [Fact]
    public async Task The_list_shows_only_what_is_searched_for_in_letters_of_either_case()
    {
        tree.Put("WO-1", title: "Cluster SEGMENTS").Put("WO-2").Put("WO-30", title: "Other");

        var run = await tree.Wo("list", "--search", "segments", "--fields", "id,title");
        var byId = await tree.Wo("list", "--search", "wo-3", "--fields", "id", "--quiet");

        Assert.Equal("ID    TITLE\nWO-1  Cluster SEGMENTS\n", run.Output);
        Assert.Equal("WO-30\n", byId.Output);
    }

    [Fact]
    public async Task The_list_ends_where_its_limit_is_and_most_urgent_work_comes_first()
    {
        tree.Put("WO-1", priority: "P2").Put("WO-2", priority: "P0").Put("WO-3", priority: "P1");

        var run = await tree.Wo("list", "--ready", "--limit", "2", "--json", "--fields", "priority,id");

        Assert.Equal(
            """[{"priority":"P0","id":"WO-2"},{"priority":"P1","id":"WO-3"}]""",
            run.Json.GetProperty("data").GetRawText()
        );
    }

    [Fact]
    public async Task States_are_given_as_words_or_as_options()
    {
        tree.Put("WO-1").Put("WO-2", "done").Put("WO-3", "failed");

        var run = await tree.Wo("list", "done", "--state", "failed", "--fields", "id", "--quiet");

        Assert.Equal("WO-2\nWO-3\n", run.Output);
    }

    [Theory]
    [InlineData("--limit", "0")]
    [InlineData("--limit", "-1")]
    [InlineData("--limit", "99999999999")]
    [InlineData("--limit", "many")]
    [InlineData("--fields", "id,titel")]
    [InlineData("--fields", ",")]
    [InlineData("--state", "runing")]
    public async Task A_value_that_the_list_cannot_use_is_a_usage_error(string option, string value)
    {
        Assert.Equal(2, (await tree.Wo("list", $"{option}={value}")).ExitCode);
    }
}
