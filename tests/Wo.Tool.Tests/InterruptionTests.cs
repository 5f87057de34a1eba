using Wo.Tool.Hosting;

namespace Wo.Tool.Tests;

public sealed class InterruptionTests
{
    [Theory]
    [InlineData(InterruptSignal.Hangup, 129, "SIGHUP")]
    [InlineData(InterruptSignal.Interrupt, 130, "SIGINT")]
    [InlineData(InterruptSignal.Terminate, 143, "SIGTERM")]
    internal async Task An_interruption_has_the_exit_code_of_its_signal(
        InterruptSignal signal,
        int exitCode,
        string name
    )
    {
        var interrupts = new FakeInterrupts();
        interrupts.Send(signal);

        ToolRun run = await ToolRun.OfAsync(["wait"], interrupts: _ => interrupts);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains($"CAUSE: stopped by {name}; ", run.Error);
        Assert.Contains("NEXT_STEPS:\n  wo wait\n", run.Error);
    }

    [Fact]
    public async Task An_interruption_after_the_work_was_done_does_not_hide_that_it_was()
    {
        var interrupts = new FakeInterrupts();
        interrupts.Send(InterruptSignal.Interrupt);

        ToolRun run = await ToolRun.OfAsync(["wait", "--finish"], interrupts: _ => interrupts);

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("finished\n", run.Output);
    }
}
