using Microsoft.Extensions.Time.Testing;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Mcp;

/// <summary>Leases that were taken through the server last as long as it does.</summary>
public sealed class McpLeaseTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));
    private readonly TreeSandbox tree = new();

    public McpLeaseTests()
    {
        tree.Git.Write("_ctx/policy/wo.yaml", "lock_ttl_seconds: 3600\n");
        tree.Time = clock;
    }

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task They_are_renewed_while_the_client_is_there_and_no_longer()
    {
        tree.Put("WO-1");
        var client = await McpConversation.Start(tree);
        await client.Call("take", """{"id":"WO-1"}""");

        clock.Advance(TimeSpan.FromMinutes(20));
        var renewed = await Expiry(client);
        clock.Advance(TimeSpan.FromMinutes(20));
        var again = await Expiry(client);
        await client.End();
        clock.Advance(TimeSpan.FromMinutes(59));
        var last = (await tree.Wo("show", "WO-1", "--json")).Json.GetProperty("data").GetProperty("lease");

        Assert.Equal("2026-03-15T13:20:00Z", renewed);
        Assert.Equal("2026-03-15T13:40:00Z", again);
        Assert.Equal(again, last.GetProperty("expires_at").GetString());
    }

    [Fact]
    public async Task Work_that_has_passed_to_another_of_the_same_name_is_not_renewed_and_not_to_be_closed_any_more()
    {
        tree.Put("WO-1");
        await using var client = await McpConversation.Start(tree);
        await client.Call("take", """{"id":"WO-1"}""");
        Assert.Equal(0, (await tree.Wo("release", "WO-1", "--reason", "by hand")).ExitCode);
        var taken = await tree.Wo("take", "WO-1", "--json");
        Assert.Equal(0, taken.ExitCode);

        clock.Advance(TimeSpan.FromMinutes(20));
        var refused = await client.Call("finish", """{"id":"WO-1","result":"failed","summary":"mine?"}""");

        Assert.Equal("NOT_OWNER", refused.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("2026-03-15T13:00:00Z", await Expiry(client));
    }

    private static async Task<string?> Expiry(McpConversation client) =>
        (await client.Call("show", """{"id":"WO-1"}"""))
            .GetProperty("data")
            .GetProperty("lease")
            .GetProperty("expires_at")
            .GetString();
}
