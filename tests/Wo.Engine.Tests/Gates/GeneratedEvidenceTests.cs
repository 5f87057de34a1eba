using Wo.Core.Storage.Posix;
using Wo.Engine.Gates;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Gates;

public sealed class GeneratedEvidenceTests
{
    private const string All = "diff.patch, handoff.md, verification_report.log, verdict.json";

    [Fact]
    public void What_is_asked_for_is_generated_and_names_its_run()
    {
        using var work = new RunningWork(RunningWork.Verify("cat work.txt")).Require(All);
        var head = work.Head;
        work.Commit("_ctx/session_x.md", "no part of the work");
        work.Commit("ünï \"q\".txt", "x\n");
        head = work.Head;

        Assert.Null(work.Finish().Error);

        Assert.Equal(File.ReadAllText(work.VerdictPath), Read(work, "verdict.json"));
        Assert.Contains($"\nCommit: {head}\n", Read(work, "verification_report.log"), StringComparison.Ordinal);
        Assert.Contains("\nStatus: PASS\n", Read(work, "verification_report.log"), StringComparison.Ordinal);
        Assert.Contains("## Summary\n\nit works\n", Read(work, "handoff.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("session_x", Read(work, "diff.patch"), StringComparison.Ordinal);
        work.Sandbox.Git("apply", "--index", work.Evidence("diff.patch"));
        Assert.Equal("work.txt\nünï \"q\".txt", Staged(work));
    }

    [Fact]
    public void A_handoff_that_a_person_wrote_stays_and_the_rest_is_replaced()
    {
        using var work = new RunningWork(RunningWork.Verify("true")).Require(All);
        work.PutEvidence("handoff.md", "mine");
        work.PutEvidence("diff.patch", "old");

        Assert.Null(work.Finish().Error);

        Assert.Equal("mine", Read(work, "handoff.md"));
        Assert.StartsWith("diff --git", Read(work, "diff.patch"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_handoff_that_was_generated_is_written_anew_until_a_person_changes_it()
    {
        using var work = new RunningWork(RunningWork.Verify("true")).Require(All);
        Assert.True(work.Verify(request => request with { Evidence = true }).Answer.IsOk);
        Assert.Contains("No summary was given.", Read(work, "handoff.md"), StringComparison.Ordinal);

        Assert.Null(work.Finish().Error);

        Assert.Contains("it works", Read(work, "handoff.md"), StringComparison.Ordinal);
        Assert.True(GeneratedText.IsUnchanged(File.ReadAllBytes(work.Evidence("handoff.md"))));
        File.AppendAllText(work.Evidence("handoff.md"), "more\n");
        Assert.False(GeneratedText.IsUnchanged(File.ReadAllBytes(work.Evidence("handoff.md"))));
    }

    [Fact]
    public void A_directory_in_the_place_of_evidence_is_told_and_stays()
    {
        using var work = new RunningWork(RunningWork.Verify("true")).Require(All);
        Directory.CreateDirectory(work.Evidence("verdict.json"));
        Directory.CreateDirectory(work.Evidence("diff.patch"));

        var error = work.Finish().Error!;

        Assert.Equal(Problem.EvidenceInvalid, error.Code);
        Assert.Equal(
            ["diff.patch is a directory, not a file", "verdict.json is a directory, not a file"],
            error.Details.SkipLast(1)
        );
    }

    [Fact]
    public void A_handoff_that_leads_elsewhere_is_not_written_through()
    {
        using var elsewhere = new TemporaryDirectory();
        using var work = new RunningWork(RunningWork.Verify("true")).Require(All);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetDirectoryName(work.Evidence("x"))!)!);
        Directory.CreateSymbolicLink(Path.GetDirectoryName(work.Evidence("x"))!, elsewhere.Path);

        Assert.Equal(Problem.StorageFailed, work.Finish().Error!.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere.Path));
        Assert.Equal(WorkOrderState.Running, work.State);
    }

    [Fact]
    public void A_disk_that_fails_under_the_evidence_closes_nothing_and_the_verdict_says_so()
    {
        using var work = new RunningWork(RunningWork.Verify("true")).Require(All);
        work.Files.AtFaultPoint = (_, operation, path) =>
        {
            if (operation == "rename" && path == work.Evidence("verdict.json"))
            {
                throw new StorageException("rename", path, Errno.NoSpace);
            }
        };

        var error = work.Finish().Error!;

        Assert.Equal(Problem.StorageFailed, error.Code);
        Assert.Equal(("CRASH", WorkOrderState.Running), (work.Verdict.Status, work.State));
        work.Files.AtFaultPoint = static (_, _, _) => { };
        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public void Verify_says_what_finish_would_and_changes_nothing()
    {
        using var work = new RunningWork(
            RunningWork.Verify("exit 3") + "stop_conditions: {max_fail_verify: 1}\n",
            scope: "allow: [work.txt], deny: []"
        );
        var (file, session) = (work.File, work.SessionLog);

        Assert.Equal(Problem.GateFailed, work.Verify().Answer.Error?.Code);
        Assert.Equal(("FAIL", "verify_commands"), (work.Verdict.Status, work.Verdict.Stage));
        work.Commit("other.txt", "x");
        var outcome = work.Verify();

        Assert.Equal(Problem.ScopeViolations, outcome.Answer.Error?.Code);
        Assert.Equal(["scope"], outcome.Failures.Select(failure => failure.Stage));
        Assert.Equal((file, session, WorkOrderState.Running), (work.File, work.SessionLog, work.State));
    }

    [Fact]
    public void Verify_writes_the_verdict_and_evidence_where_it_is_wanted()
    {
        using var work = new RunningWork(RunningWork.Verify("true")).Require(All);

        Assert.Equal(work.Head, work.Verify().Answer.Value.Commit);
        Assert.False(Directory.Exists(Path.GetDirectoryName(work.Evidence("x"))));
        Assert.Equal("PASS", work.Verdict.Status);
        Assert.True(work.Verify(request => request with { Evidence = true }).Answer.IsOk);

        Assert.All(All.Split(", "), name => Assert.True(File.Exists(work.Evidence(name)), name));
    }

    [Fact]
    public void Evidence_is_made_anew_without_a_gate_and_what_was_there_is_set_aside()
    {
        using var work = new RunningWork(RunningWork.Verify("touch \"$WO_ROOT/ran\"")).Require("tests.log");
        work.Settings = work.Settings with
        {
            Evidence = new Dictionary<string, string> { ["tests.log"] = "echo tested" },
        };
        work.PutEvidence("tests.log", "of long ago");
        work.PutEvidence("handoff.md", "mine");

        var made = work.Verify(request => request with { GenerateOnly = true, Clean = true }).Answer.Value;

        Assert.StartsWith(
            "tests.log is set aside as tests.log.bak.",
            Assert.Single(made.Warnings),
            StringComparison.Ordinal
        );
        Assert.StartsWith("$ echo tested\ntested\n", Read(work, "tests.log"), StringComparison.Ordinal);
        Assert.Equal("mine", Read(work, "handoff.md"));
        Assert.False(File.Exists(Path.Join(work.StateRoot, "ran")));
        Assert.False(File.Exists(work.VerdictPath));
    }

    [Fact]
    public void A_log_of_an_earlier_run_is_made_anew_and_one_that_a_person_changed_stays()
    {
        using var work = new RunningWork(RunningWork.Verify("cat work.txt")).Require(
            "tests.log, by-hand.log, made.log"
        );
        work.Settings = work.Settings with
        {
            Evidence = new Dictionary<string, string> { ["made.log"] = "cat work.txt; false || true" },
        };
        work.PutEvidence("by-hand.log", "checked by eye\n");
        Assert.True(work.Verify().Answer.IsOk);
        work.Commit("work.txt", "a second try\n");

        Assert.True(work.Verify().Answer.IsOk);

        Assert.Contains("a second try", Read(work, "tests.log"), StringComparison.Ordinal);
        Assert.Contains("a second try", Read(work, "made.log"), StringComparison.Ordinal);
        Assert.Equal("checked by eye\n", Read(work, "by-hand.log"));
        File.AppendAllText(work.Evidence("tests.log"), "and by eye\n");
        work.Commit("work.txt", "a third try\n");
        Assert.Null(work.Finish().Error);
        Assert.DoesNotContain("a third try", Read(work, "tests.log"), StringComparison.Ordinal);
        Assert.Contains("a third try", Read(work, "made.log"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_of_an_earlier_run_is_no_evidence_where_nothing_runs()
    {
        using var work = new RunningWork(RunningWork.Verify("true")).Require("tests.log");
        Assert.True(work.Verify().Answer.IsOk);
        var log = Read(work, "tests.log");
        var request = work.Done with
        {
            SkipVerification = Override.Because("--skip-verification", "the machine for it is down").Value,
        };

        var error = work.Finish(request).Error!;

        Assert.Equal(Problem.EvidenceMissing, error.Code);
        Assert.Contains("tests.log is of an earlier run", error.Cause, StringComparison.Ordinal);
        Assert.Equal(log, Read(work, "tests.log"));
        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public void Verify_is_for_the_holder()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));

        Assert.Equal(Problem.NotOwner, work.Verify(r => r with { Caller = RunningWork.Mallory }).Answer.Error?.Code);
    }

    private static string Read(RunningWork work, string name) => File.ReadAllText(work.Evidence(name));

    private static string Staged(RunningWork work) =>
        work
            .Sandbox.Git("-c", "core.quotePath=false", "diff", "--cached", "--name-only", "-z")
            .TrimEnd('\0')
            .Replace('\0', '\n');
}
