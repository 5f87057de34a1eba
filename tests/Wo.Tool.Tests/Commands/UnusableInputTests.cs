namespace Wo.Tool.Tests.Commands;

/// <summary>A backlog, definition of done or configuration that cannot be used: every command says so.</summary>
public sealed class UnusableInputTests : IDisposable
{
    private const string Conflict = "<<<<<<< HEAD\nversion: 1\n=======\nversion: 2\n>>>>>>> other\n";
    private readonly TreeSandbox tree = new();

    public UnusableInputTests() => tree.Put("WO-0001");

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("_ctx/backlog/backlog.yaml", 6)]
    [InlineData("_ctx/dod/dod.yaml", 6)]
    [InlineData("_ctx/policy/wo.yaml", 5)]
    public async Task Ready_work_is_listed_and_taken_with_the_same_answer(string path, int exitCode)
    {
        tree.Git.Write(path, Conflict);

        var (listed, taken) = (await tree.Wo("list", "--ready"), await tree.Wo("take", "--next"));

        Assert.Equal((exitCode, exitCode), (listed.ExitCode, taken.ExitCode));
        Assert.Equal(CodeOf(listed), CodeOf(taken));
        Assert.Contains($"{path}:", listed.Error);
        Assert.Contains("conflict markers, in lines 1, 3, 5", taken.Error);
    }

    [Theory]
    [InlineData("_ctx/backlog/backlog.yaml")]
    [InlineData("_ctx/dod/dod.yaml")]
    [InlineData("_ctx/policy/wo.yaml")]
    [InlineData("_ctx/policy/ctx_finish_ignore.yaml")]
    [InlineData("docs/backlog/schema/work_order.schema.json")]
    public async Task Reconcile_reports_each_unusable_file_with_the_lines_of_a_conflict(string path)
    {
        tree.Git.Write(path, Conflict);
        var before = tree.Contents();

        foreach (string[] command in new[] { ["reconcile"], (string[])["reconcile", "--apply"] })
        {
            var run = await tree.Wo(command);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("INPUT_INVALID", run.Output);
            Assert.Contains("conflict markers, in lines 1, 3, 5", run.Output);
        }

        Assert.Contains("conflict markers", (await tree.Wo("status")).Output);
        if (path == "_ctx/policy/wo.yaml")
        {
            Assert.Equal(before, tree.Contents());
        }
    }

    [Fact]
    public async Task A_backlog_that_is_gone_is_no_tree_in_order()
    {
        File.Delete(Path.Combine(tree.Git.Root, "_ctx/backlog/backlog.yaml"));

        Assert.Equal(6, (await tree.Wo("list", "--ready")).ExitCode);
        Assert.Equal(6, (await tree.Wo("take", "--next")).ExitCode);
        Assert.Equal(1, (await tree.Wo("reconcile")).ExitCode);
    }

    [Fact]
    public async Task A_work_order_with_conflict_markers_is_said_to_have_them()
    {
        tree.PutText("WO-0001", "pending", Conflict);

        Assert.Contains("conflict markers, in lines 1, 3, 5", (await tree.Wo("list")).Error);
        Assert.Contains("conflict markers, in lines 1, 3, 5", (await tree.Wo("show", "WO-0001")).Error);
    }

    [Fact]
    public async Task A_work_order_that_is_not_ready_is_explained()
    {
        tree.Put("WO-0002", more: "dependencies: [WO-0003]").Put("WO-0003", more: "dependencies: [WO-0002]");
        tree.Put("WO-0004", more: "dependencies: [WO-0099]").PutText("WO-0005", "pending", "title: [torn");

        var (text, json) = (
            await tree.Wo("list", "--ready", "--explain"),
            await tree.Wo("list", "--ready", "--explain", "--json")
        );

        Assert.Contains("WO-0002 is not ready\n  WO-0002 waits for WO-0003 (pending); these wait", text.Output);
        Assert.Contains("WO-0004 is not ready\n  WO-0004 waits for WO-0099 (missing)", text.Output);
        Assert.Contains("WO-0005 is not ready\n  _ctx/jobs/pending/WO-0005.yaml:", text.Output);
        Assert.DoesNotContain("WO-0001 is not", text.Output);
        var waiting = json.Json.GetProperty("data")[1];
        Assert.Equal("WO-0002", waiting.GetProperty("id").GetString());
        Assert.False(waiting.GetProperty("ready").GetBoolean());
        Assert.Contains("WO-0003", waiting.GetProperty("why")[0].GetString());
        Assert.Equal(2, (await tree.Wo("list", "--explain")).ExitCode);
        Assert.Contains("wait for each other", (await tree.Wo("preflight", "WO-0002")).Error);
    }

    private static string CodeOf(ToolRun run) => run.Error.Split("TRIFECTA_ERROR_CODE: ")[1].Split('\n')[0];
}
