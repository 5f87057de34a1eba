using System.Reflection;
using Wo.Core.Model;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Model;

public sealed class WorkOrderTransitionTests
{
    [Fact]
    public void Taking_sets_who_where_and_since_when()
    {
        var taken = Samples.Pending().Take("alice", "feat/x", "../w", Samples.Noon, 4);

        Assert.Equal(
            [
                new FieldChange("status", new FieldValue.Text("running")),
                new FieldChange("owner", new FieldValue.Text("alice")),
                new FieldChange("branch", new FieldValue.Text("feat/x")),
                new FieldChange("worktree", new FieldValue.Text("../w")),
                new FieldChange(
                    "started_at",
                    new FieldValue.Text("2026-03-15T12:00:00.000000+00:00", AlwaysQuoted: true)
                ),
                new FieldChange("x_rev", new FieldValue.Whole(4)),
            ],
            Samples.Pending().ChangesTo(taken)
        );
    }

    [Fact]
    public void Finishing_sets_both_end_times_to_the_same_instant()
    {
        var finished = Samples.Running().FinishDone(Samples.Noon.AddHours(1), "84532fb", 5);

        Assert.Equal(
            [
                new FieldChange("status", new FieldValue.Text("done")),
                new FieldChange(
                    "finished_at",
                    new FieldValue.Text("2026-03-15T13:00:00.000000+00:00", AlwaysQuoted: true)
                ),
                new FieldChange(
                    "closed_at",
                    new FieldValue.Text("2026-03-15T13:00:00.000000+00:00", AlwaysQuoted: true)
                ),
                new FieldChange("result", new FieldValue.Text("done")),
                new FieldChange("verified_at_sha", new FieldValue.Text("84532fb", AlwaysQuoted: true)),
                new FieldChange("x_rev", new FieldValue.Whole(5)),
            ],
            Samples.Running().ChangesTo(finished)
        );
    }

    [Fact]
    public void Giving_up_keeps_the_verified_commit_where_no_other_is_given()
    {
        var running = Samples.Running() with { VerifiedAtSha = "84532fb" };

        Assert.Equal("84532fb", running.FinishFailed(Samples.Noon, null, 5).VerifiedAtSha);
        Assert.Equal("84532fb", running.FinishPartial(Samples.Noon, null, 5).VerifiedAtSha);
        Assert.Equal("aaaa", running.FinishFailed(Samples.Noon, "aaaa", 5).VerifiedAtSha);
        Assert.Equal(
            ("failed", "partial"),
            (running.FinishFailed(Samples.Noon, null, 5).Result, running.FinishPartial(Samples.Noon, null, 5).Result)
        );
    }

    [Fact]
    public void Reopening_clears_what_closed_it_and_says_why()
    {
        var done = Samples.Running().FinishDone(Samples.Noon, "84532fb", 5);

        var reopened = done.Reopen(Samples.Noon, "it is not", 6);

        Assert.Equal((WorkOrderState.Pending, "pending", 6L), (reopened.State, reopened.Status, reopened.Revision));
        Assert.Equal(("done", "it is not"), (reopened.ReopenedFrom, reopened.ReopenReason));
        Assert.Equal(
            (null, null, null, null),
            (reopened.Owner, reopened.Result, reopened.ClosedAt, reopened.VerifiedAtSha)
        );
        Assert.Equal((done.Branch, done.Worktree), (reopened.Branch, reopened.Worktree));
    }

    [Fact]
    public void Requeueing_a_running_one_clears_the_owner_and_says_where_it_came_from()
    {
        var running = Samples.Running() with { VerifyFailures = 2 };

        var requeued = running.Requeue(Samples.Noon, "no lease holds it", 5);

        Assert.Equal((WorkOrderState.Pending, "pending", 5L), (requeued.State, requeued.Status, requeued.Revision));
        Assert.Equal(("running", "no lease holds it"), (requeued.RequeuedFrom, requeued.RequeueReason));
        Assert.Equal((null, null, null), (requeued.Owner, requeued.StartedAt, requeued.VerifyFailures));
        Assert.Equal((running.Branch, running.Worktree), (requeued.Branch, requeued.Worktree));
    }

    [Fact]
    public void Releasing_clears_the_holder_and_keeps_branch_and_worktree()
    {
        var released = Samples.Running().Release(5);

        Assert.Equal(
            [
                new FieldChange("status", new FieldValue.Text("pending")),
                new FieldChange("owner", new FieldValue.Null()),
                new FieldChange("started_at", new FieldValue.Null()),
                new FieldChange("x_rev", new FieldValue.Whole(5)),
            ],
            Samples.Running().ChangesTo(released)
        );
    }

    [Fact]
    public void Requeueing_says_from_where_and_clears_what_the_last_attempt_left()
    {
        var failed = (Samples.Running() with { VerifyFailures = 2 }).FinishFailed(Samples.Noon, null, 5);

        var requeued = failed.Requeue(Samples.Noon.AddDays(1), "second try", 6);

        Assert.Equal(
            [
                new FieldChange("status", new FieldValue.Text("pending")),
                new FieldChange("owner", new FieldValue.Null()),
                new FieldChange("started_at", new FieldValue.Null()),
                new FieldChange("finished_at", new FieldValue.Null()),
                new FieldChange("closed_at", new FieldValue.Null()),
                new FieldChange("result", new FieldValue.Null()),
                new FieldChange("x_rev", new FieldValue.Whole(6)),
                new FieldChange("x_requeued_from", new FieldValue.Text("failed")),
                new FieldChange(
                    "x_requeued_at",
                    new FieldValue.Text("2026-03-16T12:00:00.000000+00:00", AlwaysQuoted: true)
                ),
                new FieldChange("x_requeue_reason", new FieldValue.Text("second try")),
                new FieldChange("x_verify_failures", new FieldValue.Null()),
            ],
            failed.ChangesTo(requeued)
        );
    }

    [Fact]
    public void Taking_a_partial_one_again_clears_how_it_ended()
    {
        var partial = Samples.Running().FinishPartial(Samples.Noon, "84532fb", 5);

        var taken = partial.Take("bob", "feat/wo-WO-0016", "../w", Samples.Noon.AddDays(1), 6);

        Assert.Equal((null, null, null), (taken.FinishedAt, taken.ClosedAt, taken.Result));
        Assert.Equal(("bob", "84532fb"), (taken.Owner, taken.VerifiedAtSha));
    }

    [Fact]
    public void A_move_changes_nothing_else()
    {
        var pending = Samples.Pending();
        var back = Samples.Running().FinishFailed(Samples.Noon, null, 5).Requeue(Samples.Noon, "again", 6);

        var same = back with
        {
            Branch = pending.Branch,
            Worktree = pending.Worktree,
            Revision = pending.Revision,
            RequeuedFrom = null,
            RequeuedAt = null,
            RequeueReason = null,

            // Lists compare by reference; these are other copies of the same.
            Scope = pending.Scope,
            Verify = pending.Verify,
            Execution = pending.Execution,
            Deliverables = pending.Deliverables,
            Dependencies = pending.Dependencies,
            EvidenceLogs = pending.EvidenceLogs,
            Overrides = pending.Overrides,
        };

        Assert.Equal(["WO-0014"], back.Dependencies);
        Assert.Equal(pending, same);
    }

    [Fact]
    public void Both_views_of_a_running_one_show_the_same_owner()
    {
        var running = Samples.Running() with { Owner = "bob" };

        Assert.Equal("bob", ((WorkOrder)running).Owner);
    }

    [Fact]
    public void The_methods_of_each_state_are_its_legal_moves()
    {
        foreach (var (state, type) in Types)
        {
            var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => Types.ContainsValue(method.ReturnType) && !method.Name.StartsWith('<'))
                .Select(method => Types.Single(pair => pair.Value == method.ReturnType).Key);

            Assert.Equal(state.LegalMoves().Order(), methods.Distinct().Order());
            Assert.All(
                WorkOrderStates.All,
                target => Assert.Equal(state.LegalMoves().Contains(target), state.CanMoveTo(target))
            );
        }
    }

    [Fact]
    public void The_legal_moves_are_the_ones_that_are_documented()
    {
        string[] expected =
        [
            "Pending -> Running",
            "Running -> Done",
            "Running -> Failed",
            "Running -> Partial",
            "Running -> Pending",
            "Done -> Pending",
            "Failed -> Pending",
            "Partial -> Running",
            "Partial -> Pending",
        ];

        Assert.Equal(
            expected,
            WorkOrderStates.All.SelectMany(from => from.LegalMoves().Select(to => $"{from} -> {to}"))
        );
    }

    [Fact]
    public void A_directory_name_and_its_state_belong_together()
    {
        Assert.Equal(
            ["pending", "running", "done", "failed", "partial"],
            WorkOrderStates.All.Select(state => state.DirectoryName())
        );
        Assert.All(
            WorkOrderStates.All,
            state => Assert.True(WorkOrderStates.TryParse(state.DirectoryName(), out var back) && back == state)
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Pending")]
    [InlineData("pending ")]
    [InlineData("0")]
    public void Another_directory_name_is_no_state(string? name)
    {
        Assert.False(WorkOrderStates.TryParse(name, out _));
    }

    [Fact]
    public void Time_is_written_in_utc_with_microseconds_and_offset()
    {
        var time = new DateTimeOffset(2026, 2, 13, 9, 36, 58, TimeSpan.FromHours(-3)).AddTicks(2507769);

        Assert.Equal("2026-02-13T12:36:58.250776+00:00", WorkOrderTimestamp.Format(time));
        Assert.True(WorkOrderTimestamp.TryParse(WorkOrderTimestamp.Format(time), out var back));
        Assert.Equal(time.AddTicks(-9), back);
    }

    private static Dictionary<WorkOrderState, Type> Types { get; } =
        new()
        {
            [WorkOrderState.Pending] = typeof(PendingWorkOrder),
            [WorkOrderState.Running] = typeof(RunningWorkOrder),
            [WorkOrderState.Done] = typeof(DoneWorkOrder),
            [WorkOrderState.Failed] = typeof(FailedWorkOrder),
            [WorkOrderState.Partial] = typeof(PartialWorkOrder),
        };
}
