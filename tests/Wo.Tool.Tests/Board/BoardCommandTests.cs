using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Wo.TestKit;
using Wo.Tool.Hosting;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Board;

/// <summary>The server of the page: what it tells, when, and how it begins and ends.</summary>
public sealed class BoardCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public BoardCommandTests() =>
        tree.Put("WO-0001", "done").Put("WO-0002").Put("WO-0003", more: "dependencies: [WO-0002]");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task The_page_shows_what_the_commands_answer()
    {
        await using var board = await BoardRun.Start(tree);

        var listed = (await tree.Wo("list", "--json")).Json;
        Assert.True(JsonElement.DeepEquals(listed, await board.Get("/data/list")));
        Assert.Equal("WO-0002", (await board.Get("/data/ready")).GetProperty("data")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Looking_changes_nothing_in_the_tree_and_takes_no_lock()
    {
        await tree.Wo("take", "WO-0002");
        await using var board = await BoardRun.Start(tree);
        var before = TreeSnapshot.Of(tree.Git.Root);

        await board.Get("/data/list");
        await board.Get("/data/ready");

        Assert.Empty(before.Changes(TreeSnapshot.Of(tree.Git.Root), ".git/wo/summaries"));
    }

    [Fact]
    public async Task Browsers_are_told_of_each_change_once_it_can_be_seen()
    {
        await using var board = await BoardRun.Start(tree);
        using var one = new StreamReader(
            await board.Client.GetStreamAsync("/data/events", TestContext.Current.CancellationToken)
        );
        using var other = new StreamReader(
            await board.Client.GetStreamAsync("/data/events", TestContext.Current.CancellationToken)
        );
        Assert.NotEmpty(await NextEvent(one));
        Assert.NotEmpty(await NextEvent(other));

        Assert.Equal(0, (await tree.Wo("take", "WO-0002")).ExitCode);

        foreach (var reader in (StreamReader[])[one, other])
        {
            do
            {
                await NextEvent(reader);
            } while (await State(board, "WO-0002") != "running");
        }

        // Also what an editor writes in place.
        await File.AppendAllTextAsync(
            tree.FileOf("pending", "WO-0003"),
            "# a remark\n",
            TestContext.Current.CancellationToken
        );
        await NextEvent(one);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_signal_ends_it_also_while_browsers_listen(bool fromTerminal)
    {
        var board = await BoardRun.Start(tree);
        using var events = new StreamReader(
            await board.Client.GetStreamAsync("/data/events", TestContext.Current.CancellationToken)
        );
        await NextEvent(events);

        var (exitCode, error) = await board.End(fromTerminal ? InterruptSignal.Interrupt : InterruptSignal.Terminate);

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("TRIFECTA_ERROR_CODE", error, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() =>
            board.Client.GetAsync("/", TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_port_that_another_process_has_is_an_error_card()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var run = await tree.Wo("board", "--port", port);

        Assert.Equal(4, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: CANNOT_LISTEN\n", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            $"127.0.0.1:{port} cannot be listened on: another process has this port",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_port_that_is_asked_for_is_served()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        await using var board = await BoardRun.Start(tree, $"--port={port}");

        Assert.Equal(port, board.Address.Port);
    }

    [Theory]
    [InlineData("--port", "0")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "http")]
    [InlineData("--json")]
    public async Task What_cannot_be_served_is_wrong_usage(params string[] options)
    {
        Assert.Equal(2, (await tree.Wo(["board", .. options])).ExitCode);
    }

    private static async Task<string?> State(BoardRun board, string id) =>
        (await board.Get("/data/list"))
            .GetProperty("data")
            .EnumerateArray()
            .Single(row => row.GetProperty("id").GetString() == id)
            .GetProperty("state")
            .GetString();

    private static async Task<string> NextEvent(StreamReader events)
    {
        while (true)
        {
            var line = await events.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(line);
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line["data: ".Length..];
            }
        }
    }
}
