using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Board;

/// <summary>The server of the page as a process of its own: of the tool as it is installed.</summary>
[Soak]
public sealed class BoardProcessTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task It_serves_until_a_signal_ends_it(string signal)
    {
        using var tree = new SampleTree(2);
        using var board = Start(tree);
        using var client = await Client(board);

        Assert.Contains(
            "WO-0002",
            await client.GetStringAsync("data/list", TestRun.Cancellation),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<svg",
            await client.GetStringAsync("data/graph", TestRun.Cancellation),
            StringComparison.Ordinal
        );
        Assert.Contains("board.js", await client.GetStringAsync("", TestRun.Cancellation), StringComparison.Ordinal);
        await using var events = await client.GetStreamAsync("data/events", TestRun.Cancellation);
        Signals.Send(signal, board.Id);
        await board.WaitForExitAsync(TestRun.Cancellation);

        Assert.Equal(0, board.ExitCode);
        tree.AssertConsistent();
    }

    [Fact]
    public async Task A_process_that_is_killed_leaves_nothing_behind()
    {
        using var tree = new SampleTree(1);
        var before = tree.Snapshot();
        using (var board = Start(tree))
        {
            using var client = await Client(board);
            await client.GetStringAsync("data/list", TestRun.Cancellation);
            board.Kill();
            await board.WaitForExitAsync(TestRun.Cancellation);
        }

        Assert.Empty(before.Changes(tree.Snapshot(), ".git/wo/summaries"));
        await tree.Take("WO-0001");
        tree.AssertConsistent();
    }

    [Fact]
    public async Task A_second_one_on_the_same_port_is_refused_and_the_first_goes_on()
    {
        using var tree = new SampleTree(1);
        using var board = Start(tree);
        using var client = await Client(board);

        var refused = await tree.Tool.Run("board", "--port", $"{client.BaseAddress!.Port}");

        refused.AssertFailed(4, "CANNOT_LISTEN");
        using var answer = await client.GetAsync("data/list", TestRun.Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        board.Kill();
    }

    private static Process Start(SampleTree tree)
    {
        var (command, arguments) = WoTool.Command;
        var start = new ProcessStartInfo(command, [.. arguments, "board"])
        {
            WorkingDirectory = tree.Root,
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

        return Process.Start(start)!;
    }

    private static async Task<HttpClient> Client(Process board)
    {
        var line = await board.StandardOutput.ReadLineAsync(TestRun.Cancellation);
        Assert.NotNull(line);
        var parts = line.Split("#key=");
        var client = new HttpClient { BaseAddress = new Uri(parts[0]) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", parts[1]);
        return client;
    }
}
