namespace Wo.Tool.Tests.Commands;

public sealed class HeldWorkOrderTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Only_the_holder_may_finish_or_renew_a_work_order()
    {
        var token = (await tree.TakeOne()).GetProperty("token").GetString()!;

        Assert.Equal(4, (await tree.Wo("finish", "WO-1", "--summary", "x", "--owner", "mallory")).ExitCode);
        Assert.Equal(4, (await tree.Wo("finish", "WO-1", "--summary", "x", "--token", "wrong")).ExitCode);
        Assert.Equal(4, (await tree.Wo("heartbeat", "WO-1", "--owner", "mallory")).ExitCode);
        Assert.Equal(2, (await tree.Wo("finish", "WO-1", "--force", "--reason", "short")).ExitCode);

        tree.Variables["WO_OWNER"] = "mallory";
        tree.Variables["WO_TOKEN"] = token;
        Assert.Equal(0, (await tree.Wo("finish", "WO-1", "--summary", "x")).ExitCode);
    }

    [Fact]
    public async Task A_work_order_that_never_had_a_worktree_is_not_said_to_have_lost_one()
    {
        tree.Put("WO-1", "running");
        tree.Git.Write("_ctx/jobs/running/WO-1.lock", "Locked by ctx_wo_take.py at then\nUser: bob\n");

        var run = await tree.Wo("finish", "WO-1", "--owner", "bob", "--summary", "x");

        Assert.Equal(5, run.ExitCode);
        Assert.DoesNotContain("disk may not be mounted", run.Error);
    }

    [Fact]
    public async Task What_was_worked_on_in_the_main_worktree_and_given_back_gets_a_worktree_of_its_own()
    {
        tree.Put("WO-1");
        Assert.Equal(0, (await tree.Wo("take", "WO-1", "--no-worktree")).ExitCode);
        Assert.Equal(0, (await tree.Wo("release", "WO-1", "--reason", "not here")).ExitCode);

        var run = await tree.Wo("take", "WO-1", "--json");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("feat/wo-WO-1", run.Json.GetProperty("data").GetProperty("branch").GetString());
    }

    [Fact]
    public async Task A_heartbeat_tells_until_when_the_work_order_is_held()
    {
        await tree.TakeOne();

        var run = await tree.Wo("heartbeat", "WO-1", "--json");

        Assert.Equal(0, run.ExitCode);
        var data = run.Json.GetProperty("data");
        Assert.Equal("ada", data.GetProperty("owner").GetString());
        Assert.Equal(
            TimeSpan.FromDays(1),
            data.GetProperty("lease_expires_at").GetDateTime() - data.GetProperty("lease_renewed_at").GetDateTime()
        );
    }
}
