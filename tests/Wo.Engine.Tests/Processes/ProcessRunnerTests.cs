using Wo.Engine.Processes;
using Wo.TestKit;

namespace Wo.Engine.Tests.Processes;

public sealed class ProcessRunnerTests
{
    [Fact]
    public void Arguments_arrive_as_they_are()
    {
        string[] hostile = ["two words", "", "$(exit 3)", "'\"\n*", "-rf", "ünï"];

        var outcome = Child.Run("for a; do printf '%s|' \"$a\"; done", hostile);

        Assert.Equal(string.Join('|', hostile) + "|", outcome.Output);
        Assert.True(outcome.Succeeded);
    }

    [Fact]
    public void Output_and_error_are_captured_apart()
    {
        var outcome = Child.Run("echo out; echo err >&2; exit 7");

        Assert.Equal((ProcessEnd.Exited, 7), (outcome.End, outcome.Code));
        Assert.Equal(("out\n", "err\n"), (outcome.Output, outcome.Error));
    }

    [Fact]
    public void More_output_than_a_pipe_holds_does_not_block_the_child()
    {
        var outcome = Child.Run("head -c 3000000 /dev/zero | tr '\\0' e >&2; head -c 3000000 /dev/zero | tr '\\0' o");

        Assert.Equal(new string('o', 3_000_000), outcome.Output);
        Assert.Equal(new string('e', 3_000_000), outcome.Error);
        Assert.False(outcome.IsTruncated);
    }

    [Theory]
    [InlineData(10, "0123456789", false)]
    [InlineData(9, "012345678", true)]
    public void Captured_output_is_bounded_and_says_so(int limit, string kept, bool isTruncated)
    {
        var outcome = Child.Run(Child.Shell("printf 0123456789") with { CaptureLimit = limit });

        Assert.Equal((kept, isTruncated), (outcome.Output, outcome.IsTruncated));
    }

    [Fact]
    public void A_child_that_floods_us_past_the_limit_still_ends()
    {
        var outcome = Child.Run(Child.Shell("head -c 3000000 /dev/zero; echo end >&2") with { CaptureLimit = 5 });

        Assert.Equal((5, true, "end\n"), (outcome.Output.Length, outcome.IsTruncated, outcome.Error));
    }

    [Fact]
    public void A_missing_program_is_a_value()
    {
        var outcome = Child.Run(new ProcessRequest("no-such-program-here", [], Path.GetTempPath()));

        Assert.Equal(ProcessEnd.NotStarted, outcome.End);
        Assert.True(outcome.IsProgramMissing);
        Assert.Contains("no-such-program-here", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_working_directory_is_not_taken_for_a_missing_program()
    {
        var outcome = Child.Run(Child.Shell("true") with { WorkingDirectory = "/no/such/directory" });

        Assert.Equal((ProcessEnd.NotStarted, false), (outcome.End, outcome.IsProgramMissing));
        Assert.Contains("/no/such/directory", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_may_not_be_executed_is_a_value()
    {
        using var directory = new TemporaryDirectory();

        var outcome = Child.Run(new ProcessRequest(directory.Write("script", "x"), [], directory.Path));

        Assert.Equal((ProcessEnd.NotStarted, false), (outcome.End, outcome.IsProgramMissing));
    }

    [Fact]
    public void An_argument_with_NUL_is_refused_instead_of_cut()
    {
        var outcome = Child.Run("exit 0", "a\0b");

        Assert.Equal(ProcessEnd.NotStarted, outcome.End);
    }

    [Fact]
    public void A_signal_is_told_from_an_exit_code()
    {
        var outcome = Child.Run("kill -9 $$");

        Assert.Equal((ProcessEnd.Signaled, 9), (outcome.End, outcome.Code));
        Assert.False(outcome.Succeeded);
    }

    [Fact]
    public void The_child_runs_in_its_working_directory()
    {
        using var directory = new TemporaryDirectory();

        var outcome = Child.Run(Child.Shell("pwd -P") with { WorkingDirectory = directory.Path });

        Assert.Equal(directory.Path + "\n", outcome.Output);
    }

    [Fact]
    public void The_child_gets_the_environment_it_was_given_and_no_other()
    {
        var environment = ProcessEnvironment
            .OfThisProcess()
            .Without(name => name != "PATH")
            .With("WO_A", "x y=z")
            .With("WO_B", "");

        var outcome = Child.Run(new ProcessRequest("env", [], "/") { Environment = environment });

        var lines = outcome
            .Output.TrimEnd('\n')
            .Split('\n')
            .Where(line => !line.StartsWith("PATH=", StringComparison.Ordinal));
        Assert.Equal(["WO_A=x y=z", "WO_B="], lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_an_environment_the_child_inherits_ours()
    {
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), Child.Run("printf %s \"$PATH\"").Output);
    }

    [Fact]
    public void Standard_input_is_empty()
    {
        var outcome = Child.Run("cat; echo end");

        Assert.Equal("end\n", outcome.Output);
    }

    [Fact]
    public void Both_streams_can_go_to_one_file_in_the_order_written()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.Write("log", "");
        using (var log = File.OpenHandle(path, FileMode.Open, FileAccess.Write))
        {
            var outcome = Child.Run(
                Child.Shell("echo 1; echo 2 >&2; echo 3") with
                {
                    OutputFile = log,
                    ErrorFile = log,
                }
            );

            Assert.Equal((true, "", ""), (outcome.Succeeded, outcome.Output, outcome.Error));
        }

        Assert.Equal("1\n2\n3\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_broken_pipe_ends_a_writer_in_the_child()
    {
        // With SIGPIPE still ignored, as in this process, `yes` would complain instead of dying of signal 13.
        var outcome = Child.Run("{ yes; echo $? >&2; } | head -n 1 >/dev/null");

        Assert.Equal("141\n", outcome.Error);
    }

    [Fact]
    public void A_process_left_behind_with_our_pipe_does_not_hold_us()
    {
        var outcome = Child.Run("sleep 1000 & echo $!");

        var leftBehind = int.Parse(outcome.Output, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Child.IsAlive(leftBehind));
        Child.Run("kill -9 $1", outcome.Output.Trim());
    }

    [Fact]
    public void Many_children_at_once_get_their_own_results()
    {
        var results = new ProcessOutcome[40];

        Parallel.For(0, results.Length, i => results[i] = Child.Run("echo $1; exit $1", $"{i}"));

        Assert.Equal(Enumerable.Range(0, 40).Select(i => (i, $"{i}\n")), results.Select(r => (r.Code, r.Output)));
    }

    [Fact]
    public void Duration_is_measured_by_the_clock_given()
    {
        var runner = new ProcessRunner(new LeapingClock(TimeSpan.FromHours(1)));

        Assert.True(
            runner.Run(Child.Shell("true"), TestContext.Current.CancellationToken).Duration >= TimeSpan.FromHours(1)
        );
    }
}
