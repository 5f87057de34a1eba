using System.Globalization;
using Wo.Engine.Tests.Processes;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Gates;

/// <summary>What a gate finds around it, and what it leaves there.</summary>
[Soak]
public sealed class GateSurroundingsTests
{
    [Fact]
    public void A_gate_finds_the_programs_that_its_caller_finds()
    {
        using var directory = new TemporaryDirectory();
        TemporaryDirectory.WriteScript(directory.At("only-here"), "echo found");
        using var work = new RunningWork(RunningWork.Verify("only-here", "echo \"$CARGO_HOME\""));
        work.Environment = work
            .Environment.With("PATH", $"{directory.Path}:{work.Environment.Variables["PATH"]}")
            .With("CARGO_HOME", "/somewhere");

        Assert.Null(work.Finish().Error);

        Assert.Equal("found\n", File.ReadAllText(work.Log(1)));
        Assert.Equal("/somewhere\n", File.ReadAllText(work.Log(2)));
    }

    [ShowsSetting("gate_shell")]
    [Theory]
    [InlineData(false, "no profile\n")]
    [InlineData(true, "of the profile\n")]
    public void A_profile_is_read_only_where_the_configuration_says_so(bool isLogin, string output)
    {
        using var home = new TemporaryDirectory();
        home.Write(".bash_profile", "export MADE=\"of the profile\"\n");
        using var work = new RunningWork(RunningWork.Verify("echo \"${MADE-no profile}\""));
        work.Environment = work.Environment.With("HOME", home.Path);
        work.Settings = work.Settings with { GatesInLoginShell = isLogin };

        Assert.Null(work.Finish().Error);

        Assert.Equal(output, File.ReadAllText(work.Log(1)));
    }

    [Fact]
    public void A_gate_is_told_what_it_judges()
    {
        using var work = new RunningWork(
            RunningWork.Verify("printf '%s\\n' \"$WO_ID\" \"$WO_ROOT\" \"$WO_WORKTREE\" \"$WO_BRANCH\" \"$WO_BASE\"")
        );
        work.Environment = work.Environment.With("WO_ID", "WO-9").With("WO_ROOT", "/elsewhere").With("WO_BASE", "x");

        Assert.Null(work.Finish().Error);

        Assert.Equal(
            [work.Id.Value, work.StateRoot, work.Place, "feat/wo-WO-0001", "main", ""],
            File.ReadAllText(work.Log(1)).Split('\n')
        );
    }

    [Fact]
    public void A_gate_gets_no_token_and_its_log_keeps_none()
    {
        using var work = new RunningWork(
            RunningWork.Verify(
                "env",
                "git reflog show feat/wo-WO-0001",
                $"cat \"$WO_ROOT\"/.git/wo/records/* >&2; false"
            )
        );
        var token = work.Taken.Lease.Token!;
        work.Environment = work
            .Environment.With("WO_TOKEN", token)
            .With("SESSION", token)
            .With("LINE", $"--token={token}");

        var error = work.Finish().Error!;

        Assert.DoesNotContain("WO_TOKEN", File.ReadAllText(work.Log(1)), StringComparison.Ordinal);
        Assert.Contains("wo take ", File.ReadAllText(work.Log(2)), StringComparison.Ordinal);
        foreach (
            var text in (string[])
                [.. Directory.GetFiles(Path.GetDirectoryName(work.Log(1))!).Select(File.ReadAllText), .. error.Details]
        )
        {
            Assert.DoesNotContain(token, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Git_in_a_gate_is_set_up_as_its_caller_has_it_but_for_the_repository()
    {
        using var work = new RunningWork(
            RunningWork.Verify(
                "echo \"${GIT_DIR-unset} ${GIT_COMMON_DIR-unset} ${GIT_PAGER-unset} ${GIT_LFS_SKIP_SMUDGE-unset}\""
            )
        );
        work.Environment = work
            .Environment.With("GIT_DIR", "/elsewhere")
            .With("GIT_COMMON_DIR", "/elsewhere")
            .With("GIT_PAGER", "cat")
            .With("GIT_LFS_SKIP_SMUDGE", "1");

        Assert.Null(work.Finish().Error);

        Assert.Equal("unset unset cat 1\n", File.ReadAllText(work.Log(1)));
    }

    [Theory]
    [InlineData("sleep 600 & echo $!")]
    [InlineData("nohup sleep 600 >/dev/null 2>&1 & echo $!")]
    [InlineData("set -m; sleep 600 & echo $!")]
    public void What_a_gate_leaves_running_is_ended_and_named(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "finds followers through /proc");
        using var work = new RunningWork(RunningWork.Verify(command));

        var finished = work.Finish();

        Assert.Null(finished.Error);
        var pid = int.Parse(File.ReadAllText(work.Log(1)), CultureInfo.InvariantCulture);
        Assert.True(Child.Ends(pid), $"{pid} lives on");
        Assert.Contains(
            finished.Value.Warnings,
            warning => warning.Contains($"{pid} (sleep 600)", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_is_just_being_started_when_a_gate_ends_is_ended_and_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "finds followers through /proc");

        // It is replaced by itself again and again, and has no command line for a moment each time.
        using var work = new RunningWork(
            RunningWork.Verify("again='exec sh -c \"$0\" \"$0\"'; sh -c \"$again\" \"$again\" & echo $!")
        );

        var finished = work.Finish();

        Assert.Null(finished.Error);
        var pid = int.Parse(File.ReadAllText(work.Log(1)), CultureInfo.InvariantCulture);
        Assert.True(Child.Ends(pid), $"{pid} lives on");
        Assert.Contains(finished.Value.Warnings, warning => warning.Contains($"{pid} (sh", StringComparison.Ordinal));
    }

    [Fact]
    public void What_left_the_session_of_a_gate_is_named_and_lives()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "finds processes by their environment in /proc");
        using var work = new RunningWork(
            // What is just being started has no environment yet that could be read.
            RunningWork.Verify(
                "setsid sh -c 'echo $$; exec sleep 600' & until [ \"$(cat /proc/$!/comm)\" = sleep ]; do :; done; false"
            )
        );

        var error = work.Finish().Error!;

        var pid = int.Parse(File.ReadAllText(work.Log(1)), CultureInfo.InvariantCulture);
        try
        {
            Assert.Contains(error.Details, detail => detail.Contains("(sleep 600)", StringComparison.Ordinal));
        }
        finally
        {
            Assert.True(Child.IsAlive(pid));
            Assert.True(Child.Run("kill \"$1\"", pid.ToString(CultureInfo.InvariantCulture)).Succeeded);
        }
    }

    [Fact]
    public void A_process_that_is_about_to_end_is_waited_for()
    {
        using var work = new RunningWork(RunningWork.Verify("exec > >(sleep 0.3; cat); echo late"));

        var finished = work.Finish();

        Assert.Null(finished.Error);
        Assert.Equal("late\n", File.ReadAllText(work.Log(1)));
        Assert.DoesNotContain(
            finished.Value.Warnings,
            warning => warning.Contains("running", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_failed_gate_shows_the_end_of_its_output_and_where_all_of_it_is()
    {
        using var work = new RunningWork(
            RunningWork.Verify("seq 1 1000; printf 'at \\033[31m10%%\\rat 90%%\\033[0m\\n'; echo why >&2; exit 3")
        );

        var error = work.Finish().Error!;

        Assert.Contains($"exit code 3 after ", error.Details[0], StringComparison.Ordinal);
        Assert.Contains(work.Log(1), error.Details[0], StringComparison.Ordinal);
        Assert.Equal(["  1000", "  at 90%", "  why"], error.Details[^3..]);
        Assert.InRange(error.Details.Length, 10, 30);
    }
}
