using System.Text;
using System.Text.Json;

namespace Wo.Tool.Tests.Commands;

/// <summary>What another tool has becomes valid work orders, all of it or nothing, and nothing is dropped without a word.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Issues_of_beads_keep_ids_texts_priorities_dates_and_what_they_wait_for()
    {
        tree.Git.Write(
            "issues.jsonl",
            """
            {"id":"bd-1","title":"Parse","description":"One\n\nTwo: a # line","status":"closed","priority":0,"issue_type":"bug","assignee":"ada","created_at":"2026-01-02T03:04:05Z","closed_at":"2026-01-03T03:04:05+02:00","close_reason":"fixed"}
            {"id":"bd-2","title":"Print","status":"in_progress","priority":4,"assignee":"bob","acceptance_criteria":"- it prints\n- on paper","labels":["io","io:print"],"dependencies":[{"issue_id":"bd-2","depends_on_id":"bd-1","type":"blocks"},{"issue_id":"bd-2","depends_on_id":"bd-3","type":"discovered-from"}],"comments":[{"id":1,"author":"eve","text":"a\nb"}]}
            {"id":"bd-3","title":"All of it","status":"open","priority":2}
            {"id":"bd-3.1","title":"A part","status":"open","priority":1,"dependencies":[{"issue_id":"bd-3.1","depends_on_id":"bd-3","type":"parent-child"}]}
            {"id":"bd-9","title":"Gone","status":"tombstone","priority":1}
            """
        );

        var run = await tree.Wo("import", "beads", "issues.jsonl", "--json");

        Assert.Equal(0, run.ExitCode);
        var data = run.Json.GetProperty("data");
        Assert.Equal(4, data.GetProperty("imported").GetArrayLength());
        Assert.Equal(
            "bd-9",
            Assert.Single(data.GetProperty("skipped").EnumerateArray()).GetProperty("from").GetString()
        );
        var parsed = await Show("WO-bd-1");
        Assert.Equal("One\n\nTwo: a # line", parsed.GetProperty("objective").GetString());
        Assert.Equal("2026-01-03T01:04:05.000000+00:00", parsed.GetProperty("closed_at").GetString());
        Assert.Equal(("done", "P0", "ada"), (Of(parsed, "status"), Of(parsed, "priority"), Of(parsed, "owner")));
        Assert.Equal("fixed", parsed.GetProperty("x_imported").GetProperty("close_reason").GetString());
        var printed = await Show("WO-bd-2");
        Assert.Equal(("pending", "P3"), (Of(printed, "status"), Of(printed, "priority")));
        Assert.Equal(JsonValueKind.Null, printed.GetProperty("owner").ValueKind);
        Assert.Equal(["WO-bd-1"], Texts(printed.GetProperty("dependencies")));
        Assert.Equal(["it prints", "on paper"], Texts(printed.GetProperty("x_acceptance_criteria")));
        Assert.Equal(["WO-bd-3"], Texts(printed.GetProperty("trace").GetProperty("related_wos")));
        var origin = printed.GetProperty("x_imported");
        Assert.Equal(
            ("4", "bob", "in_progress"),
            (Of(origin, "priority"), Of(origin, "assignee"), Of(origin, "status"))
        );
        Assert.Equal("a\nb", origin.GetProperty("comments")[0].GetProperty("text").GetString());
        Assert.Equal(["WO-bd-3.1"], Texts((await Show("WO-bd-3")).GetProperty("dependencies")));
        await AssertSound();
    }

    [Fact]
    public async Task Tasks_and_subtasks_of_Taskmaster_keep_their_order()
    {
        tree.Git.Write(
            "tasks.json",
            """
            {"master":{"tasks":[
              {"id":1,"title":"Base","status":"done","priority":"high","dependencies":[],"details":"how","testStrategy":"try","subtasks":[]},
              {"id":2,"title":"Rest","status":"pending","priority":"medium","dependencies":["1"],"subtasks":[
                {"id":1,"title":"First","status":"pending","dependencies":[]},
                {"id":2,"title":"Second","status":"cancelled","dependencies":[1]},
                {"id":3,"title":"Third","status":"review","dependencies":["2.2",1]}]}],
              "metadata":{"description":"x"}},
             "next":{"tasks":[{"id":1,"title":"Other base","status":"pending","dependencies":[],"subtasks":[]},
              {"id":"2","title":"On it","status":"pending","dependencies":[1]}]}}
            """
        );

        Assert.Equal(0, (await tree.Wo("import", "taskmaster", "tasks.json")).ExitCode);

        Assert.Equal("how", Of((await Show("WO-TM-1")).GetProperty("x_imported"), "details"));
        Assert.Equal(
            ["WO-TM-1", "WO-TM-2.1", "WO-TM-2.2", "WO-TM-2.3"],
            Texts((await Show("WO-TM-2")).GetProperty("dependencies"))
        );
        Assert.Equal(["WO-TM-2.2", "WO-TM-2.1"], Texts((await Show("WO-TM-2.3")).GetProperty("dependencies")));
        Assert.Equal("failed", Of(await Show("WO-TM-2.2"), "status"));
        Assert.Equal(["WO-TM-next-1"], Texts((await Show("WO-TM-next-2")).GetProperty("dependencies")));
        await AssertSound();
    }

    [Fact]
    public async Task Tasks_of_Backlog_md_keep_sections_boxes_and_people()
    {
        PutTask(
            "tasks",
            "task-1 - Old-name.md",
            "id: BACK-1\ntitle: 'Old: name'\nstatus: Done\nassignee:\n  - @ada\ncreated_date: '2025-06-04'",
            ""
        );
        PutTask(
            "tasks",
            "back-2 - New.md",
            "id: BACK-2\ntitle: New\nstatus: To Do\nassignee: []\ndependencies:\n  - task-1\npriority: high\nlabels: [ui]",
            "\n## Description\n\n<!-- SECTION:DESCRIPTION:BEGIN -->\nWhy **it** is.\n\n```md\n## not a heading\n```\n<!-- SECTION:DESCRIPTION:END -->\n\n## Acceptance Criteria\n<!-- AC:BEGIN -->\n- [x] #1 one\n- [ ] #2 two\n<!-- AC:END -->\n\n## Implementation Plan\n\n1. go\n"
        );
        PutTask(
            "completed",
            "back-3 - Over.md",
            "id: BACK-3\ntitle: Over\nstatus: Done\nparent_task_id: BACK-2",
            "Text alone"
        );
        PutTask("archive/tasks", "back-4 - No.md", "id: BACK-4\ntitle: No\nstatus: To Do", "");
        PutTask("drafts", "draft-1 - Idea.md", "id: draft-1\ntitle: Idea\nstatus: Draft", "");
        tree.Git.Write("backlog/tasks/readme.md", "no task\n");

        var run = await tree.Wo("import", "backlog", ".", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Single(run.Json.GetProperty("data").GetProperty("skipped").EnumerateArray());
        var added = await Show("WO-BACK-2");
        Assert.Equal("Why **it** is.\n\n```md\n## not a heading\n```", Of(added, "objective"));
        Assert.Equal(["[x] one", "two"], Texts(added.GetProperty("x_acceptance_criteria")));
        Assert.Equal(["WO-BACK-1", "WO-BACK-3"], Texts(added.GetProperty("dependencies")));
        Assert.Equal("1. go", Of(added.GetProperty("x_imported"), "implementation_plan"));
        Assert.Equal(("done", "ada"), (Of(await Show("WO-BACK-1"), "status"), Of(await Show("WO-BACK-1"), "owner")));
        Assert.Equal("Text alone", Of(await Show("WO-BACK-3"), "objective"));
        Assert.Equal("failed", Of(await Show("WO-BACK-4"), "status"));
        await AssertSound();
    }

    [Theory]
    [InlineData(
        """[{"number":7,"title":"Crash","body":"It does.\r\n\r\nBlocked by #3, org/other#9\r\n","state":"OPEN","stateReason":"","labels":[{"name":"bug"},{"name":"priority: critical"}],"assignees":[{"login":"ada"}],"createdAt":"2026-02-03T04:05:06Z","url":"https://example.org/7"},{"number":3,"title":"No","state":"CLOSED","stateReason":"NOT_PLANNED","closedAt":"2026-02-04T04:05:06Z"}]"""
    )]
    [InlineData(
        """
            [{"number":7,"title":"Crash","body":"It does.\r\n\r\nBlocked by #3, org/other#9\r\n","state":"open","state_reason":null,"node_id":"x","events_url":"https://api","user":{"login":"eve","id":5},"labels":[{"name":"bug"},{"name":"priority: critical"}],"assignees":[{"login":"ada"}],"created_at":"2026-02-03T04:05:06Z","html_url":"https://example.org/7"}]
            [{"number":3,"title":"No","state":"closed","state_reason":"not_planned","closed_at":"2026-02-04T04:05:06Z"},{"number":8,"title":"Fix","state":"open","pull_request":{"url":"x"}}]
            """
    )]
    public async Task Issues_of_GitHub_are_read_from_its_command_line_and_from_its_interface(string json)
    {
        tree.Input = json;

        var run = await tree.Wo("import", "github", "-");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("waits for WO-GH-3, which was given up", run.Output, StringComparison.Ordinal);
        var open = await Show("WO-GH-7");
        Assert.Equal("It does.\n\nBlocked by #3, org/other#9", Of(open, "objective"));
        Assert.Equal(("P0", "pending"), (Of(open, "priority"), Of(open, "status")));
        Assert.Equal(["WO-GH-3"], Texts(open.GetProperty("dependencies")));
        Assert.Equal("https://example.org/7", Of(open.GetProperty("trace"), "ticket"));
        Assert.Equal(["bug", "priority: critical"], Texts(open.GetProperty("x_imported").GetProperty("labels")));
        Assert.Equal(("failed", "failed"), (Of(await Show("WO-GH-3"), "status"), Of(await Show("WO-GH-3"), "result")));
        await AssertSound();
    }

    [Fact]
    public async Task What_cannot_be_as_it_was_is_told_and_kept()
    {
        tree.Git.Write(
            "issues.jsonl",
            """
            {"id":"a-1","title":"  \n ","status":"open","dependencies":[{"depends_on_id":"a-2"},{"depends_on_id":"a-1"},{"depends_on_id":"elsewhere-5"}],"created_at":"last spring"}
            {"id":"a-2","title":"two\nlines","status":"open","dependencies":[{"depends_on_id":"a-3"}]}
            {"id":"a-3","title":"three","status":"open","dependencies":[{"depends_on_id":"a-1"}]}
            {"id":"A-1","title":"same id","status":"open"}
            {"id":"x/../tmp lock","title":"odd id \u0000 \ud83d","status":"wonky","extra":{"deep":[[1,{"a":null,"b":[true]}]]}}
            """
        );

        var run = await tree.Wo("import", "beads", "issues.jsonl", "--json");

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
        Assert.Equal("a-1", Of(await Show("WO-a-1"), "title"));
        Assert.Equal("last spring", Of((await Show("WO-a-1")).GetProperty("x_imported"), "created_at"));
        Assert.Equal("two lines", Of(await Show("WO-a-2"), "title"));
        Assert.Equal("same id", Of(await Show("WO-A-1-2"), "title"));
        var odd = await Show("WO-x-tmp0-lock0");
        Assert.Equal("odd id \uFFFD \uFFFD", Of(odd, "title"));
        Assert.Equal("x/../tmp lock", Of(odd.GetProperty("x_imported"), "id"));
        Assert.True(
            odd.GetProperty("x_imported")
                .GetProperty("extra")
                .GetProperty("deep")[0][1]
                .GetProperty("b")[0]
                .GetBoolean()
        );
        await AssertSound();
    }

    [Fact]
    public async Task The_same_file_again_adds_what_is_new_and_leaves_the_rest()
    {
        tree.Git.Write("issues.jsonl", """{"id":"b-1","title":"one","status":"open"}""");
        await tree.Wo("import", "beads", "issues.jsonl");
        tree.Commit("Import");
        Assert.Equal(0, (await tree.Wo("take", "WO-b-1")).ExitCode);
        tree.Git.Write(
            "issues.jsonl",
            """
            {"id":"b-1","title":"one","status":"closed"}
            {"id":"b-2","title":"two","status":"open","dependencies":[{"depends_on_id":"b-1"}]}
            """
        );

        var run = await tree.Wo("import", "beads", "issues.jsonl", "--json");

        var data = run.Json.GetProperty("data");
        Assert.Equal("WO-b-2", Of(Assert.Single(data.GetProperty("imported").EnumerateArray()), "id"));
        Assert.Equal("WO-b-1", Of(Assert.Single(data.GetProperty("present").EnumerateArray()), "id"));
        Assert.Equal("running", Of(await Show("WO-b-1"), "status"));
        Assert.False(data.GetProperty("epic").GetProperty("new").GetBoolean());
        await AssertSound();
    }

    [Fact]
    public async Task An_id_in_use_stops_all_of_it()
    {
        tree.Put("WO-b-2")
            .Git.Write(
                "issues.jsonl",
                """
                {"id":"b-1","title":"one","status":"open"}
                {"id":"b-2","title":"two","status":"open"}
                """
            );
        var before = tree.Contents();

        var run = await tree.Wo("import", "beads", "issues.jsonl", "--json");

        AssertFailed(run, 4, "ALREADY_EXISTS");
        Assert.Equal(before, tree.Contents());
    }

    [Theory]
    [InlineData("beads", "{\"id\":\"a\"}\n<<<<<<< HEAD\n", "line 2 is a conflict marker")]
    [InlineData("beads", "{\"id\":\"a\",\n\"title\":}\n", "line 2 is not JSON")]
    [InlineData("beads", "{\"id\":\"a\",\"id\":\"b\"}", "the key 'id' twice")]
    [InlineData("taskmaster", "[]", "is not one object")]
    [InlineData("taskmaster", "{\"a\":1}", "has no list 'tasks'")]
    [InlineData("taskmaster", "{\"tasks\":[1]}", "is not a list of objects")]
    [InlineData("github", "[{\"title\":\"no number\"}]", "has no number")]
    public async Task A_file_that_is_none_is_told_with_its_place_and_changes_nothing(
        string tool,
        string text,
        string says
    )
    {
        tree.Git.Write("input", text);
        var before = tree.Contents();

        var run = await tree.Wo("import", tool, "input", "--json");

        AssertFailed(run, 5, "IMPORT_UNREADABLE");
        Assert.Contains(
            says,
            run.Json.GetProperty("error").GetProperty("cause").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Equal(before, tree.Contents());
    }

    [Fact]
    public async Task An_epic_that_does_not_exist_is_told_and_none_is_made()
    {
        tree.Git.Write("issues.jsonl", """{"id":"b-1","title":"one","status":"open"}""");
        var before = tree.Contents();

        var run = await tree.Wo("import", "beads", "issues.jsonl", "--epic", "E-0002", "--json");

        AssertFailed(run, 5, "WO_INVALID");
        Assert.Contains(
            "did you mean 'E-0001'?; without --epic one is added",
            run.Json.GetProperty("error").GetProperty("cause").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Equal(before, tree.Contents());
    }

    [Theory]
    [InlineData("title: no fields\n", "does not begin with fields")]
    [InlineData("---\nid: [\n---\n", "cannot be read")]
    [InlineData("---\n- a\n---\n", "not a list of fields")]
    [InlineData("---\ntitle: x\n---\n", "has no id")]
    public async Task A_task_that_is_none_is_told_by_name(string text, string says)
    {
        tree.Git.Write("backlog/tasks/task-1 - x.md", text);
        var before = tree.Contents();

        var run = await tree.Wo("import", "backlog", "backlog", "--json");

        AssertFailed(run, 5, "IMPORT_UNREADABLE");
        Assert.Contains(
            says,
            run.Json.GetProperty("error").GetProperty("cause").GetString()!,
            StringComparison.Ordinal
        );
        Assert.Equal(before, tree.Contents());
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_writes_nothing()
    {
        tree.Git.Write("issues.jsonl", """{"id":"b-1","title":"one","status":"open"}""");
        var before = tree.Contents();

        var planned = await tree.Wo("import", "beads", "issues.jsonl", "--dry-run");

        Assert.Contains("1 would be imported", planned.Output, StringComparison.Ordinal);
        Assert.Equal(before, tree.Contents());
        var done = await tree.Wo("import", "beads", "issues.jsonl");
        Assert.Contains("WO-b-1", done.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_in_UTF16_is_read()
    {
        var path = tree.At("issues.jsonl");
        await File.WriteAllTextAsync(
            path,
            """{"id":"b-1","title":"Grüße 🚀","status":"open"}""",
            Encoding.Unicode,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(0, (await tree.Wo("import", "beads", "issues.jsonl")).ExitCode);

        Assert.Equal("Grüße 🚀", Of(await Show("WO-b-1"), "title"));
    }

    private static void AssertFailed(ToolRun run, int exitCode, string code)
    {
        Assert.Equal(code, run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(exitCode, run.ExitCode);
    }

    private void PutTask(string folder, string name, string head, string body) =>
        tree.Git.Write($"backlog/{folder}/{name}", $"---\n{head}\n---\n{body}");

    private async Task<JsonElement> Show(string id) =>
        (await tree.Wo("show", id, "--json")).Json.GetProperty("data").GetProperty("document");

    private async Task AssertSound()
    {
        var lint = await tree.Wo("lint");
        Assert.True(lint.ExitCode == 0, lint.Output);
        var reconcile = await tree.Wo("reconcile");
        Assert.True(reconcile.ExitCode == 0, reconcile.Output);
    }

    private static string? Of(JsonElement element, string key) => element.GetProperty(key).GetString();

    private static IEnumerable<string> Texts(JsonElement list) =>
        list.EnumerateArray().Select(static item => item.GetString()!);
}
