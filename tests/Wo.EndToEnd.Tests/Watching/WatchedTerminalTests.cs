using System.Diagnostics;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Watching;

/// <summary>What <c>wo watch</c> does with a terminal, and in what condition it gives it back.</summary>
[Soak]
public sealed class WatchedTerminalTests
{
    // What does not change is drawn again after this time, whatever happens.
    private static readonly TimeSpan RegularDrawing = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(100, 30)]
    [InlineData(40, 24)]
    [InlineData(40, 12)]
    [InlineData(20, 4)]
    public void Whatever_size_the_terminal_has_each_line_fits_and_says_what_it_can(int width, int height)
    {
        using var tree = new SampleTree(50);
        using var terminal = new Terminal(tree.Root, 100, 40);
        terminal.Run("wo watch");
        terminal.Sees("READY 50", "WO-0020", "more");
        var time = Stopwatch.StartNew();

        terminal.Resize(width, height);
        var narrow = terminal.Sees(
            screen => screen.Split('\n')[^2] == "q ends" && screen.Contains("50 pending", StringComparison.Ordinal),
            $"a screen of {width} by {height}"
        );
        Assert.Equal(height, narrow.TrimEnd('\n').Split('\n').Length);
        Assert.Equal(height >= 12, narrow.Contains("READY 50", StringComparison.Ordinal));
        Assert.Equal(height >= 12, narrow.Contains(" more", StringComparison.Ordinal));

        terminal.Resize(100, 40);
        terminal.Sees("READY 50", "WO-0020", "Sample «WO-0001»", "more");
        // Two changes of size that only the regular drawing follows take two times as long as that.
        Assert.True(time.Elapsed < 1.5 * RegularDrawing, $"drawn after {time.Elapsed}");
    }

    [Fact]
    public void Colours_are_left_out_where_they_are_not_wanted()
    {
        using var tree = new SampleTree(1);
        using var coloured = new Terminal(tree.Root);
        coloured.Run("wo watch");
        coloured.Sees("READY 1");
        Assert.Contains('\u001b', coloured.ColouredScreen);

        using var plain = new Terminal(tree.Root, variables: ("NO_COLOR", "1"));
        plain.Run("wo watch");
        plain.Sees("READY 1");
        Assert.DoesNotContain('\u001b', plain.ColouredScreen);

        coloured.Press("q");
        coloured.SeesPrompt();
        coloured.Run("wo watch --no-color");
        coloured.Sees("READY 1");
        Assert.DoesNotContain('\u001b', coloured.ColouredScreen);
    }

    [Theory]
    [InlineData("q", 0)]
    [InlineData("C-c", 0)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public void Every_end_gives_the_screen_back_as_it_was(string end, int exitCode)
    {
        using var tree = new SampleTree(1);
        using var terminal = new Terminal(tree.Root);
        terminal.Run("echo this was he''re; stty -g >before");
        terminal.Sees("this was here");
        var process = terminal.Start("wo watch", "READY 1");
        Assert.DoesNotContain("this was here", terminal.Screen, StringComparison.Ordinal);

        if (char.IsUpper(end[0]) && end.Length > 1 && end[1] != '-')
        {
            Signals.Send(end, process);
        }
        else
        {
            terminal.Press(end);
        }

        terminal.Sees("this was here");
        var screen = terminal.SeesPrompt();
        Assert.DoesNotContain("READY 1", screen, StringComparison.Ordinal);
        terminal.Run("echo code=$?; stty -g | cmp - before && echo sa''me");
        screen = terminal.Sees($"code={exitCode}", "same");
        Assert.Equal(exitCode != 0, screen.Contains("TRIFECTA_ERROR_CODE: INTERRUPTED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_can_be_stopped_and_goes_on_with_what_is_there_by_then()
    {
        using var tree = new SampleTree(1);
        using var terminal = new Terminal(tree.Root);
        terminal.Run("echo this was he''re");
        terminal.Run("wo watch");
        terminal.Sees("READY 1");

        terminal.Press("C-z");
        terminal.Sees("this was here", "Stopped");
        terminal.SeesPrompt();
        await tree.Take("WO-0001");
        terminal.Run("fg");

        terminal.Sees("RUNNING 1", "q ends");
        terminal.Press("q");
        terminal.Sees("this was here");
    }

    [Fact]
    public void After_kill_9_the_shell_can_be_used_and_one_command_brings_the_screen_back()
    {
        using var tree = new SampleTree(1);
        using var terminal = new Terminal(tree.Root);
        terminal.Run("echo this was he''re; stty -g >before");
        var process = terminal.Start("wo watch", "READY 1");

        Signals.Send("KILL", process);
        terminal.Sees("Killed");
        terminal.SeesPrompt();
        terminal.Run("echo ali''ve; stty -g | cmp - before && echo sa''me");
        terminal.Sees("alive", "same");
        terminal.Run("tput rmcup");

        var screen = terminal.Sees("this was here");
        Assert.DoesNotContain("READY 1", screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM=dumb wo watch")]
    [InlineData("wo watch | cat")]
    [InlineData("wo watch --json")]
    public void Where_it_cannot_draw_it_says_what_to_run_instead(string line)
    {
        using var tree = new SampleTree(1);
        using var terminal = new Terminal(tree.Root, height: 60);

        terminal.Run($"{line}; echo code=${{PIPESTATUS[0]}}");
        terminal.Sees("TRIFECTA_ERROR_CODE: USAGE", "wo watch --once", "code=2");
        terminal.Run("clear; wo watch --once | cat; echo en''d");
        var screen = terminal.Sees("1 pending (1 ready)", "READY 1", "end");
        Assert.DoesNotContain("q ends", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_keys_to_read_it_is_drawn_until_a_signal_comes()
    {
        using var tree = new SampleTree(1);
        using var terminal = new Terminal(tree.Root);
        terminal.Run("wo watch </dev/null; echo code=$?");
        terminal.Sees("READY 1");

        terminal.Press("C-c");

        terminal.Sees("code=0");
    }
}
