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
