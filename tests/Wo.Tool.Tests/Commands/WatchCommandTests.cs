namespace Wo.Tool.Tests.Commands;

/// <summary><c>wo watch --once</c>, and what <c>wo watch</c> says where there is no terminal. The rest needs a real one.</summary>
public sealed class WatchCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    // All samples have the same scope.
    public WatchCommandTests() => tree.Git.Write("_ctx/policy/wo.yaml", "scope_overlap: allow\n");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task One_view_is_printed_with_all_its_parts()
    {
        await tree.TakeOne();
        tree.Put("WO-2")
            .Put("WO-3", "failed")
            .Put("WO-4", "done", title: "over")
            .PutText("WO-5", "pending", "no: work order");
        await tree.Wo("session", "intent", "WO-1", "measure it");

        var run = await tree.Wo("watch", "--once");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\n2 pending (1 ready)  1 running  1 done  1 failed  0 partial\n", run.Output);
        Assert.Contains("\nRUNNING 1  OWNER  HELD", run.Output);
        Assert.Contains("\nWO-1       ada", run.Output);
        Assert.Contains("\n  intent: measure it\n", run.Output);
        Assert.Contains("\nWO_INVALID_SCHEMA", run.Output);
        Assert.Contains("\nREADY 1  PRIORITY", run.Output);
        Assert.Contains("\nLATEST (UTC)  WORK ORDER  VERB", run.Output);
        Assert.DoesNotContain("\u001b", run.Output);
        Assert.DoesNotContain(" \n", run.Output);
    }

    [Fact]
    public async Task The_view_is_an_object_for_scripts()
    {
        await tree.TakeOne();
        tree.Put("WO-2");

        var data = (await tree.Wo("watch", "--once", "--json")).Json.GetProperty("data");

        Assert.Equal(1, data.GetProperty("counts").GetProperty("running").GetInt32());
        var running = Assert.Single(data.GetProperty("running").EnumerateArray());
        Assert.Equal("WO-1", running.GetProperty("id").GetString());
        Assert.Equal("intent", running.GetProperty("last_entry").GetProperty("kind").GetString());
        Assert.Equal("WO-2", Assert.Single(data.GetProperty("next").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("take", data.GetProperty("latest")[0].GetProperty("verb").GetString());
        Assert.Equal(14, data.GetProperty("throughput").GetProperty("done_by_day").GetArrayLength());
    }

    [Fact]
    public async Task What_does_not_fit_a_line_of_a_terminal_is_cut_and_nothing_is_elsewhere()
    {
        tree.Put("WO-1", title: new string('x', 300));

        Assert.Contains(new string('x', 300), (await tree.Wo("watch", "--once")).Output);
        tree.Variables["NO_COLOR"] = "1";
        var lines = (await tree.Wo(["watch", "--once"], width: 60)).Output.Split('\n');
        Assert.All(lines, line => Assert.True(line.Length <= 60, line));
        Assert.Contains(lines, line => line.Contains("xxx…", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData]
    [InlineData("--json")]
    public async Task Without_a_terminal_the_answer_is_what_to_run_instead(params string[] words)
    {
        var run = await tree.Put("WO-1").Wo(["watch", .. words]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("wo watch --once", run.Error + run.Output);
    }
}
