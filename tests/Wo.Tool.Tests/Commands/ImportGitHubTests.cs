using System.Text.Json;
using static Wo.Tool.Tests.Commands.ImportSandbox;

namespace Wo.Tool.Tests.Commands;

/// <summary>Every shape in which issues of GitHub are kept is read whole: what becomes no work order is named.</summary>
public sealed class ImportGitHubTests : IDisposable
{
    private readonly ImportSandbox import = new();

    private TreeSandbox Tree => import.Tree;

    public void Dispose() => import.Dispose();

    [Fact]
    public async Task An_archive_of_a_repository_gives_its_issues_and_names_its_pull_requests()
    {
        var data = await Import(
            """
            {"magic":"m","timestamp":"2026-01-01T00:00:00+00:00","repo":"o/r","labels":[{"name":"bug","color":"ffffff"}],
             "issues":[
              {"number":2,"id":"I_1","title":"Shorter names","url":"https://github.com/o/r/issues/2","state":"CLOSED","author":"eve","authorAssociation":"MEMBER","assignees":["ada"],"labels":["bug"],"body":"b","createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-03T03:04:05Z","closedAt":"2026-01-03T03:04:05Z","comments":[{"author":"bob","body":"so\r\nit is","createdAt":"2026-01-02T04:04:05Z"}]},
              {"number":5,"id":"I_2","title":"Open","url":"https://github.com/o/r/issues/5","state":"OPEN","author":"eve","assignees":[],"labels":[],"body":"","createdAt":"2026-01-02T03:04:05Z","closedAt":null,"comments":[]}],
             "pulls":[{"number":3,"id":"PR_1","title":"Fix","url":"https://github.com/o/r/pull/3","state":"MERGED"},{"number":4,"title":"Other fix","state":"CLOSED"}]}
            """
        );

        Assert.Equal(["WO-GH-2", "WO-GH-5"], Ids(data, "imported"));
        Assert.Equal(
            ["#3", "#4"],
            data.GetProperty("skipped").EnumerateArray().Select(static item => Of(item, "from"))
        );
        var closed = await import.Show("WO-GH-2");
        Assert.Equal(("done", "ada"), (Of(closed, "status"), Of(closed, "owner")));
        var origin = closed.GetProperty("x_imported");
        Assert.Equal(["bug"], Texts(origin.GetProperty("labels")));
        Assert.Equal(("eve", "MEMBER"), (Of(origin, "author"), Of(origin, "authorAssociation")));
        Assert.Equal("bob", Of(origin.GetProperty("comments")[0], "author"));
        await import.AssertSound();
    }

    [Theory]
    [InlineData(
        """{"data":{"repository":{"issues":{"nodes":[ISSUE],"pageInfo":{"hasNextPage":false}},"pullRequests":{"nodes":[{"number":8}]}}}}"""
    )]
    [InlineData("""{"data":{"search":{"edges":[{"node":ISSUE},{"node":{"number":8,"__typename":"PullRequest"}}]}}}""")]
    [InlineData("""{"total_count":2,"items":[ISSUE,{"number":8,"pull_request":{"url":"x"}}]}""")]
    [InlineData("""[[ISSUE],[{"number":8,"html_url":"https://github.com/o/r/pull/8"}]]""")]
    public async Task Answers_of_its_interfaces_are_read_as_they_come(string answer)
    {
        var data = await Import(
            answer.Replace(
                "ISSUE",
                """{"number":7,"title":"Crash","state":"OPEN","author":{"login":"eve"},"labels":{"nodes":[{"name":"priority: high"}]},"assignees":{"nodes":[{"login":"ada"}]}}""",
                StringComparison.Ordinal
            )
        );

        Assert.Equal(["WO-GH-7"], Ids(data, "imported"));
        Assert.Equal("#8", Of(Assert.Single(data.GetProperty("skipped").EnumerateArray()), "from"));
        var issue = await import.Show("WO-GH-7");
        Assert.Equal("P1", Of(issue, "priority"));
        Assert.Equal(["ada"], Texts(issue.GetProperty("x_imported").GetProperty("assignees")));
        await import.AssertSound();
    }

    [Fact]
    public async Task An_export_of_an_account_has_addresses_alone_and_several_repositories()
    {
        var data = await Import(
            """
            [{"type":"issue","url":"https://github.com/o/web/issues/1","repository":"https://github.com/o/web","user":"https://github.com/eve","title":"Menu","body":"Depends on #2 and o/api#1.","assignee":"https://github.com/ada","assignees":["https://github.com/ada"],"milestone":null,"labels":["https://github.com/o/web/labels/help%20wanted"],"reactions":[],"closed_at":null,"created_at":"2026-01-02T03:04:05Z"},
             {"type":"issue","url":"https://github.com/o/web/issues/2","repository":"https://github.com/o/web","user":"https://github.com/eve","title":"Done","body":null,"labels":[],"closed_at":"2026-01-03T03:04:05Z","created_at":"2026-01-02T03:04:05Z"},
             {"type":"issue","url":"https://github.com/o/api/issues/1","repository":"https://github.com/o/api","user":"https://github.com/eve","title":"Route","body":null,"labels":[],"closed_at":null,"created_at":"2026-01-02T03:04:05Z"},
             {"type":"pull_request","url":"https://github.com/o/api/pull/2","title":"Fix"}]
            """
        );

        Assert.Equal(["WO-GH-o-web-2", "WO-GH-o-api-1", "WO-GH-o-web-1"], Ids(data, "imported"));
        Assert.Equal("o/api#2", Of(Assert.Single(data.GetProperty("skipped").EnumerateArray()), "from"));
        var menu = await import.Show("WO-GH-o-web-1");
        Assert.Equal(["WO-GH-o-web-2", "WO-GH-o-api-1"], Texts(menu.GetProperty("dependencies")));
        var origin = menu.GetProperty("x_imported");
        Assert.Equal(["help wanted"], Texts(origin.GetProperty("labels")));
        Assert.Equal(["ada"], Texts(origin.GetProperty("assignees")));
        Assert.Equal("eve", Of(origin, "author"));
        Assert.Equal("done", Of(await import.Show("WO-GH-o-web-2"), "status"));
        await import.AssertSound();
    }

    [Fact]
    public async Task People_are_names_and_addresses_of_the_interface_are_left_out_at_any_depth()
    {
        const string Person =
            """{"login":"eve","id":1,"avatar_url":"https://a.example/1","url":"https://api.github.com/users/eve"}""";
        await Import(
            $$$"""[{"url":"https://api.github.com/repos/o/r/issues/1","html_url":"https://github.com/o/r/issues/1","number":1,"title":"t","state":"open","user":{{{Person}}},"milestone":{"url":"https://api.github.com/repos/o/r/milestones/2","html_url":"https://github.com/o/r/milestone/2","title":"Next","creator":{{{Person}}},"due_on":"2026-03-01"},"reactions":{"url":"https://api.github.com/repos/o/r/issues/1/reactions","total_count":2}}]"""
        );

        var issue = await import.Show("WO-GH-1");
        Assert.Equal("https://github.com/o/r/issues/1", Of(issue.GetProperty("trace"), "ticket"));
        var origin = issue.GetProperty("x_imported");
        Assert.DoesNotContain("api.github.com", origin.GetRawText(), StringComparison.Ordinal);
        var milestone = origin.GetProperty("milestone");
        Assert.Equal(
            ("Next", "eve", "2026-03-01"),
            (Of(milestone, "title"), Of(milestone, "creator"), Of(milestone, "due_on"))
        );
        Assert.Equal(2, origin.GetProperty("reactions").GetProperty("total_count").GetInt32());
    }

    [Theory]
    [InlineData("""{"number":1,"state":"CLOSED","labels":["wontfix"]}""", "failed")]
    [InlineData("""{"number":1,"state":"CLOSED","stateReason":"COMPLETED","labels":["wontfix"]}""", "done")]
    [InlineData("""{"number":1,"state":"closed","state_reason":"duplicate"}""", "failed")]
    [InlineData("""{"number":1,"state":"open","labels":["invalid"]}""", "pending")]
    [InlineData("""{"number":1,"closed_at":"2026-01-03T03:04:05Z"}""", "done")]
    public async Task What_was_closed_undone_is_told_by_its_reason_or_where_there_is_none_by_its_labels(
        string issue,
        string state
    )
    {
        await Import(issue);

        Assert.Equal(state, Of(await import.Show("WO-GH-1"), "status"));
    }

    [Fact]
    public async Task An_issue_in_another_repository_that_is_waited_for_is_told()
    {
        var data = await Import(
            """
            [{"number":1,"title":"a","state":"open","url":"https://github.com/o/r/issues/1","body":"- Blocked by: https://github.com/o/r/issues/2\n- Depends on:O/R#3, [other](https://github.com/x/y/issues/4)"},
             {"number":2,"title":"b","state":"open","url":"https://github.com/o/r/issues/2"},
             {"number":3,"title":"c","state":"open","url":"https://github.com/o/r/issues/3"},
             {"number":4,"title":"d","state":"open","url":"https://github.com/o/r/issues/4"}]
            """
        );

        var first = await import.Show("WO-GH-1");
        Assert.Equal(["WO-GH-2", "WO-GH-3"], Texts(first.GetProperty("dependencies")));
        Assert.Equal(["x/y#4"], Texts(first.GetProperty("x_imported").GetProperty("dependencies_left_out")));
        Assert.Contains("x/y#4, which is not in the file", data.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issue_with_the_same_number_in_another_repository_is_not_taken_for_one_that_is_here()
    {
        await Import("""[{"number":1,"title":"a","state":"open","url":"https://github.com/o/r/issues/1"}]""");
        Tree.Git.Write(
            "other.json",
            """[{"number":1,"title":"b","state":"open","url":"https://github.com/o/other/issues/1"}]"""
        );

        await import.AssertRefused(4, "ALREADY_EXISTS", "WO-GH-1 is in use", "import", "github", "other.json");

        Assert.Equal(
            ["WO-GH-1"],
            Ids(
                await Import("""[{"number":1,"title":"a","state":"closed","url":"https://github.com/O/R/issues/1"}]"""),
                "present"
            )
        );
    }

    private async Task<JsonElement> Import(string json)
    {
        Tree.Input = json;
        var run = await Tree.Wo("import", "github", "-", "--json");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run.Json.GetProperty("data");
    }

    private static IEnumerable<string?> Ids(JsonElement data, string list) =>
        data.GetProperty(list).EnumerateArray().Select(static item => Of(item, "id"));
}
