using System.Globalization;
using Wo.Engine.Processes;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Processes;

/// <summary>A child leads its own session, and is ended with everything in it.</summary>
public sealed class ProcessSessionTests
{
    [Fact]
    public void A_child_is_out_of_reach_of_the_terminals_interrupt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");

        // The terminal sends SIGINT to its foreground process group. A session leader is in a group of its own,
        // and its session has no terminal at all (0), so it cannot prompt on one or be stopped by one either.
        var fields = Child.Run(new ProcessRequest("cat", ["/proc/self/stat"], "/")).Output.Split(' ');

        var (pid, group, session, terminal) = (fields[0], fields[4], fields[5], fields[6]);
        Assert.Equal((pid, pid, "0"), (group, session, terminal));
    }

    [Fact]
    public void A_time_out_ends_the_child()
    {
        var runner = new ProcessRunner(new LeapingClock(TimeSpan.FromHours(1)));

        var outcome = runner.Run(
            new ProcessRequest("sleep", ["1000"], "/")
            {
                TimeLimit = TimeSpan.FromSeconds(10),
                Grace = TimeSpan.MaxValue,
            },
            TestContext.Current.CancellationToken
        );

        Assert.Equal((ProcessEnd.TimedOut, 15), (outcome.End, outcome.Code));
    }

    [Fact]
    public void A_child_that_ended_in_time_is_not_timed_out()
    {
        var outcome = Child.Run(Child.Shell("exit 4") with { TimeLimit = TimeSpan.FromHours(1) });

        Assert.Equal((ProcessEnd.Exited, 4), (outcome.End, outcome.Code));
    }

    [Fact]
    public void A_canceled_token_starts_nothing()
    {
        using var directory = new TemporaryDirectory();

        var outcome = Child.Runner.Run(
            Child.Shell("touch \"$1\"", directory.At("touched")),
            new CancellationToken(canceled: true)
        );

        Assert.Equal(ProcessEnd.Canceled, outcome.End);
        Assert.Empty(Directory.GetFiles(directory.Path));
    }

    [Fact]
    public async Task Cancellation_gives_the_child_the_time_to_clean_up()
    {
        var (outcome, _) = await CancelOnceReady(
            "trap 'echo cleaned; exit 9' TERM; echo $$ > \"$1\"; while :; do sleep 0.01; done",
            grace: TimeSpan.MaxValue
        );

        Assert.Equal((ProcessEnd.Canceled, 9, "cleaned\n"), (outcome.End, outcome.Code, outcome.Output));
    }

    [Theory]
    [InlineData("trap '' TERM; echo $$ > \"$1\"; while :; do sleep 1000; done")] // deaf itself
    [InlineData("(trap '' TERM; exec sleep 1000) & echo $$ $! > \"$1\"; wait")] // its child is deaf
    [InlineData("set -m; sleep 1000 & echo $$ $! > \"$1\"; wait")] // its child has a process group of its own
    [InlineData("echo $$ > \"$1\"; kill -STOP $$")] // stopped
    public async Task Nothing_of_a_canceled_child_survives(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "finds other groups of a session through /proc");

        var (outcome, pids) = await CancelOnceReady(script, grace: TimeSpan.FromMilliseconds(50));

        Assert.Equal(ProcessEnd.Canceled, outcome.End);
        Assert.NotEmpty(pids);
        Assert.All(pids, pid => Assert.True(Child.Ends(pid), $"{pid} survived"));
    }

    [Fact]
    public async Task A_follower_of_a_dead_child_gets_its_grace_too()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "finds followers through /proc");

        // The leader dies of TERM at once; its child needs a moment, and gets it.
        var (outcome, _) = await CancelOnceReady(
            "sh -c 'trap \"sleep 0.2; echo cleaned; exit 0\" TERM; echo $$ > \"$1\"; while :; do sleep 0.01; done' sh \"$1\" & wait",
            grace: TimeSpan.MaxValue
        );

        Assert.Equal("cleaned\n", outcome.Output);
    }

    /// <summary>Runs a script, and cancels it once it has written process ids into the FIFO <c>$1</c>.</summary>
    private static async Task<(ProcessOutcome Outcome, int[] Pids)> CancelOnceReady(string script, TimeSpan grace)
    {
        using var directory = new TemporaryDirectory();
        var fifo = directory.At("ready");
        Assert.True(Child.Run("mkfifo \"$1\"", fifo).Succeeded);
        using var cancellation = new CancellationTokenSource();

        var request = Child.Shell(script, fifo) with { Grace = grace };
        var run = Task.Run(() => Child.Runner.Run(request, cancellation.Token), CancellationToken.None);
        var line = await File.ReadAllTextAsync(fifo, CancellationToken.None);
        await cancellation.CancelAsync();
        var pids = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return (await run, [.. pids.Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))]);
    }
}
