using Wo.Engine.Diagnosis;
using Wo.Engine.Index;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs;
using Wo.Engine.Workspaces;
using Wo.TestKit;
using static Wo.Engine.Tests.Reconcile.ReconcileFixture;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>What single repairs leave, to the byte where it matters.</summary>
public sealed class RepairResultTests
{
    private const string Wo = Scenarios.Wo;

    [Fact]
    public void Of_several_files_the_newest_stays_and_the_others_are_backups_with_their_bytes()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo, 1);
        tree.Put(WorkOrderState.Failed, Wo, 3);
        tree.Put(WorkOrderState.Done, Wo, 2);

        var report = tree.Apply();

        Assert.Equal(Text(Wo, WorkOrderState.Failed, 3), File.ReadAllText(tree.PathOf(WorkOrderState.Failed, Wo)));
        Assert.False(File.Exists(tree.PathOf(WorkOrderState.Pending, Wo)));
        Assert.False(File.Exists(tree.PathOf(WorkOrderState.Done, Wo)));
        var backups = report.Outcomes.Single(made => made.Finding.Code == Problem.DuplicateId).Backups;
        Assert.Equal(
            [Text(Wo, WorkOrderState.Pending, 1), Text(Wo, WorkOrderState.Done, 2)],
            backups.Select(path => File.ReadAllText(Path.Join(tree.Root.Path, path)))
        );
    }

    [Fact]
    public void A_held_work_order_keeps_the_file_its_holder_works_on()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Running, Wo, text: Text(Wo, WorkOrderState.Pending));
        tree.Put(WorkOrderState.Done, Wo, text: Text(Wo, WorkOrderState.Done));
        tree.PutLegacyLock(Wo, TimeSpan.FromMinutes(1));

        tree.Apply(force: true);

        Assert.True(File.Exists(tree.PathOf(WorkOrderState.Running, Wo)));
        Assert.False(File.Exists(tree.PathOf(WorkOrderState.Done, Wo)));
    }

    [Fact]
    [BadInput(40)]
    public void A_status_is_edited_without_touching_another_byte()
    {
        using var tree = new ReconcileFixture();
        var text = Text(Wo, WorkOrderState.Done).Replace("\n", "\r\n", StringComparison.Ordinal);
        tree.Put(WorkOrderState.Failed, Wo, text: text);

        tree.Apply();

        Assert.Equal(
            text.Replace("status: done", "status: failed", StringComparison.Ordinal),
            File.ReadAllText(tree.PathOf(WorkOrderState.Failed, Wo))
        );
    }

    [Fact]
    public void The_backup_with_the_highest_revision_comes_back_where_it_lies_and_is_on_record()
    {
        using var tree = new ReconcileFixture();
        Scenarios.All["only backups are left"].Arrange(tree);

        tree.Apply();

        Assert.Equal(Text(Wo, WorkOrderState.Failed, 2), File.ReadAllText(tree.PathOf(WorkOrderState.Failed, Wo)));
        Assert.Equal(2, tree.Record(Wo).Revision);
        Assert.NotEmpty(Directory.GetFiles(tree.Layout.StateDirectory(WorkOrderState.Failed).FullPath, "*.bak.*"));
    }

    [Fact]
    public void A_lost_file_of_a_held_work_order_is_left_to_a_person_with_its_lease()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        var lease = tree.Take(Wo).Lease;
        File.Delete(tree.PathOf(WorkOrderState.Running, Wo));
        File.Delete(tree.Workspace.ControlLayout.Version(Id(Wo)));

        var report = tree.Apply();

        Assert.Contains(report.Findings, finding => finding.Code == Problem.BackupOnly && finding.NeedsForce);
        Assert.Equal(lease, tree.Record(Wo).Lease);
        Assert.True(Directory.Exists(lease.Worktree));
    }

    [Fact]
    public void A_lost_file_of_a_held_work_order_comes_back_in_the_version_that_is_held()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        var lease = tree.Take(Wo).Lease;
        var taken = File.ReadAllText(tree.PathOf(WorkOrderState.Running, Wo));
        File.Delete(tree.PathOf(WorkOrderState.Running, Wo));

        var report = tree.Apply();

        Assert.DoesNotContain(report.Findings, finding => finding.Level < ProblemLevel.Info);
        Assert.Equal(taken, File.ReadAllText(tree.PathOf(WorkOrderState.Running, Wo)));
        Assert.Equal(lease, tree.Record(Wo).Lease);
    }

    [Fact]
    public void A_rewound_file_gets_its_recorded_revision_back_from_a_backup_and_is_kept_itself()
    {
        using var tree = new ReconcileFixture();
        Scenarios.All["a rewound file has its recorded revision in a backup of another state"].Arrange(tree);

        tree.Apply(force: true);

        Assert.Equal(Text(Wo, WorkOrderState.Done, 3), File.ReadAllText(tree.PathOf(WorkOrderState.Done, Wo)));
        Assert.False(File.Exists(tree.PathOf(WorkOrderState.Pending, Wo)));
        Assert.Contains(Text(Wo, WorkOrderState.Pending, 1), tree.Texts());
        Assert.Equal(3, tree.Record(Wo).Revision);
    }

    [Fact]
    public void A_lease_is_created_again_from_what_the_file_says_with_a_new_token()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        var lost = tree.Take(Wo, "carol").Lease;
        tree.SetRecord(Wo, record => record with { Lease = null });
        File.Delete(tree.Layout.LockMirror(Id(Wo)).FullPath);
        tree.Clock.Now += TimeSpan.FromMinutes(30);

        tree.Apply();

        var lease = tree.Record(Wo).Lease!;
        Assert.Equal(
            ("carol", lost.Worktree, lost.Branch, "adopt"),
            (lease.Owner, lease.Worktree, lease.Branch, lease.Mode)
        );
        Assert.Equal(lost.TakenAt, lease.TakenAt);
        Assert.Equal(tree.Clock.Now, lease.RenewedAt);
        Assert.NotEqual(lost.Token, lease.Token);
        Assert.True(tree.Workspace.Leases.MirrorIsRight(Id(Wo), lease));
    }

    [Fact]
    public void A_requeued_work_order_is_pending_with_a_reason_and_a_higher_revision()
    {
        using var tree = new ReconcileFixture();
        Scenarios.All["lease and worktree of a running work order are gone"].Arrange(tree);

        tree.Apply(force: true);

        var file = tree.Workspace.Tree.Find(Id(Wo))!.Active!;
        Assert.Equal(WorkOrderState.Pending, file.State);
        Assert.Equal(2, file.Revision);
        Assert.Equal("pending", file.Text("status"));
        Assert.Null(file.Text("owner"));
        Assert.Equal("running", file.Text("x_requeued_from"));
        Assert.NotNull(file.Text("x_requeue_reason"));
    }

    [Fact]
    public void Missing_metadata_is_what_take_had_written()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        tree.Take(Wo);
        var taken = Values(tree);
        tree.Put(WorkOrderState.Running, Wo, 1);

        tree.Apply();

        Assert.Equal(taken, Values(tree));
        Assert.Contains(
            "# a comment",
            File.ReadAllText(tree.PathOf(WorkOrderState.Running, Wo)),
            StringComparison.Ordinal
        );

        static string?[] Values(ReconcileFixture tree)
        {
            var file = tree.Workspace.Tree.Find(Id(Wo))!.Active!;
            return [file.Text("owner"), file.Text("branch"), file.Text("worktree"), file.Text("started_at")];
        }
    }

    [Fact]
    [BadInput(50)]
    public void A_damaged_record_is_rebuilt_with_the_holder_and_the_revision()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        var lease = tree.Take(Wo, "carol").Lease;
        var path = tree.Workspace.ControlLayout.Record(Id(Wo));
        File.WriteAllText(path, "damaged");

        var report = tree.Apply(force: true);

        var record = tree.Record(Wo);
        Assert.Equal(1, record.Revision);
        Assert.Equal(
            ("carol", lease.Worktree, lease.Branch),
            (record.Lease!.Owner, record.Lease.Worktree, record.Lease.Branch)
        );
        var backup = report.Outcomes.Single(made => made.Finding.Code == Problem.RecordUnreadable).Backups.Single();
        Assert.Equal("damaged", File.ReadAllText(Path.Join(tree.Root.Path, backup)));
    }

    [Fact]
    public void Readers_are_set_at_rest_where_the_record_of_a_dead_transition_is_lost_and_the_index_is_published_again()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        tree.BeginMoving();

        tree.Apply();

        Assert.Empty(tree.Detect().Findings);
        Assert.Equal(IndexOutcome.Published, new Bookkeeping(tree.Workspace).Index.Publish().Value);
    }

    [Fact]
    public void A_word_for_readers_that_cannot_be_read_stands_for_a_move_until_it_is_replaced()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        var word = tree.Workspace.ControlLayout.Generation;
        Directory.CreateDirectory(Path.GetDirectoryName(word)!);
        File.CreateSymbolicLink(word, "/nowhere");

        Assert.True(Generation.IsMoving(tree.Workspace.Generation.Read()));
        var finding = Assert.Single(tree.Detect().Findings, found => found.Code == Problem.InterruptedTransition);
        Assert.Contains("cannot be read", finding.Message, StringComparison.Ordinal);

        tree.Apply();

        Assert.Empty(tree.Detect().Findings);
    }
}
