using System.Globalization;
using Wo.Engine.Processes;
using Wo.TestKit;

namespace Wo.Engine.Tests.Processes;

/// <summary>The runner for Windows, without its job, on the system that the tests run on.</summary>
[Soak]
public sealed class WindowsProcessRunnerTests
{
    private static readonly WindowsProcessRunner Runner = new(TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Both_outputs_are_captured_as_UTF8_and_the_exit_code_is_told()
    {
        var outcome = Run("printf ü; printf err >&2; exit 7");

        Assert.Equal((ProcessEnd.Exited, 7), (outcome.End, outcome.Code));
        Assert.Equal(("ü", "err"), (outcome.Output, outcome.Error));
        Assert.True(outcome.IsComplete);
    }

    [Fact]
    public void More_than_the_limit_is_read_and_dropped()
    {
        var outcome = Runner.Run(Shell("head -c 1000000 /dev/zero") with { CaptureLimit = 1000 }, Token);

        Assert.Equal((0, 1000, true), (outcome.Code, outcome.Output.Length, outcome.IsTruncated));
    }

    [Fact]
    public void Both_outputs_may_go_to_one_file()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.At("log");
        using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite))
        {
            Runner.Run(Shell("echo one; echo two >&2") with { OutputFile = file, ErrorFile = file }, Token);
        }

        Assert.Equal(["one", "two"], File.ReadAllLines(path).Order());
    }

    [Fact]
    public void A_child_that_takes_too_long_is_ended_with_those_it_started()
    {
        var outcome = Runner.Run(
            Shell("sleep 1000 & echo $!; wait") with
            {
                TimeLimit = TimeSpan.FromSeconds(1),
            },
            Token
        );

        Assert.Equal(ProcessEnd.TimedOut, outcome.End);
        Assert.True(Child.Ends(int.Parse(outcome.Output, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_cancelled_child_is_ended_and_one_that_is_cancelled_before_is_not_started()
    {
        using var directory = new TemporaryDirectory();
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        Assert.Equal(ProcessEnd.Canceled, Runner.Run(Shell("exec sleep 1000"), soon.Token).End);
        Assert.Equal(
            ProcessEnd.Canceled,
            Runner.Run(Shell($"touch '{directory.At("started")}'"), new CancellationToken(canceled: true)).End
        );
        Assert.False(File.Exists(directory.At("started")));
    }

    [Fact]
    public void A_process_that_is_left_behind_with_the_pipe_is_not_waited_for()
    {
        var outcome = Run("sleep 1000 & echo $!");
        Child.Run("kill -9 $1", outcome.Output.Trim());

        Assert.Equal((ProcessEnd.Exited, 0), (outcome.End, outcome.Code));
        Assert.InRange(outcome.Duration, TimeSpan.Zero, TimeSpan.FromSeconds(500));
    }

    [Theory]
    [InlineData("no-such-program")]
    [InlineData("/no/such/program")]
    public void A_program_that_does_not_exist_is_said_to_be_missing(string program)
    {
        var outcome = Runner.Run(new ProcessRequest(program, [], Path.GetTempPath()), Token);

        Assert.Equal((ProcessEnd.NotStarted, true), (outcome.End, outcome.IsProgramMissing));
    }

    [Fact]
    public void A_program_is_looked_for_on_the_path_and_never_in_a_relative_directory()
    {
        using var directory = new TemporaryDirectory();
        var program = directory.Write("git.exe", "");
        var environment = ProcessEnvironment.OfThisProcess();

        Assert.Equal(
            program,
            WindowsPrograms.Find("git", environment.With("PATH", $".{Path.PathSeparator}{directory.Path}"))
        );
        Assert.Null(WindowsPrograms.Find("git", environment.With("PATH", Path.GetRelativePath(".", directory.Path))));
    }

    private static ProcessOutcome Run(string script) => Runner.Run(Shell(script), Token);

    private static ProcessRequest Shell(string script) => new("/bin/sh", ["-c", script], Path.GetTempPath());
}
