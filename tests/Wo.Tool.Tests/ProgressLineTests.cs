using System.Text;
using Microsoft.Extensions.Time.Testing;
using Wo.Engine.Gates;
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

    [Fact]
    public void A_gate_has_a_line_when_it_starts_and_one_when_it_ends_where_lines_stay()
    {
        var step = new GateStep("verify command 1 of 1: make", () => "compiling");
        using (NewProgress().Gate(step))
        {
            time.Advance(TimeSpan.FromSeconds(1.5));
            (step.Ending, step.Succeeded) = ("exit code 2", false);
        }

        Assert.Equal(
            "verify command 1 of 1: make\n…still running: verify command 1 of 1: make (1 s)\n"
                + "verify command 1 of 1: make: exit code 2 (1.5 s)\n",
            error.ToString()
        );
    }

    [Fact]
    public void A_gate_has_one_line_on_a_terminal_that_is_written_over_and_fits()
    {
        var printed = "compiling \e[2Jall\n" + new string('x', 100);
        var step = new GateStep("make", () => printed);
        var output = new TextOutput(error, color: false, Verbosity.Normal) { Width = () => 40 };
        using (new Progress(output, time, isLive: true).Gate(step))
        {
            time.Advance(TimeSpan.FromSeconds(0.5));
            output.Line("a warning");
            (step.Ending, step.Succeeded) = ("ok", true);
        }

        var lines = error.ToString().Split("\r\e[K");
        Assert.Equal(3, lines.Length);
        Assert.All(lines[..2], line => Assert.InRange(line.Length, 20, 39));
        Assert.StartsWith("make (0.5 s)  compiling ", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain('\e', lines[1]);
        Assert.Equal("a warning\nmake: ok (0.5 s)\n", lines[2]);
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
