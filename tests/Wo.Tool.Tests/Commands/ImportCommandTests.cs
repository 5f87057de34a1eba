using static Wo.Tool.Tests.Commands.ImportSandbox;

namespace Wo.Tool.Tests.Commands;

/// <summary>What another tool has becomes valid work orders, all of it or nothing, and nothing is dropped without a word.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private readonly ImportSandbox import = new();

    private TreeSandbox Tree => import.Tree;

    public void Dispose() => import.Dispose();

    [Fact]
    public async Task What_cannot_be_as_it_was_is_told_and_kept()
    {
        Tree.Git.Write(
            "issues.jsonl",
            """
            {"id":"a-1","title":"  \n ","status":"open","dependencies":[{"depends_on_id":"a-2"},{"depends_on_id":"a-1"},{"depends_on_id":"elsewhere-5"}],"created_at":"last spring"}
            {"id":"a-2","title":"two\nlines","status":"open","dependencies":[{"depends_on_id":"a-3"}]}
            {"id":"a-3","title":"three","status":"open","dependencies":[{"depends_on_id":"a-1"}]}
            {"id":"A-1","title":"same id","status":"open"}
            {"id":"x/../tmp lock","title":"odd id \u0000 \ud83d","status":"wonky","extra":{"deep":[[1,{"a":null,"b":[true]}]]}}
            """
        );

        var run = await Tree.Wo("import", "beads", "issues.jsonl", "--json");

        Assert.Equal(0, run.ExitCode);
        var notes = run
            .Json.GetProperty("data")
            .GetProperty("imported")
            .EnumerateArray()
            .SelectMany(item => Texts(item.GetProperty("notes")))
            .ToList();
        Assert.Contains("does not wait for elsewhere-5, which is not in the file", notes);
        Assert.Contains("does not wait for a-1, which is itself", notes);
        Assert.Single(notes, note => note.EndsWith("which waits for it in turn", StringComparison.Ordinal));
        Assert.Single(notes, note => note.StartsWith("there are several A-1", StringComparison.Ordinal));
        Assert.Equal("a-1", Of(await import.Show("WO-a-1"), "title"));
        Assert.Equal("last spring", Of((await import.Show("WO-a-1")).GetProperty("x_imported"), "created_at"));
        Assert.Equal("two lines", Of(await import.Show("WO-a-2"), "title"));
        Assert.Equal("same id", Of(await import.Show("WO-A-1-2"), "title"));
        var odd = await import.Show("WO-x-tmp0-lock0");
        Assert.Equal("odd id \uFFFD \uFFFD", Of(odd, "title"));
        Assert.Equal("x/../tmp lock", Of(odd.GetProperty("x_imported"), "id"));
        Assert.True(
            odd.GetProperty("x_imported")
                .GetProperty("extra")
                .GetProperty("deep")[0][1]
                .GetProperty("b")[0]
                .GetBoolean()
        );
        await import.AssertSound();
    }

    [Fact]
    public async Task The_same_file_again_adds_what_is_new_and_leaves_the_rest()
    {
        Tree.Git.Write("issues.jsonl", """{"id":"b-1","title":"one","status":"open"}""");
        await Tree.Wo("import", "beads", "issues.jsonl");
        Tree.Commit("Import");
        Assert.Equal(0, (await Tree.Wo("take", "WO-b-1")).ExitCode);
        Tree.Git.Write(
            "issues.jsonl",
            """
            {"id":"b-1","title":"one","status":"closed"}
            {"id":"b-2","title":"two","status":"open","dependencies":[{"depends_on_id":"b-1"}]}
            """
        );

        var run = await Tree.Wo("import", "beads", "issues.jsonl", "--json");

        var data = run.Json.GetProperty("data");
        Assert.Equal("WO-b-2", Of(Assert.Single(data.GetProperty("imported").EnumerateArray()), "id"));
        Assert.Equal("WO-b-1", Of(Assert.Single(data.GetProperty("present").EnumerateArray()), "id"));
        Assert.Equal("running", Of(await import.Show("WO-b-1"), "status"));
        Assert.False(data.GetProperty("epic").GetProperty("new").GetBoolean());
        await import.AssertSound();
    }

    [Fact]
    public async Task An_id_in_use_stops_all_of_it()
    {
        Tree.Put("WO-b-2")
            .Git.Write(
                "issues.jsonl",
                """
                {"id":"b-1","title":"one","status":"open"}
                {"id":"b-2","title":"two","status":"open"}
                """
            );
        await import.AssertRefused(4, "ALREADY_EXISTS", "in use", "import", "beads", "issues.jsonl");
    }

    [Theory]
    [InlineData("beads", "{\"id\":\"a\"}\n<<<<<<< HEAD\n", "line 2 is a conflict marker")]
    [InlineData("beads", "{\"id\":\"a\",\n\"title\":}\n", "line 2 is not JSON")]
    [InlineData("beads", "{\"id\":\"a\",\"id\":\"b\"}", "the key 'id' twice")]
    [InlineData("taskmaster", "[]", "is not one object")]
    [InlineData("taskmaster", "{\"a\":1}", "has no list 'tasks'")]
    [InlineData("taskmaster", "{\"tasks\":[1]}", "is not a list of objects")]
    [InlineData("github", "[{\"title\":\"no number\"}]", "has no number")]
    [InlineData("github", "[12]", "has no number")]
    [InlineData("github", "", "is empty")]
    public async Task A_file_that_is_none_is_told_with_its_place_and_changes_nothing(
        string tool,
        string text,
        string says
    )
    {
        Tree.Git.Write("input", text);
        await import.AssertRefused(5, "IMPORT_UNREADABLE", says, "import", tool, "input");
    }

    [Fact]
    public async Task An_epic_that_does_not_exist_is_told_and_none_is_made()
    {
        Tree.Git.Write("issues.jsonl", """{"id":"b-1","title":"one","status":"open"}""");
        await import.AssertRefused(
            5,
            "WO_INVALID",
            "did you mean 'E-0001'?; without --epic one is added",
            "import",
            "beads",
            "issues.jsonl",
            "--epic",
            "E-0002"
        );
    }

    [Theory]
    [InlineData("title: no fields\n", "does not begin with fields")]
    [InlineData("---\nid: [\n---\n", "cannot be read")]
    [InlineData("---\n- a\n---\n", "not a list of fields")]
    [InlineData("---\ntitle: x\n---\n", "has no id")]
    public async Task A_task_that_is_none_is_told_by_name(string text, string says)
    {
        Tree.Git.Write("backlog/tasks/task-1 - x.md", text);
        await import.AssertRefused(5, "IMPORT_UNREADABLE", says, "import", "backlog", "backlog");
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_writes_nothing()
    {
        Tree.Git.Write("issues.jsonl", """{"id":"b-1","title":"one","status":"open"}""");
        var before = Tree.Contents();

        var planned = await Tree.Wo("import", "beads", "issues.jsonl", "--dry-run");

        Assert.Contains("1 would be imported", planned.Output, StringComparison.Ordinal);
        Assert.Equal(before, Tree.Contents());
        var done = await Tree.Wo("import", "beads", "issues.jsonl");
        Assert.Contains("WO-b-1", done.Output, StringComparison.Ordinal);
    }
}
