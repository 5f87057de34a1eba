namespace Wo.Tool.Tests.Commands;

public sealed class DepsCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    private TreeSandbox Chain() =>
        tree.Put("WO-1", "done", title: "Finished before")
            .Put("WO-2", title: "First \"thing\"", more: "dependencies: [WO-1]")
            .Put("WO-3", "running", more: "dependencies: [WO-2]")
            .Put("WO-4", more: "dependencies: [WO-3, WO-2]")
            .Put("WO-5", more: "dependencies: [WO-2, WO-6]")
            .Put("WO-6", "partial")
            .Put("WO-7")
            .Put("WO-8", "failed", more: "dependencies: [WO-2]");

    [Fact]
    public async Task A_tree_shows_each_above_what_it_waits_for_and_the_longest_chain()
    {
        var run = await Chain().Wo("deps");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            WO-4  pending  P1  Title of WO-4
            ├─ WO-3  running  P1  Title of WO-3
            │  └─ WO-2  pending  P1  First "thing"
            │     └─ WO-1  done  P1  Finished before
            └─ WO-2  pending  P1  First "thing"  (above)
            WO-5  pending  P1  Title of WO-5
            ├─ WO-2  pending  P1  First "thing"  (above)
            └─ WO-6  partial  P1  Title of WO-6
            longest   WO-2 → WO-3 → WO-4  (3 in a row)
            1 more waits for nothing

            """.Split('\n').Order(),
            run.Output.Split('\n').Order()
        );
    }

    [Fact]
    public async Task A_work_order_shows_both_directions_and_what_it_unblocks()
    {
        var run = await Chain().Wo("deps", "WO-3");

        Assert.Equal(
            """
            WO-3  running  P1  Title of WO-3
            waits for
            └─ WO-2  pending  P1  First "thing"
               └─ WO-1  done  P1  Finished before
            blocks
            └─ WO-4  pending  P1  Title of WO-4
            unblocks  nothing
            longest   WO-2 → WO-3 → WO-4  (3 in a row)

            """,
            run.Output
        );
    }

    [Fact]
    public async Task A_json_answer_has_the_whole_map()
    {
        var data = (await Chain().Wo("deps", "WO-2", "--json")).Json.GetProperty("data");

        Assert.Equal(["id", "nodes", "cycles", "critical_path"], data.EnumerateObject().Select(member => member.Name));
        var nodes = data.GetProperty("nodes")
            .EnumerateArray()
            .ToDictionary(node => node.GetProperty("id").GetString()!);
        Assert.Equal(["WO-1", "WO-2", "WO-3", "WO-4", "WO-5"], nodes.Keys);
        Assert.Equal(
            ["id", "state", "status", "title", "priority", "waits_for", "blocks", "unblocks"],
            nodes["WO-2"].EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal(["WO-3", "WO-4", "WO-5"], Texts(nodes["WO-2"].GetProperty("blocks")));
        Assert.Equal(["WO-3"], Texts(nodes["WO-2"].GetProperty("unblocks")));
        Assert.Equal(["WO-2", "WO-3", "WO-4"], Texts(data.GetProperty("critical_path")));
        Assert.Empty(data.GetProperty("cycles").EnumerateArray());
    }

    [Fact]
    public async Task Work_orders_that_wait_for_each_other_are_a_circle_and_no_chain()
    {
        tree.Put("WO-1", more: "dependencies: [WO-2]").Put("WO-2", more: "dependencies: [WO-1]");
        tree.Put("WO-3", more: "dependencies: [WO-3, WO-99, x]");

        var (text, json) = (await tree.Wo("deps"), await tree.Wo("deps", "--json"));

        Assert.Equal(0, text.ExitCode);
        Assert.Contains("circle    WO-1, WO-2 wait for each other\n", text.Output);
        Assert.Contains("WO-99  does not exist\n", text.Output);
        Assert.Contains("x  is not an id\n", text.Output);
        Assert.Equal(2, json.Json.GetProperty("data").GetProperty("cycles").GetArrayLength());
        Assert.Contains("circle    WO-1, WO-2", (await tree.Wo("deps", "WO-1")).Output);
    }

    [Fact]
    public async Task A_graph_for_Graphviz_quotes_what_it_has_to_and_marks_the_longest_chain()
    {
        var run = await Chain().Wo("deps", "--format", "dot");

        Assert.StartsWith("digraph \"work orders\" {\n", run.Output);
        Assert.EndsWith("}\n", run.Output);
        Assert.Contains("  \"WO-2\" [label=\"WO-2\\nFirst \\\"thing\\\"\"];\n", run.Output);
        Assert.Contains("  \"WO-2\" -> \"WO-3\" [penwidth=3];\n", run.Output);
        Assert.Contains("  \"WO-6\" -> \"WO-5\";\n", run.Output);
    }

    [Fact]
    public async Task A_flowchart_for_Mermaid_has_no_character_of_a_title_that_could_be_markup()
    {
        tree.Put("WO-1", title: "'\"<script>`#;]'").Put("WO-2", more: "dependencies: [WO-1]");

        var run = await tree.Wo("deps", "WO-1", "--format", "mermaid");

        Assert.StartsWith("flowchart LR\n", run.Output);
        Assert.Contains("  n0[\"WO-1<br/>#34;#60;script#62;#96;#35;#59;#93;\"]:::pending\n", run.Output);
        Assert.Contains("  n0 ==> n1\n", run.Output);
        Assert.Contains("  class n0 chosen\n", run.Output);
    }

    [Fact]
    public async Task What_is_closed_is_shown_on_demand()
    {
        Chain();

        Assert.DoesNotContain("WO-8", (await tree.Wo("deps")).Output);
        Assert.Contains("WO-8", (await tree.Wo("deps", "--all")).Output);
    }

    [Fact]
    public async Task What_cannot_be_read_may_wait_for_anything_and_is_said_so()
    {
        tree.Put("WO-1", more: "dependencies: [WO-2]").PutText("WO-2", "pending", "title: [torn");

        var run = await tree.Wo("deps");

        Assert.Equal(6, run.ExitCode);
        Assert.Contains("WO-2  cannot be read", run.Output);
        Assert.Contains("CAUSE: what WO-2 waits for cannot be read", run.Error);
    }

    [Theory]
    [InlineData(2, "--format", "png")]
    [InlineData(2, "--format", "dot", "--json")]
    [InlineData(2, "WO-1", "--all")]
    [InlineData(2, "../WO-1")]
    [InlineData(3, "WO-77")]
    public async Task Wrong_words_are_refused(int exitCode, params string[] arguments) =>
        Assert.Equal(exitCode, (await tree.Put("WO-1").Wo(["deps", .. arguments])).ExitCode);

    [Fact]
    public async Task A_chain_of_any_length_is_drawn_and_nothing_is_changed()
    {
        for (var i = 1; i <= 2000; i++)
        {
            tree.Put($"WO-{i}", more: i == 1 ? "" : $"dependencies: [WO-{i - 1}]");
        }

        var before = tree.Contents();
        var run = await tree.Wo("deps");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("(2000 in a row)", run.Output);
        Assert.Equal(before, tree.Contents());
    }

    private static IEnumerable<string?> Texts(System.Text.Json.JsonElement list) =>
        list.EnumerateArray().Select(item => item.GetString());
}
