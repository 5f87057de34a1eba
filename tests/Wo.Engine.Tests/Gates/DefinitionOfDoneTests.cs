using Wo.Engine.Processes;
using Wo.Engine.Tests.Processes;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Gates;

public sealed class DefinitionOfDoneTests
{
    [Fact]
    public void A_command_that_ran_already_is_not_run_again_for_a_check()
    {
        using var work = new RunningWork(RunningWork.Verify("echo x >> \"$WO_ROOT/ran\""));
        work.Settings = work.Settings with
        {
            VerifyAlways = ["echo x >> \"$WO_ROOT/ran\"", "echo y >> \"$WO_ROOT/ran\""],
        };
        work.Require("", "echo y >> \"$WO_ROOT/ran\"", "echo z >> \"$WO_ROOT/ran\"");

        Assert.Null(work.Finish().Error);

        Assert.Equal("x\ny\nz\n", File.ReadAllText(Path.Join(work.StateRoot, "ran")));
    }

    [Fact]
    public void A_check_that_fails_is_named_and_counted()
    {
        using var work = new RunningWork(RunningWork.Verify("true")).Require("diff.patch", "true", "exit 4");

        var error = work.Finish().Error!;

        Assert.StartsWith("check 'tests', command 2 of 2 exited with 4: ", error.Cause, StringComparison.Ordinal);
        Assert.Equal("required_checks", work.Verdict.Stage);
        Assert.Contains("x_verify_failures: 1", work.File, StringComparison.Ordinal);
        Assert.False(File.Exists(work.Evidence("diff.patch")));
    }

    [Fact]
    [ShowsSetting("verify_always")]
    public void A_repository_wide_command_that_fails_stops_before_the_checks()
    {
        using var work = new RunningWork(RunningWork.Verify("true")).Require("", "touch \"$WO_ROOT/ran\"");
        work.Settings = work.Settings with { VerifyAlways = ["false"] };

        Assert.StartsWith("verify_always command 1 of 1 exited", work.Finish().Error!.Cause, StringComparison.Ordinal);

        Assert.Equal("verify_always", work.Verdict.Stage);
        Assert.False(File.Exists(Path.Join(work.StateRoot, "ran")));
    }

    [Fact]
    [ShowsSetting("dod_checks")]
    public void Checks_can_be_switched_off_and_artifacts_are_asked_for_all_the_same()
    {
        using var work = new RunningWork(RunningWork.Verify("true")).Require("notes.md", "false");
        work.Settings = work.Settings with { RunDodChecks = false };

        Assert.Equal(Problem.EvidenceMissing, work.Finish().Error?.Code);
    }

    [Fact]
    public void The_definition_of_done_is_skipped_with_a_reason_on_record()
    {
        using var work = new RunningWork(RunningWork.Verify("true")).Require("notes.md", "false");

        var finished = work.Finish(work.Done with { SkipDod = Override.Because("--skip-dod", "urgent release").Value });

        Assert.Null(finished.Error);
        Assert.Contains("gate: 'definition_of_done', reason: 'urgent release'", work.File, StringComparison.Ordinal);
        Assert.Equal("urgent release", work.Verdict.Inner("override", "reason"));
    }

    [Fact]
    public void Every_artifact_that_is_missing_or_wrong_is_told_at_once()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        work.Require("full.md, empty.md, folder, link.md, gone.md, _ctx/away/x.md, src/made.txt, docs, ../x, work.txt");
        work.PutEvidence("full.md", "x");
        work.PutEvidence("empty.md", "");
        Directory.CreateDirectory(work.Evidence("folder"));
        File.CreateSymbolicLink(work.Evidence("link.md"), "full.md");
        work.Commit("src/made.txt", "x");
        work.Commit("docs/x", "x");

        var error = work.Finish().Error!;

        Assert.Equal(Problem.EvidenceInvalid, error.Code);
        Assert.Equal(
            [
                "empty.md is empty",
                "folder is a directory, not a file",
                "link.md is a symbolic link, not a file",
                $"gone.md is missing: {work.Evidence("gone.md")}",
                $"_ctx/away/x.md is missing: {work.StateRoot}/_ctx/away/x.md",
                $"docs is missing: {work.Evidence("docs")}",
                "../x leaves the directory that artifacts of its kind lie in",
                $"work.txt is missing: {work.Evidence("work.txt")}",
            ],
            error.Details.SkipLast(1)
        );
        Assert.Equal("required_artifacts", work.Verdict.Stage);
    }

    [Fact]
    public void A_file_behind_a_link_that_leads_out_of_its_place_is_none()
    {
        using var elsewhere = new TemporaryDirectory();
        using var work = new RunningWork(RunningWork.Verify("true")).Require("_ctx/away/x.md");
        File.WriteAllText(elsewhere.At("x.md"), "x");
        Directory.CreateSymbolicLink(Path.Join(work.StateRoot, "_ctx", "away"), elsewhere.Path);

        Assert.Contains("behind a link", work.Finish().Error!.Cause, StringComparison.Ordinal);
    }

    [Fact]
    [ShowsSetting("evidence")]
    public void A_missing_log_comes_from_its_command_or_from_those_of_the_verify_commands()
    {
        using var work = new RunningWork(RunningWork.Verify("echo verified")).Require("tests.log, lint.log, own.log");
        work.Settings = work.Settings with
        {
            Evidence = new Dictionary<string, string> { ["lint.log"] = "echo linted" },
        };
        work.PutEvidence("own.log", "my own");

        Assert.Null(work.Finish().Error);

        Assert.StartsWith("$ echo verified\nverified\n\n[exited 0 ", Read(work, "tests.log"), StringComparison.Ordinal);
        Assert.StartsWith("$ echo linted\nlinted\n\n[exited 0 ", Read(work, "lint.log"), StringComparison.Ordinal);
        Assert.Equal("my own", Read(work, "own.log"));
    }

    [Fact]
    public void Any_other_artifact_is_written_by_its_command_where_it_is_told_to()
    {
        using var work = new RunningWork(RunningWork.Verify("true")).Require("coverage.xml, left.xml");
        work.Settings = work.Settings with
        {
            Evidence = new Dictionary<string, string>
            {
                ["coverage.xml"] = "echo all > \"$WO_ARTIFACT\"",
                ["left.xml"] = "true",
            },
        };

        Assert.Equal([$"left.xml is missing: {work.Evidence("left.xml")}"], work.Finish().Error!.Details.SkipLast(1));
        Assert.Equal("all\n", Read(work, "coverage.xml"));
    }

    [Fact]
    public void A_command_that_hangs_while_it_makes_evidence_is_ended_and_leaves_none()
    {
        using var work = new RunningWork().Require("tests.log");
        work.Processes = ProcessRunner.ForThisPlatform(new LeapingClock(TimeSpan.FromHours(2)));
        work.Settings = work.Settings with
        {
            Evidence = new Dictionary<string, string> { ["tests.log"] = "echo begun; sleep 600" },
        };

        var error = work.Finish().Error!;

        Assert.StartsWith("evidence command of tests.log did not end within", error.Cause, StringComparison.Ordinal);
        Assert.False(File.Exists(work.Evidence("tests.log")));
        Assert.DoesNotContain("x_verify_failures", work.File, StringComparison.Ordinal);
    }

    private static string Read(RunningWork work, string name) => File.ReadAllText(work.Evidence(name));
}
