using System.Text;
using System.Text.Json;
using static Wo.Tool.Tests.Commands.ImportSandbox;

namespace Wo.Tool.Tests.Commands;

/// <summary>What each of the other tools writes keeps its ids, texts, order and dates.</summary>
public sealed class ImportSourceTests : IDisposable
{
    private readonly ImportSandbox import = new();

    private TreeSandbox Tree => import.Tree;

    public void Dispose() => import.Dispose();

    [Fact]
    public async Task Issues_of_beads_keep_ids_texts_priorities_dates_and_what_they_wait_for()
    {
        Tree.Git.Write(
            "issues.jsonl",
            """
            {"id":"bd-1","title":"Parse","description":"One\n\nTwo: a # line","status":"closed","priority":0,"issue_type":"bug","assignee":"ada","created_at":"2026-01-02T03:04:05Z","closed_at":"2026-01-03T03:04:05+02:00","close_reason":"fixed"}
            {"id":"bd-2","title":"Print","status":"in_progress","priority":4,"assignee":"bob","acceptance_criteria":"- it prints\n- on paper","labels":["io","io:print"],"dependencies":[{"issue_id":"bd-2","depends_on_id":"bd-1","type":"blocks"},{"issue_id":"bd-2","depends_on_id":"bd-3","type":"discovered-from"}],"comments":[{"id":1,"author":"eve","text":"a\nb"}]}
            {"id":"bd-3","title":"All of it","status":"open","priority":2}
            {"id":"bd-3.1","title":"A part","status":"open","priority":1,"dependencies":[{"issue_id":"bd-3.1","depends_on_id":"bd-3","type":"parent-child"}]}
            {"id":"bd-9","title":"Gone","status":"tombstone","priority":1}
            """
        );

        var run = await Tree.Wo("import", "beads", "issues.jsonl", "--json");

        Assert.Equal(0, run.ExitCode);
        var data = run.Json.GetProperty("data");
        Assert.Equal(4, data.GetProperty("imported").GetArrayLength());
        Assert.Equal(
            "bd-9",
            Assert.Single(data.GetProperty("skipped").EnumerateArray()).GetProperty("from").GetString()
        );
        var parsed = await import.Show("WO-bd-1");
        Assert.Equal("One\n\nTwo: a # line", parsed.GetProperty("objective").GetString());
        Assert.Equal("2026-01-03T01:04:05.000000+00:00", parsed.GetProperty("closed_at").GetString());
        Assert.Equal(("done", "P0", "ada"), (Of(parsed, "status"), Of(parsed, "priority"), Of(parsed, "owner")));
        Assert.Equal("fixed", parsed.GetProperty("x_imported").GetProperty("close_reason").GetString());
        var printed = await import.Show("WO-bd-2");
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
        Assert.Equal(["WO-bd-3.1"], Texts((await import.Show("WO-bd-3")).GetProperty("dependencies")));
        await import.AssertSound();
    }

    [Fact]
    public async Task Tasks_and_subtasks_of_Taskmaster_keep_their_order()
    {
        Tree.Git.Write(
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

        Assert.Equal(0, (await Tree.Wo("import", "taskmaster", "tasks.json")).ExitCode);

        Assert.Equal("how", Of((await import.Show("WO-TM-1")).GetProperty("x_imported"), "details"));
        Assert.Equal(
            ["WO-TM-1", "WO-TM-2.1", "WO-TM-2.2", "WO-TM-2.3"],
            Texts((await import.Show("WO-TM-2")).GetProperty("dependencies"))
        );
        Assert.Equal(["WO-TM-2.2", "WO-TM-2.1"], Texts((await import.Show("WO-TM-2.3")).GetProperty("dependencies")));
        Assert.Equal("failed", Of(await import.Show("WO-TM-2.2"), "status"));
        Assert.Equal(["WO-TM-next-1"], Texts((await import.Show("WO-TM-next-2")).GetProperty("dependencies")));
        await import.AssertSound();
    }

    [Fact]
    public async Task Tasks_of_Backlog_md_keep_sections_boxes_and_people()
    {
        import.PutTask(
            "tasks",
            "task-1 - Old-name.md",
            "id: BACK-1\ntitle: 'Old: name'\nstatus: Done\nassignee:\n  - @ada\ncreated_date: '2025-06-04'",
            ""
        );
        import.PutTask(
            "tasks",
            "back-2 - New.md",
            "id: BACK-2\ntitle: New\nstatus: To Do\nassignee: []\ndependencies:\n  - task-1\npriority: high\nlabels: [ui]",
            "\n## Description\n\n<!-- SECTION:DESCRIPTION:BEGIN -->\nWhy **it** is.\n\n```md\n## not a heading\n```\n<!-- SECTION:DESCRIPTION:END -->\n\n## Acceptance Criteria\n<!-- AC:BEGIN -->\n- [x] #1 one\n- [ ] #2 two\n<!-- AC:END -->\n\n## Implementation Plan\n\n1. go\n"
        );
        import.PutTask(
            "completed",
            "back-3 - Over.md",
            "id: BACK-3\ntitle: Over\nstatus: Done\nparent_task_id: BACK-2",
            "Text alone"
        );
        import.PutTask("archive/tasks", "back-4 - No.md", "id: BACK-4\ntitle: No\nstatus: To Do", "");
        import.PutTask("drafts", "draft-1 - Idea.md", "id: draft-1\ntitle: Idea\nstatus: Draft", "");
        Tree.Git.Write("backlog/tasks/readme.md", "no task\n");
        import.PutTask("tasks", "named by hand.md", "id: BACK-5\ntitle: By hand\nstatus: To Do", "");

        var run = await Tree.Wo("import", "backlog", ".", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["tasks/readme.md", "draft-1 - Idea"],
            run.Json.GetProperty("data").GetProperty("skipped").EnumerateArray().Select(static item => Of(item, "from"))
        );
        Assert.Equal("pending", Of(await import.Show("WO-BACK-5"), "status"));
        var added = await import.Show("WO-BACK-2");
        Assert.Equal("Why **it** is.\n\n```md\n## not a heading\n```", Of(added, "objective"));
        Assert.Equal(["[x] one", "two"], Texts(added.GetProperty("x_acceptance_criteria")));
        Assert.Equal(["WO-BACK-1", "WO-BACK-3"], Texts(added.GetProperty("dependencies")));
        Assert.Equal("1. go", Of(added.GetProperty("x_imported"), "implementation_plan"));
        Assert.Equal(
            ("done", "ada"),
            (Of(await import.Show("WO-BACK-1"), "status"), Of(await import.Show("WO-BACK-1"), "owner"))
        );
        Assert.Equal("Text alone", Of(await import.Show("WO-BACK-3"), "objective"));
        Assert.Equal("failed", Of(await import.Show("WO-BACK-4"), "status"));
        await import.AssertSound();
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
        Tree.Input = json;

        var run = await Tree.Wo("import", "github", "-");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("waits for WO-GH-3, which was given up", run.Output, StringComparison.Ordinal);
        var open = await import.Show("WO-GH-7");
        Assert.Equal("It does.\n\nBlocked by #3, org/other#9", Of(open, "objective"));
        Assert.Equal(("P0", "pending"), (Of(open, "priority"), Of(open, "status")));
        Assert.Equal(["WO-GH-3"], Texts(open.GetProperty("dependencies")));
        Assert.Equal("https://example.org/7", Of(open.GetProperty("trace"), "ticket"));
        Assert.Equal(["bug", "priority: critical"], Texts(open.GetProperty("x_imported").GetProperty("labels")));
        Assert.Equal(
            ("failed", "failed"),
            (Of(await import.Show("WO-GH-3"), "status"), Of(await import.Show("WO-GH-3"), "result"))
        );
        await import.AssertSound();
    }

    [Fact]
    public async Task A_text_in_UTF16_is_read()
    {
        var path = Tree.At("issues.jsonl");
        await File.WriteAllTextAsync(
            path,
            """{"id":"b-1","title":"Grüße 🚀","status":"open"}""",
            Encoding.Unicode,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(0, (await Tree.Wo("import", "beads", "issues.jsonl")).ExitCode);

        Assert.Equal("Grüße 🚀", Of(await import.Show("WO-b-1"), "title"));
    }
}
