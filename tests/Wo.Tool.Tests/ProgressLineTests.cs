using System.Text;
using Microsoft.Extensions.Time.Testing;
using Wo.Tool.Edge;
using Wo.Tool.Hosting;
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

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false, "--quiet")]
    [InlineData(false, false, "--json")]
    [InlineData(false, false, "--json", "--quiet")]
    public void Come_off_a_terminal_too_unless_quiet_or_an_object_is_asked_for(
        bool terminal,
        bool isShown,
        params string[] options
    )
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var environment = new ToolEnvironment
        {
            Console = new ConsoleStreams(output, errors, terminal, terminal),
            Variable = name => name == "NO_COLOR" ? "1" : null,
            WorkingDirectory = () => "/",
            Time = time,
            ListenForInterrupts = _ => new FakeInterrupts(),
        };
        using var answers = new AnswerWriter(environment, OutputMode.From(options));

        using (answers.Progress.Follow("command 2"))
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(isShown ? "…still running: command 2 (1 s)\n" : "", Encoding.UTF8.GetString(errors.ToArray()));
        Assert.Empty(output.ToArray());
    }

    public void Dispose() => error.Dispose();

    private Progress NewProgress() => new(new TextOutput(error, color: false, Verbosity.Normal), time);
}
