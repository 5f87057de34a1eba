using System.Net;
using System.Text;
using System.Text.Json;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Board;

/// <summary>What the page may change: what the same commands would, and only where that is allowed.</summary>
public sealed class BoardActionTests : IDisposable
{
    private const string Reason = "the holder has gone home";

    private readonly TreeSandbox tree = new();

    public BoardActionTests() => tree.Put("WO-0001").Put("WO-0002", "failed");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Release_and_requeue_do_what_the_commands_do_and_refuse_what_they_refuse()
    {
        await tree.Wo("take", "WO-0001", "--owner", "agent-7");
        await using var board = await BoardRun.Start(tree, "--allow-actions");

        var held = await Act(board, "release", $$"""{"id":"WO-0001","reason":"{{Reason}}"}""");
        Assert.Equal("NOT_OWNER", held.GetProperty("error").GetProperty("code").GetString());
        var forced = await Act(board, "release", $$"""{"id":"WO-0001","reason":"{{Reason}}","force":true}""");
        Assert.Equal("pending", forced.GetProperty("data").GetProperty("state").GetString());
        var again = await Act(board, "requeue", $$"""{"id":"WO-0002","reason":"{{Reason}}"}""");
        Assert.Equal("pending", again.GetProperty("data").GetProperty("state").GetString());

        Assert.Contains(Reason, (await tree.Wo("log", "WO-0001")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_repairs_what_discards_nothing()
    {
        await tree.Wo("take", "WO-0001");
        tree.Git.Git("worktree", "unlock", tree.Git.Surroundings.At(".worktrees", "WO-0001"));
        await using var board = await BoardRun.Start(tree, "--allow-actions");
        Assert.NotEmpty(Findings(await board.Get("/data/findings")));

        await Act(board, "reconcile", "{}");

        Assert.Empty(Findings(await board.Get("/data/findings")));
    }

    [Theory]
    [InlineData("release", """{"id":"WO-0001"}""")]
    [InlineData("release", """{"id":["WO-0001"],"reason":"because of this"}""")]
    [InlineData("release", """[1]""")]
    [InlineData("release", """{""")]
    [InlineData("reconcile", """{"id":"WO-0001","reason":"because of this"}""")]
    [InlineData("finish", """{"id":"WO-0001","reason":"because of this"}""")]
    [InlineData("gc", "{}")]
    public async Task What_is_no_action_is_refused_and_changes_nothing(string name, string body)
    {
        await using var board = await BoardRun.Start(tree, "--allow-actions");

        Assert.Equal(HttpStatusCode.BadRequest, (await Post(board, name, body)).StatusCode);
    }

    [Fact]
    public async Task No_word_of_a_request_becomes_an_option()
    {
        await tree.Wo("take", "WO-0001", "--owner", "agent-7");
        await using var board = await BoardRun.Start(tree, "--allow-actions");

        foreach (var id in (string[])["--force", "--root=/", "WO-0001 --force", "../WO-0001"])
        {
            var answer = await Act(board, "release", $$"""{"id":"{{id}}","reason":"--force --owner=agent-7"}""");
            Assert.Equal("INVALID_ID", answer.GetProperty("error").GetProperty("code").GetString());
        }

        Assert.Contains("running", (await tree.Wo("show", "WO-0001")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_page_only_shows_there_are_no_actions()
    {
        await using var board = await BoardRun.Start(tree);

        Assert.Equal(HttpStatusCode.NotFound, (await Post(board, "reconcile", "{}")).StatusCode);
        Assert.Contains(
            "data-actions=\"no\"",
            await board.Client.GetStringAsync("/", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    private static JsonElement.ArrayEnumerator Findings(JsonElement answer) =>
        answer.GetProperty("data").GetProperty("findings").EnumerateArray();

    private static async Task<JsonElement> Act(BoardRun board, string name, string body)
    {
        var response = await Post(board, name, body);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        AnswerSchemas.Check(text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<HttpResponseMessage> Post(BoardRun board, string name, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/data/{name}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Origin", board.Address.ToString().TrimEnd('/'));
        return await board.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
