using Microsoft.Extensions.Time.Testing;
using Wo.Tool.Output;

namespace Wo.Tool.Tests;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter error = new();
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void No_progress_line_comes_while_a_step_takes_less_than_a_second()
    {
        using (NewProgress().Follow("git worktree add"))
        {
            time.Advance(TimeSpan.FromSeconds(0.9));
        }

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(error.ToString());
    }

    [Fact]
    public void Progress_lines_come_at_growing_distances_and_name_the_step()
    {
        using (NewProgress().Follow("command 2"))
        {
            for (int i = 0; i < 10; i++)
            {
                time.Advance(TimeSpan.FromSeconds(1));
            }
        }

        Assert.Equal(
            "…still running: command 2 (1 s)\n…still running: command 2 (2 s)\n"
                + "…still running: command 2 (4 s)\n…still running: command 2 (8 s)\n",
            error.ToString()
        );
    }

    [Fact]
    public void Progress_lines_are_left_out_where_nobody_looks()
    {
        Assert.Null(new Progress(null, time).Follow("anything"));
    }

    public void Dispose() => error.Dispose();

    private Progress NewProgress() => new(new TextOutput(error, color: false, Verbosity.Normal), time);
}
