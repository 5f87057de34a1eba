using Wo.Engine.Diagnosis;
using Wo.Engine.Read;
using Wo.Engine.Store.Control;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Read;

public sealed class ViewTests : IDisposable
{
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_list_is_in_natural_order_and_shows_the_lease_s_owner_of_what_is_running()
    {
        tree.Put("WO-10", WorkOrderState.Running, more: "x_rev: 3");
        tree.Put("WO-9");
        tree.Grant("WO-10", "bob");
        var list = List(new ListQuery());
        Assert.Equal(["WO-9", "WO-10"], list.Rows.Select(row => row.Id.Value));
        var running = list.Rows[1];
        Assert.Equal("bob", running.Owner);
        Assert.Equal(
            (WorkOrderState.Running, 3L, "P1", "E-0001"),
            (running.State, running.Revision, running.Priority, running.EpicId)
        );
        Assert.Null(list.Rows[0].Owner);
        Assert.Null(list.Rows[0].Lease);
        Assert.Empty(list.Warnings);
    }

    [Fact]
    public void Filters_leave_out_what_does_not_match()
    {
        tree.PutText(
            "WO-1",
            WorkOrderState.Done,
            TreeFixture.Valid("WO-1", "done").Replace("owner: null", "owner: ann")
        );
        tree.PutText("WO-2", WorkOrderState.Done, TreeFixture.Valid("WO-2", "done").Replace("E-0001", "E-2"));
        tree.Put("WO-3");
        Assert.Equal("WO-1 WO-2", Ids(new ListQuery { States = [WorkOrderState.Done, WorkOrderState.Failed] }));
        Assert.Equal("WO-1", Ids(new ListQuery { Owner = "ann" }));
        Assert.Equal("WO-2", Ids(new ListQuery { Epic = "E-2" }));
        Assert.Equal("WO-3", Ids(new ListQuery { ReadyOnly = true }));
        Assert.Equal("", Ids(new ListQuery { ReadyOnly = true, States = [WorkOrderState.Done] }));
        Assert.Equal("", Ids(new ListQuery { ReadyOnly = true, Epic = "E-2" }));
    }

    [Fact]
    public void What_has_the_name_of_a_work_order_and_is_no_file_of_its_own_is_never_passed_over_in_silence()
    {
        tree.Put("WO-1");
        File.CreateSymbolicLink(Path.Join(tree.Root, "_ctx/jobs/pending/WO-2.yaml"), "/nowhere");
        Directory.CreateDirectory(Path.Join(tree.Root, "_ctx/jobs/pending/WO-3.yaml"));

        string[] expected =
        [
            "_ctx/jobs/pending/WO-2.yaml is a symbolic link, which is not followed; put the file itself there",
            "_ctx/jobs/pending/WO-3.yaml is named like a work order and is no regular file",
        ];
        Assert.Equal(expected, List(new ListQuery()).Warnings.Select(warning => warning.Message));
        Assert.Equal(expected, List(new ListQuery { ReadyOnly = true }).Warnings.Select(warning => warning.Message));
        Assert.Equal(expected, SummarizeTree.Run(tree.Reader.Read()).Problems.Select(problem => problem.Message));
        Assert.EndsWith(expected[1], Show("WO-3").Error!.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_listed_with_a_warning_whatever_the_filters_of_its_content()
    {
        tree.PutText("WO-1", WorkOrderState.Pending, "broken: [\n");
        tree.Put("WO-2");
        tree.Put("WO-2", WorkOrderState.Done);
        Assert.Equal("WO-1 WO-2", Ids(new ListQuery { Owner = "ann", Epic = "E-7" }));
        Assert.Equal("WO-2", Ids(new ListQuery { States = [WorkOrderState.Done] }));
        var list = List(new ListQuery());
        Assert.All(list.Rows, row => Assert.NotNull(row.Warning));
        Assert.Equal(WorkOrderState.Pending, list.Rows[0].State);
        Assert.Null(list.Rows[1].State);
        Assert.Contains("pending, done", list.Rows[1].Warning);

        var ready = List(new ListQuery { ReadyOnly = true });
        Assert.Empty(ready.Rows);
        Assert.Equal(2, ready.Warnings.Length);
    }

    [Fact]
    public void Everything_about_one_work_order_is_shown()
    {
        tree.Put("WO-1", WorkOrderState.Done);
        tree.Put("WO-2", WorkOrderState.Running, more: "dependencies: [WO-1, WO-7]\nx_rev: 1");
        tree.Put("WO-3", more: "dependencies: [WO-2]");
        tree.Write("_ctx/jobs/pending/WO-2.yaml.bak.20260315T122800.0000000Z", "old");
        tree.Grant("WO-2", "bob", ttlSeconds: 60);
        tree.Clock.Now = tree.Clock.Now.AddSeconds(60);
        var shown = Show("WO-2").Value;
        Assert.Equal("_ctx/jobs/running/WO-2.yaml", shown.Path!.Relative);
        Assert.Equal(["WO-1 (done)", "WO-7 (missing)"], shown.Dependencies.Select(dependency => dependency.ToString()));
        Assert.Equal(["WO-7 (missing)"], shown.BlockedBy.Select(dependency => dependency.ToString()));
        Assert.Equal(["WO-3"], shown.Blocks.Select(id => id.Value));
        Assert.Equal(
            ["_ctx/jobs/pending/WO-2.yaml.bak.20260315T122800.0000000Z"],
            shown.Backups.Select(b => b.Relative)
        );
        Assert.Equal(WorkOrderState.Running.LegalMoves(), shown.LegalMoves);
        Assert.Equal(
            ("bob", TimeSpan.FromSeconds(60), true, false),
            (shown.Lease!.Owner, shown.Lease.Age, shown.Lease.IsStale, shown.Lease.IsAdopted)
        );
        Assert.Null(shown.Fields); // it lacks owner and branch
        Assert.NotEmpty(shown.Findings);
        Assert.False(shown.IsReady);
        Assert.Equal("Title of WO-3", Show("WO-3").Value.Fields!.Title);
    }

    [Fact]
    public void A_work_order_in_conflict_is_shown_with_all_its_files_and_no_state()
    {
        tree.Put("WO-1");
        tree.Put("WO-1", WorkOrderState.Done);
        var shown = Show("WO-1").Value;
        Assert.Null(shown.Path);
        Assert.Null(shown.Row.State);
        Assert.Equal(
            ["_ctx/jobs/pending/WO-1.yaml", "_ctx/jobs/done/WO-1.yaml"],
            shown.Files.Select(file => file.Relative)
        );
        Assert.Empty(shown.LegalMoves);
    }

    [Fact]
    public void An_interrupted_transition_and_a_damaged_record_are_shown()
    {
        tree.Put("WO-1");
        tree.Put("WO-2");
        tree.Record("WO-1", new ControlRecord(4, null, SomeIntent()));
        tree.Write(".git/wo/records/WO-2", "{");
        Assert.Equal("take", Show("WO-1").Value.Interrupted!.Verb);
        Assert.Equal(4, Show("WO-1").Value.RecordedRevision);
        Assert.Contains("damaged", Show("WO-2").Value.RecordProblem);
    }

    [Fact]
    public void Who_asks_for_what_is_not_there_is_told_what_is()
    {
        tree.Put("WO-1a");
        tree.Write("_ctx/jobs/done/WO-2.yaml.bak.20260315T122800.0000000Z", "old");
        Assert.Contains("did you mean WO-1a?", Show("WO-1A").Error!.Cause);
        Assert.Contains("none of its backups can be read", Show("WO-2").Error!.Cause);
        Assert.Equal(Problem.WorkOrderNotFound, Show("WO-3").Error!.Code);
    }

    [Fact]
    public void The_status_counts_every_work_order_once()
    {
        tree.Put("WO-1", priority: "P3");
        tree.Put("WO-2", priority: "P0");
        tree.Put("WO-3", WorkOrderState.Running);
        tree.Put("WO-4", WorkOrderState.Done);
        tree.PutText("WO-5", WorkOrderState.Partial, "broken: [\n");
        tree.PutText("WO-7", WorkOrderState.Done, "broken: [\n");
        tree.Put("WO-6", WorkOrderState.Failed);
        tree.Put("WO-6", WorkOrderState.Partial);
        tree.Grant("WO-3");
        var status = SummarizeTree.Run(tree.Reader.Read());
        Assert.Equal(
            ["Pending 2", "Running 1", "Done 2", "Failed 0", "Partial 1"],
            status.Counts.Select(count => $"{count.State} {count.Count}")
        );
        Assert.Equal(1, status.InConflict);
        Assert.Equal("alice", Assert.Single(status.Running).Owner);
        Assert.Equal((2, "WO-2"), (status.ReadyCount, status.NextReady!.Id.Value));
        // What a closed one says is not looked at: its directory answers all that is asked here.
        Assert.Equal(["DUPLICATE_WO_ID", "WO_UNREADABLE"], status.Problems.Select(problem => problem.Code.Name));
    }

    [Fact]
    public void What_a_look_shows_to_be_wrong_has_the_name_that_reconcile_gives_it()
    {
        tree.Put("WO-01", WorkOrderState.Running);
        tree.PutText("WO-02", WorkOrderState.Partial, TreeFixture.Valid("WO-02", "failed"));
        tree.Put("WO-03", more: "x_rev: 1");
        tree.Record("WO-03", new ControlRecord(2, null, null));
        tree.Put("WO-04");
        tree.Grant("WO-04");
        tree.Put("WO-05", WorkOrderState.Running);
        tree.Grant("WO-05", ttlSeconds: 1);
        tree.Put("WO-06");
        tree.Record("WO-06", new ControlRecord(0, null, SomeIntent()));
        tree.Put("WO-07");
        tree.Write(".git/wo/records/WO-07", "{");
        tree.Record("WO-08", new ControlRecord(0, null, SomeIntent()));
        tree.Write("_ctx/jobs/done/WO-09.yaml.bak.20260315T122800.0000000Z", "old");
        tree.Write("_ctx/jobs/done/WO-09.yaml.bak.20260315T122800.0000000Z-1", "old");
        tree.Write("_ctx/jobs/running/WO-11.lock", "");
        File.CreateSymbolicLink(Path.Join(tree.Root, "_ctx/jobs/done/WO-12.yaml"), "/nowhere");
        tree.Clock.Now = tree.Clock.Now.AddHours(1);
        Assert.Equal(
            [
                "SYMLINK_REFUSED WO-12",
                "RECORD_UNREADABLE WO-07",
                "INTERRUPTED_TRANSITION WO-04",
                "INTERRUPTED_TRANSITION WO-06",
                "INTERRUPTED_TRANSITION WO-08",
                "LOCK_WITHOUT_RUNNING_WO WO-11",
                "BACKUP_ONLY WO-09",
                "REVISION_WENT_BACK WO-03",
                "STATUS_DIRECTORY_MISMATCH WO-02",
                "RUNNING_WITHOUT_LOCK WO-01",
                "STALE_LOCK WO-05",
            ],
            SummarizeTree.Run(tree.Reader.Read()).Problems.Select(problem => $"{problem.Code} {problem.Id}")
        );
    }

    [Fact]
    public void Looking_writes_nothing_and_needs_no_guard()
    {
        tree.Put("WO-1");
        tree.Put("WO-2", WorkOrderState.Running);
        using var held = tree.Guard.Acquire("test").Value;
        var operations = tree.Files.Log.Count;
        var reading = tree.Reader.Read();
        SummarizeTree.Run(reading);
        ListWorkOrders.Run(reading, new ListQuery());
        ListWorkOrders.Run(reading, new ListQuery { ReadyOnly = true });
        ShowWorkOrder.Run(reading, TreeFixture.Id("WO-1"));
        Assert.Equal(operations, tree.Files.Log.Count);
    }

    [Fact]
    public void An_empty_or_missing_tree_has_nothing_in_it_and_nothing_wrong_with_it()
    {
        var status = SummarizeTree.Run(tree.Reader.Read());
        Assert.Equal(0, status.Counts.Sum(count => count.Count));
        Assert.Empty(status.Problems);
        Assert.Null(status.NextReady);
    }

    private WorkOrderList List(ListQuery query) => ListWorkOrders.Run(tree.Reader.Read(), query);

    private string Ids(ListQuery query) => string.Join(' ', List(query).Rows.Select(row => row.Id.Value));

    private Result<WorkOrderDetails> Show(string id) => ShowWorkOrder.Run(tree.Reader.Read(), TreeFixture.Id(id));

    private static Intent SomeIntent() =>
        new("take", null, WorkOrderState.Pending, WorkOrderState.Running, 0, 1, "", "", "");
}
