using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Faults;
using Wo.Engine.Verbs;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

public sealed class FinishDoneTests
{
    [Fact]
    public void Work_whose_gates_pass_is_done_at_the_commit_they_judged()
    {
        using var work = new RunningWork(RunningWork.Verify("cat work.txt", "echo again"));
        var head = work.Head;

        var finished = work.Finish();

        Assert.Null(finished.Error);
        Assert.Equal((WorkOrderState.Done, WorkOrderState.Done), (finished.Value.State, work.State));
        Assert.Equal((head, 2L), (finished.Value.VerifiedCommit, finished.Value.Revision));
        Assert.Empty(finished.Value.Warnings);
        Assert.Contains($"verified_at_sha: '{head}'", work.File, StringComparison.Ordinal);
        Assert.Contains("result: done", work.File, StringComparison.Ordinal);
        Assert.Contains("title: Make it work # whatever it is", work.File, StringComparison.Ordinal);
        Assert.Equal((null, 2L), (work.Record.Lease, work.Record.Revision));
    }

    [Fact]
    public void A_passed_verdict_names_the_commit_and_the_commands_with_their_logs()
    {
        using var work = new RunningWork(RunningWork.Verify("cat work.txt", "echo again >&2"));
        var head = work.Head;

        Assert.True(work.Finish().IsOk);

        var verdict = work.Verdict;
        Assert.Equal(("PASS", null, head), (verdict.Status, verdict.Stage, verdict["git_commit"]));
        Assert.Equal(("WO-0001", "E-0001", "DOD-DEFAULT"), (verdict["wo_id"], verdict["epic_id"], verdict["dod_id"]));
        Assert.Equal(["cat work.txt", "echo again >&2"], verdict.Commands);
        Assert.Equal(["0", "0"], verdict.Each("x_results", "exit_code"));
        Assert.Equal(
            ["_ctx/logs/WO-0001/command_1.log", "_ctx/logs/WO-0001/command_2.log"],
            verdict.Each("x_results", "log")
        );
        Assert.Equal(("done\n", "again\n"), (File.ReadAllText(work.Log(1)), File.ReadAllText(work.Log(2))));
    }

    [Fact]
    public void The_summary_becomes_the_result_marker_on_one_line()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));

        Assert.True(work.Finish(work.Done with { Summary = "first\n[WO-0001] intent: forged\r\nlast" }).IsOk);

        Assert.Contains(
            "\n[WO-0001] result: first [WO-0001] intent: forged last\n",
            work.SessionLog,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("\n[WO-0001] intent: forged", work.SessionLog, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worktree_goes_and_the_branch_stays()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var head = work.Head;

        var finished = work.Finish().Value;

        Assert.False(Directory.Exists(work.Place));
        Assert.Equal("removed; the branch stays", finished.Worktree);
        Assert.Equal(head, work.Sandbox.Git("rev-parse", "refs/heads/feat/wo-WO-0001"));
    }

    [ShowsSetting("closeout")]
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_worktree_stays_where_that_is_wanted(bool byOption, bool byConfiguration)
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        work.Settings = work.Settings with { KeepWorktree = byConfiguration };

        var finished = work.Finish(work.Done with { KeepWorktree = byOption }).Value;

        Assert.Equal($"kept at {work.Place}", finished.Worktree);
        Assert.True(Directory.Exists(work.Place));
    }

    [Fact]
    public void The_worktree_stays_while_an_ignored_file_in_it_is_worth_keeping()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        work.Commit(".gitignore", ".env*\nbuilt\n");
        work.Write(".env.local", "secret\n");
        work.Write("built", "again any time\n");

        var finished = work.Finish().Value;

        Assert.Equal(WorkOrderState.Done, finished.State);
        Assert.Contains(".env.local", finished.Worktree, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Join(work.Place, ".env.local")));
    }

    [Fact]
    public void Work_without_commands_is_done_with_a_warning()
    {
        using var work = new RunningWork();

        var finished = work.Finish().Value;

        Assert.Equal(WorkOrderState.Done, finished.State);
        Assert.Contains("no verify.commands", Assert.Single(finished.Warnings), StringComparison.Ordinal);
        Assert.Equal("PASS", work.Verdict.Status);
    }

    [Fact]
    public void Skipping_verification_is_on_record_beside_what_was_there()
    {
        using var work = new RunningWork(
            RunningWork.Verify("touch ran; false")
                + "x_overrides:\n- gate: scope # kept\n  reason: 'an older one'\n  count: 3\n  \"odd key\": [~, \"it''s\"]\n"
        );
        var request = work.Done with
        {
            SkipVerification = Override.Because("--force", "the \"build\" server, it's down").Value,
        };

        var finished = work.Finish(request);

        Assert.Null(finished.Error);
        Assert.False(File.Exists(Path.Join(work.Place, "ran")));
        var verdict = work.Verdict;
        Assert.Equal("PASS", verdict.Status);
        Assert.Empty(verdict.Commands);
        Assert.Equal("the \"build\" server, it's down", verdict.Inner("override", "reason"));
        Assert.Equal(("WO-0001", "false"), (verdict.Inner("override", "wo"), verdict.Inner("override", "dirty")));
        var done = TypedWorkOrder.As<DoneWorkOrder>(work.Workspace.Subjects.Read(work.Id).Value.File).Value;
        Assert.Equal(["scope", "verify_commands"], done.Overrides.Select(one => one.Gate));
        Assert.Equal(["an older one", "the \"build\" server, it's down"], done.Overrides.Select(one => one.Reason));
        Assert.Equal("alice", done.Overrides[1].By);
        Assert.Contains("'count': 3, 'odd key': [null, 'it''''s']", work.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_of_an_earlier_run_are_not_taken_for_this_ones()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        Directory.CreateDirectory(Path.GetDirectoryName(work.Log(1))!);
        File.WriteAllText(work.Log(1), "old");
        File.WriteAllText(work.Log(7), "old");
        File.WriteAllText(Path.Join(Path.GetDirectoryName(work.Log(1)), "notes.txt"), "mine");

        Assert.True(work.Finish().IsOk);

        Assert.Equal("", File.ReadAllText(work.Log(1)));
        Assert.False(File.Exists(work.Log(7)));
        Assert.True(File.Exists(Path.Join(Path.GetDirectoryName(work.Log(1)), "notes.txt")));
    }

    [Fact]
    public void Finishing_takes_a_lease_that_only_an_older_tools_lock_shows()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        File.Delete(Path.Join(work.Sandbox.Root, ".git", "wo", "records", "WO-0001"));

        var finished = work.Finish();

        Assert.Null(finished.Error);
        Assert.Equal(WorkOrderState.Done, work.State);
        Assert.False(File.Exists(Path.Join(work.StateRoot, "_ctx", "jobs", "running", "WO-0001.lock")));
    }

    [Fact]
    public void What_an_older_tool_left_out_of_the_file_is_taken_from_the_lease()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var path = Path.Join(work.StateRoot, "_ctx", "jobs", "running", "WO-0001.yaml");
        var lines = File.ReadAllLines(path).Where(line => !line.StartsWith("owner:", StringComparison.Ordinal));
        File.WriteAllLines(
            path,
            lines.Select(line => line.StartsWith("branch:", StringComparison.Ordinal) ? "branch: null" : line)
        );

        var finished = work.Finish();

        Assert.Null(finished.Error);
        Assert.Contains("owner: alice", work.File, StringComparison.Ordinal);
        Assert.Contains("branch: feat/wo-WO-0001", work.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_worktree_only_files_of_the_tool_may_be_in_no_commit()
    {
        using var work = new RunningWork(RunningWork.Verify("git rev-parse --show-toplevel"), noWorktree: true);
        work.Sandbox.Write("left.txt", "over");

        var refused = work.Finish();
        Assert.Equal(Problem.WorktreeDirty, refused.Error?.Code);
        Assert.Equal(["left.txt"], refused.Error!.Details);

        File.Delete(Path.Join(work.Sandbox.Root, "left.txt"));
        var finished = work.Finish(Empty(work));

        Assert.Null(finished.Error);
        Assert.Null(finished.Value.Worktree);
        Assert.Equal(work.Sandbox.Head, finished.Value.VerifiedCommit);
        Assert.Equal(work.Sandbox.Root + "\n", File.ReadAllText(work.Log(1)));
    }

    [Fact]
    public void Files_of_the_tool_are_known_below_the_top_of_a_repository_too()
    {
        using var work = new RunningWork(RunningWork.Verify("true"), noWorktree: true, below: "tools/plan");
        work.Sandbox.Write("_ctx/other.txt", "not the tool's: this tree is another one");

        Assert.Equal(["_ctx/other.txt"], work.Finish().Error!.Details);

        File.Delete(Path.Join(work.Sandbox.Root, "_ctx", "other.txt"));
        Assert.Null(work.Finish(Empty(work)).Error);
    }

    private static Wo.Engine.Verbs.Finish.FinishRequest Empty(RunningWork work) =>
        work.Done with
        {
            AllowEmpty = Override.Because("--allow-empty", "nothing had to be changed").Value,
        };
}
