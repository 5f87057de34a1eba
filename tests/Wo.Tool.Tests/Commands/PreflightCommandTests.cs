using System.Text.Json;

namespace Wo.Tool.Tests.Commands;

public sealed class PreflightCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task A_preflight_lists_every_check_and_the_worktree_that_take_would_make()
    {
        tree.Put("WO-1");

        var run = await tree.Wo("preflight", "WO-1");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  ok  dependencies  it waits for nothing\n", run.Output);
        Assert.Contains("/.worktrees/WO-1 (new, on a new branch feat/wo-WO-1)\n", run.Output);
        Assert.EndsWith("next  wo take WO-1\n", run.Output);
    }

    [Fact]
    public async Task A_preflight_lists_what_is_wrong_together_and_exits_with_the_first()
    {
        tree.Put("WO-1", priority: "urgent", more: "dependencies: [WO-2]").Put("WO-2");
        tree.Git.Surroundings.Write(".worktrees/WO-1/in the way", "x");

        var run = await tree.Wo("preflight", "WO-1", "--json");

        Assert.Equal(5, run.ExitCode);
        Assert.Equal("WO_INVALID", run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(
            [null, null, "WO_INVALID", "UNMET_DEPENDENCY", null, "WORKTREE_UNAVAILABLE"],
            run.Json.GetProperty("data")
                .GetProperty("checks")
                .EnumerateArray()
                .Select(check => check.GetProperty("code").GetString())
        );
    }

    [Theory]
    [InlineData("WO-0001", 5)] // done
    [InlineData("WO-0002", 5)] // waits
    [InlineData("WO-0003", 5)] // failed
    [InlineData("WO-0004", 0)] // partial
    [InlineData("WO-0005", 6)] // unreadable
    [InlineData("WO-0006", 6)] // in conflict
    [InlineData("WO-0010", 0)] // pending
    [InlineData("WO-0099", 3)] // not there
    public async Task A_preflight_says_what_take_then_says_and_changes_nothing_on_disk(string id, int exitCode)
    {
        tree.PutVariety();
        var before = tree.Contents();

        var run = await tree.Wo("preflight", id, "--json");

        Assert.Equal(before, tree.Contents());
        Assert.Equal(exitCode, run.ExitCode);
        var take = await tree.Wo("take", id, "--json");
        Assert.Equal(exitCode, take.ExitCode);
        Assert.Equal(CodeOf(run), CodeOf(take));
    }

    [Fact]
    public async Task A_preflight_of_a_running_work_order_names_its_holder_and_changes_nothing_on_disk()
    {
        tree.Put("WO-1");
        await tree.Wo("take", "WO-1");
        var before = tree.Contents();

        var run = await tree.Wo("preflight", "WO-1");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("  no  state         WO-1 is held by ada on ", run.Output);
        Assert.Equal(before, tree.Contents());
    }

    [Fact]
    public async Task A_preflight_exits_with_6_where_only_something_unreadable_stands_in_the_way()
    {
        tree.Put("WO-1", more: "dependencies: [WO-7]")
            .Put("WO-2", more: "dependencies: [WO-7, WO-3]")
            .Put("WO-3")
            .PutText("WO-7", "done", "title: [torn");

        Assert.Equal(6, (await tree.Wo("preflight", "WO-1")).ExitCode);
        Assert.Equal(5, (await tree.Wo("preflight", "WO-2")).ExitCode);
    }

    private static string? CodeOf(ToolRun run) =>
        run.Json.GetProperty("error") is { ValueKind: JsonValueKind.Object } error
            ? error.GetProperty("code").GetString()
            : null;
}
