using Wo.Tool.Commands;
using Wo.Tool.Hosting;

namespace Wo.Tool.Tests.Commands;

public sealed class WaitCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("done", "done")]
    [InlineData("closed", "failed")]
    [InlineData("pending", "pending")]
    public async Task What_is_there_already_is_told_at_once(string until, string state)
    {
        var run = await tree.Put("WO-1", state).Wo("wait", "WO-1", "--until", until, "--json");

        Assert.Equal(0, run.ExitCode);
        var order = Assert.Single(run.Json.GetProperty("data").GetProperty("work_orders").EnumerateArray());
        Assert.Equal(("WO-1", state), (order.GetProperty("id").GetString(), order.GetProperty("state").GetString()));
    }

    [Theory]
    [InlineData("done", "running")]
    [InlineData("failed", "done")]
    [InlineData("failed", "partial")]
    [InlineData("done", "pending")]
    public async Task What_can_never_come_is_told_at_once(string state, string until)
    {
        var run = await tree.Put("WO-1", state).Wo("wait", "WO-1", "--until", until);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: STATE_OUT_OF_REACH\n", run.Error);
    }

    [Fact]
    public async Task Where_time_is_up_the_answer_is_no_and_says_where_it_stands()
    {
        tree.Put("WO-1").Put("WO-2", "done").Put("WO-3", "partial");

        var run = await tree.Wo("wait", "WO-1", "WO-2", "WO-3", "--timeout", "0", "--json");

        Assert.Equal(1, run.ExitCode);
        var error = run.Json.GetProperty("error");
        Assert.Equal("WAIT_TIMED_OUT", error.GetProperty("code").GetString());
        Assert.Equal(
            ["WO-1 is pending", "WO-3 is partial"],
            error.GetProperty("details").EnumerateArray().Select(detail => detail.GetString())
        );
        Assert.Equal(0, (await tree.Wo("wait", "WO-1", "WO-2", "--any", "--timeout", "0")).ExitCode);
        Assert.Equal(1, (await tree.Wo("wait", "--any", "--timeout", "0")).ExitCode);
    }

    [Fact]
    public async Task What_another_process_does_ends_the_wait()
    {
        await tree.TakeOne();
        var waiting = tree.Wo("wait", "WO-1", "--until", "closed");

        await tree.Wo("finish", "WO-1", "--result", "failed", "--summary", "it is too hard");

        Assert.Equal("WO-1 is failed\n", Output(await waiting));
    }

    [Fact]
    public async Task What_a_hand_or_a_checkout_does_ends_the_wait()
    {
        tree.Put("WO-1");
        tree.Commit("pending");
        File.Move(tree.FileOf("pending", "WO-1"), Made(tree.FileOf("done", "WO-1")));
        tree.Commit("done");
        tree.Git.Git("checkout", "--quiet", "HEAD~1");
        var waiting = tree.Wo("wait", "WO-1");

        tree.Git.Git("checkout", "--quiet", "-");

        Assert.Equal("WO-1 is done\n", Output(await waiting));
    }

    [Fact]
    public async Task What_becomes_ready_ends_the_wait_for_something_to_do()
    {
        tree.Put("WO-1", more: "dependencies: [WO-2]");
        Assert.Equal(1, (await tree.Wo("wait", "--ready", "--timeout", "0")).ExitCode);
        var waiting = tree.Wo("wait", "--ready");

        tree.Put("WO-2", "done");

        Assert.Equal("WO-1 is ready\n", Output(await waiting));
    }

    [Fact]
    public async Task A_request_to_stop_ends_the_wait()
    {
        tree.Put("WO-1");
        var interrupts = new FakeInterrupts();
        var waiting = ToolRun.OfAsync(
            ["wait", "WO-1"],
            CommandCatalog.Create(),
            interrupts: _ => interrupts,
            workingDirectory: tree.Directory
        );

        interrupts.Send(InterruptSignal.Interrupt);

        Assert.Equal(130, (await waiting).ExitCode);
    }

    [Fact]
    public async Task In_the_worktree_of_a_work_order_it_is_that_one()
    {
        tree.Directory = (await tree.TakeOne()).GetProperty("worktree").GetString()!;

        Assert.Equal("WO-1 is running\n", Output(await tree.Wo("wait", "--until", "running")));
    }

    [Theory]
    [InlineData("--ready", "--any")]
    [InlineData("--ready", "--until", "done")]
    [InlineData("--ready", "WO-1")]
    [InlineData("WO-1", "--until", "finsihed")]
    [InlineData("WO-1", "--timeout", "-1")]
    [InlineData("WO-1", "--timeout", "soon")]
    [InlineData("")]
    public async Task What_contradicts_itself_is_an_error_of_usage(params string[] words) =>
        Assert.Equal(2, (await tree.Put("WO-1").Wo(["wait", .. words])).ExitCode);

    private static string Output(ToolRun run)
    {
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }

    private static string Made(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
