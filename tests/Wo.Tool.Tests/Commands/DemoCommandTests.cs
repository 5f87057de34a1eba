using System.Text.Json;
using Wo.TestKit;
using Wo.Tool.Commands;
using Wo.Tool.Hosting;

namespace Wo.Tool.Tests.Commands;

[Soak]
public sealed class DemoCommandTests : IDisposable
{
    private readonly TreeSandbox elsewhere = new(withTree: false);

    public void Dispose() => elsewhere.Dispose();

    [Fact]
    public async Task The_demo_walks_through_everything_and_leaves_nothing_behind()
    {
        var before = elsewhere.Contents();

        var run = await elsewhere.Wo("demo");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Empty(run.Complaints);
        foreach (
            var command in new[] { "init", "new", "list", "take", "session result", "finish", "reconcile", "status" }
        )
        {
            Assert.Contains($" $ wo {command}", run.Output);
        }

        Assert.Contains("(killed)", run.Output);
        Assert.Contains("INTERRUPTED_TRANSITION", run.Output);
        Assert.Contains("consistent: nothing found", run.Output);
        Assert.False(Directory.Exists(RepositoryIn(run.Output)));
        Assert.Equal(before, elsewhere.Contents());
    }

    [Fact]
    public async Task The_demo_is_one_json_object_with_every_step_and_keeps_the_repository_where_asked_to()
    {
        var run = await elsewhere.Wo("demo", "--json", "--keep");

        var data = run.Json.GetProperty("data");
        var repository = data.GetProperty("repository").GetString()!;
        try
        {
            Assert.Equal(0, run.ExitCode);
            Assert.True(File.Exists(Path.Combine(repository, "_ctx/jobs/done/WO-0001.yaml")));
            Assert.True(File.Exists(Path.Combine(repository, "_ctx/jobs/running/WO-0002.yaml")));
            var killed = data.GetProperty("steps")
                .EnumerateArray()
                .SelectMany(step => step.GetProperty("commands").EnumerateArray())
                .Where(command => command.GetProperty("exit_code").GetInt32() != 0);
            Assert.Equal("wo take WO-0002", Assert.Single(killed).GetProperty("command").GetString());
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(repository)!, recursive: true);
        }
    }

    [Fact]
    public async Task The_demo_does_not_mind_what_the_caller_has_set_for_another_repository()
    {
        elsewhere.Variables["WO_ROOT"] = "/nowhere";
        elsewhere.Variables["WO_TOKEN"] = "of something else";
        elsewhere.Variables["WO_LOCK_TTL_SEC"] = "0";

        var run = await elsewhere.Wo("demo");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(16)]
    public async Task The_demo_answers_a_signal_as_every_command_does(int moment)
    {
        var interrupts = new FakeInterrupts();

        var run = await ToolRun.OfAsync(
            ["demo"],
            CommandCatalog.Create(),
            time: new InterruptingTime(interrupts, moment),
            interrupts: _ => interrupts,
            workingDirectory: elsewhere.Directory
        );

        Assert.True(run.ExitCode == 130, run.Output + run.Error);
        Assert.Contains("TRIFECTA_ERROR_CODE: INTERRUPTED\n", run.Error);
        Assert.Contains("NEXT_STEPS:\n  wo demo\n", run.Error);

        // Where it was run there need be no tree whose status could tell anything.
        Assert.EndsWith("VERIFY:\n  wo demo\n", run.Error);
    }

    private static string RepositoryIn(string output)
    {
        const string Before = "set up ";
        var start = output.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return output[start..output.IndexOf('\n', start)];
    }

    /// <summary>A clock that sends a signal when it is read for the n-th time: while a command of the story runs.</summary>
    private sealed class InterruptingTime(FakeInterrupts interrupts, int moment) : TimeProvider
    {
        private int readings;

        public override DateTimeOffset GetUtcNow()
        {
            if (Interlocked.Increment(ref readings) == moment)
            {
                interrupts.Send(InterruptSignal.Interrupt);
            }

            return base.GetUtcNow();
        }
    }
}
