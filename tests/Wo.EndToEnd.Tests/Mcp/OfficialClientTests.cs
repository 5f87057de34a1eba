using System.Diagnostics;
using System.Text.Json;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Mcp;

/// <summary>The server as the official client of the protocol finds it.</summary>
public sealed class OfficialClientTests
{
    private static readonly string Client = Path.Join(SourceTree.Root, "tests", "mcp-client");

    [Fact]
    public async Task A_client_that_has_nothing_but_the_tools_does_work_orders_and_gets_its_work_back_after_a_kill()
    {
        using var files = new TemporaryDirectory();
        // Open for both sides it blocks nobody; closed again, it ends what still reads: the command of the server that was killed.
        await using var pipe = Pipe(files);
        using var tree = new SampleTree(
            new SampleWorkOrder("WO-0001"),
            new SampleWorkOrder("WO-0002") { Verify = [$"read -r _ < \"{pipe.Name}\""] }
        );
        var (command, arguments) = WoTool.Command;

        var seen = await Run(tree.Root, [command, .. arguments, "mcp", "--owner", "agent-1"]);

        Assert.Equal(["WO-0001", "WO-0002"], Strings(seen.GetProperty("ready")));
        Assert.Equal("agent-1", seen.GetProperty("taken").GetProperty("owner").GetString());
        Assert.StartsWith("WO_NOT_FOUND: ", seen.GetProperty("heldByRefused").GetString(), StringComparison.Ordinal);
        Assert.Equal("stopped", seen.GetProperty("stopped").GetString());
        Assert.Contains("read -r _", Strings(seen.GetProperty("progress"))[0], StringComparison.Ordinal);
        Assert.Equal("running", seen.GetProperty("second").GetProperty("state").GetString());
        Assert.Equal("done", seen.GetProperty("finished").GetProperty("state").GetString());
        Assert.Contains("Take WO-0002, and do it.", seen.GetProperty("prompt").GetString(), StringComparison.Ordinal);
        Assert.Equal(["wo://{id}"], Strings(seen.GetProperty("templates")));
        Assert.Equal("stopped", seen.GetProperty("killed").GetString());
        Assert.True(seen.GetProperty("resumed").GetProperty("resumed").GetBoolean());
        Assert.Equal("pending", seen.GetProperty("released").GetProperty("state").GetString());
        Assert.Equal("", seen.GetProperty("complaints").GetString());
        Assert.DoesNotContain("\"token\"", seen.GetRawText(), StringComparison.Ordinal);
        foreach (var (id, state) in (List<(string, string)>)[("WO-0001", "done"), ("WO-0002", "pending")])
        {
            tree.Promises.Told(id, "running");
            tree.Promises.Told(id, state);
        }

        tree.AssertConsistent();
    }

    private static async Task<JsonElement> Run(string root, string[] server)
    {
        Assert.SkipUnless(Programs.Has("node"), "needs node");
        Assert.SkipUnless(
            Directory.Exists(Path.Join(Client, "node_modules")),
            "needs the packages of tests/mcp-client: npm ci there"
        );
        var start = new ProcessStartInfo("node", [Path.Join(Client, "client.mjs"), root, .. server])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("WO_", StringComparison.Ordinal)))
        {
            start.Environment[name] = null;
        }

        foreach (var (name, value) in GitSandbox.Settings)
        {
            start.Environment[name] = value;
        }

        using var client = Process.Start(start)!;
        var error = client.StandardError.ReadToEndAsync(TestRun.Cancellation);
        var output = await client.StandardOutput.ReadToEndAsync(TestRun.Cancellation);
        await client.WaitForExitAsync(TestRun.Cancellation);
        Assert.True(client.ExitCode == 0, await error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static FileStream Pipe(TemporaryDirectory files)
    {
        using var make = Process.Start("mkfifo", [files.At("release")]);
        make.WaitForExit();
        return new FileStream(files.At("release"), FileMode.Open, FileAccess.ReadWrite);
    }

    private static string[] Strings(JsonElement array) =>
        [.. array.EnumerateArray().Select(value => value.GetString()!)];
}
