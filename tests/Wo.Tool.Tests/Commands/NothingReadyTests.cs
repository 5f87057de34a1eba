namespace Wo.Tool.Tests.Commands;

/// <summary>Why nothing can be taken, for people and in one word for programs.</summary>
public sealed class NothingReadyTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task All_is_done_where_nothing_waits_and_nothing_runs()
    {
        tree.Put("WO-1", "done");

        Assert.Equal("all_done", await Reason());
    }

    [Fact]
    public async Task The_rest_is_held_where_it_is_running()
    {
        await tree.TakeOne();

        Assert.Equal("held", await Reason());
    }

    [Fact]
    public async Task What_may_change_the_same_files_as_running_work_is_held()
    {
        await tree.TakeOne();
        tree.Put("WO-2");

        Assert.Equal("held", await Reason("WO-2: "));
    }

    [Fact]
    public async Task What_waits_for_other_work_is_blocked()
    {
        tree.Put("WO-2", more: "dependencies: [WO-3]").Put("WO-3", "failed");

        Assert.Equal("blocked", await Reason("WO-2: WO-2 waits for WO-3 (failed)"));
    }

    [Fact]
    public async Task What_only_a_person_can_mend_is_invalid()
    {
        tree.PutText("WO-2", "pending", TreeSandbox.Valid("WO-2", "pending", "P9", "Two", ""));

        Assert.Equal("invalid", await Reason("WO-2: "));
    }

    [Fact]
    public async Task Many_that_wait_are_counted_and_the_first_are_named()
    {
        tree.Put("WO-1", "failed");
        for (var number = 2; number < 32; number++)
        {
            tree.Put($"WO-{number}", more: "dependencies: [WO-1]");
        }

        var run = await tree.Wo("take", "--next");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CAUSE: no work order is ready; 30 are waiting", run.Error);
        Assert.Contains("  WO-2: WO-2 waits for WO-1 (failed)", run.Error);
        Assert.Contains("  10 more", run.Error);
    }

    private async Task<string?> Reason(string? detail = null)
    {
        var run = await tree.Wo("take", "--next", "--json");
        Assert.Equal(1, run.ExitCode);
        var error = run.Json.GetProperty("error");
        Assert.Equal("NO_READY_WORK", error.GetProperty("code").GetString());
        if (detail is not null)
        {
            Assert.StartsWith(detail, error.GetProperty("details")[0].GetString());
        }

        return error.GetProperty("reason").GetString();
    }
}
