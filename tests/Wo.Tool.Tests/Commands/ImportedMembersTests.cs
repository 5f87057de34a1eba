using System.Text.Json;
using static Wo.Tool.Tests.Commands.ImportSandbox;

namespace Wo.Tool.Tests.Commands;

/// <summary>What an item of another tool has that a work order has no place for stays in it, whatever it is.</summary>
public sealed class ImportedMembersTests : IDisposable
{
    // One of each kind of value.
    private const string Members =
        """ "a_text":"hi","a_number":7,"a_zero":0,"a_truth":true,"a_lie":false,"a_list":["x","y"],"a_map":{"deep":{"er":"z"}},"things":[{"name":"n","sizes":[1,2]}] """;

    private readonly ImportSandbox import = new();

    private TreeSandbox Tree => import.Tree;

    public void Dispose() => import.Dispose();

    [Theory]
    [InlineData("beads", "WO-b-1", """{"id":"b-1","title":"one","status":"open",MEMBERS}""")]
    [InlineData("github", "WO-GH-1", """[{"number":1,"title":"one","state":"open",MEMBERS}]""")]
    [InlineData("taskmaster", "WO-TM-1", """{"tasks":[{"id":1,"title":"one","status":"pending",MEMBERS}]}""")]
    [InlineData(
        "taskmaster",
        "WO-TM-1.1",
        """{"tasks":[{"id":1,"title":"one","status":"pending","subtasks":[{"id":1,"title":"part",MEMBERS}]}]}"""
    )]
    public async Task Every_member_of_an_item_that_has_no_place_is_kept(string tool, string id, string text)
    {
        Tree.Git.Write("input.json", text.Replace("MEMBERS", Members, StringComparison.Ordinal));

        Assert.Equal(0, (await Tree.Wo("import", tool, "input.json")).ExitCode);

        AssertKept((await import.Show(id)).GetProperty("x_imported"));
        await import.AssertSound();
    }

    [Fact]
    public async Task Every_field_and_section_of_a_task_of_Backlog_md_that_has_no_place_is_kept()
    {
        import.PutTask(
            "tasks",
            "back-1 - One.md",
            $"id: BACK-1\ntitle: One\nstatus: To Do\n"
                + "a_text: hi\na_number: 7\na_zero: 0\na_truth: true\na_lie: false\na_list: [x, y]\na_map: {deep: {er: z}}\nthings:\n  - name: n\n    sizes: [1, 2]",
            "\n## Description\n\nd\n\n## Own heading\n\nits text\n"
        );

        Assert.Equal(0, (await Tree.Wo("import", "backlog", ".")).ExitCode);

        var kept = (await import.Show("WO-BACK-1")).GetProperty("x_imported");
        AssertKept(kept);
        Assert.Equal("its text", Of(kept, "own_heading"));
        await import.AssertSound();
    }

    [Fact]
    public async Task What_becomes_no_work_order_is_named_to_people_with_the_reason()
    {
        Tree.Input =
            """[{"number":1,"title":"one","state":"open"},{"number":2,"title":"Fix","state":"open","pull_request":{"url":"x"}}]""";

        var run = await Tree.Wo("import", "github", "-");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            run.Output.Split('\n'),
            line =>
                line.StartsWith("#2 ", StringComparison.Ordinal)
                && line.EndsWith("it is a pull request", StringComparison.Ordinal)
        );
        Assert.Contains("1 left out", run.Output, StringComparison.Ordinal);
    }

    private static void AssertKept(JsonElement kept)
    {
        using var members = JsonDocument.Parse($"{{{Members}}}");
        foreach (var member in members.RootElement.EnumerateObject())
        {
            Assert.True(kept.TryGetProperty(member.Name, out var value), member.Name);
            Assert.True(JsonElement.DeepEquals(member.Value, value), $"{member} became {value.GetRawText()}");
        }
    }
}
