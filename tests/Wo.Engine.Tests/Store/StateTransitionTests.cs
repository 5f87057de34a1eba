using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Tests.Faults;
using Wo.Engine.Tests.Reconcile;
using Wo.TestKit;

namespace Wo.Engine.Tests.Store;

public sealed class StateTransitionTests
{
    private const string Old = "id: WO-0001\nstatus: pending\n";
    private const string New = "id: WO-0001\nstatus: running\nx_rev: 7\n";

    [Fact]
    public void A_transition_moves_the_file_raises_the_recorded_revision_and_keeps_a_backup()
    {
        using var store = new StoreFixture();
        var before = store.Put(WorkOrderState.Pending, Old);
        store.GrantLease();

        var committed = store.Apply(store.Plan(WorkOrderState.Pending, WorkOrderState.Running, before, New)).Value;

        Assert.Null(committed.Uncertain);
        Assert.Null(store.ContentIn(WorkOrderState.Pending));
        Assert.Equal(New, store.ContentIn(WorkOrderState.Running));
        var record = store.Control.Read(store.Id).Value;
        Assert.Equal(7, record.Revision);
        Assert.Equal(StoreFixture.SomeLease, record.Lease);
        Assert.Null(record.Intent);
        var backup = Assert.Single(Directory.GetFiles(store.Layout.StateDirectory(WorkOrderState.Pending).FullPath));
        Assert.Equal(Old, File.ReadAllText(backup));
    }

    [Fact]
    public void Leaving_running_ends_the_lease_and_its_mirror_in_the_same_move()
    {
        using var store = new StoreFixture();
        var before = store.Put(WorkOrderState.Running, New);
        store.GrantLease();
        Assert.True(File.Exists(store.Layout.LockMirror(store.Id).FullPath));

        store.Apply(store.Plan(WorkOrderState.Running, WorkOrderState.Done, before, "status: done\n"));

        Assert.Null(store.Control.Read(store.Id).Value.Lease);
        Assert.False(File.Exists(store.Layout.LockMirror(store.Id).FullPath));
    }

    [Fact]
    public void A_file_that_changed_since_the_decision_is_not_moved()
    {
        using var store = new StoreFixture();
        var before = store.Put(WorkOrderState.Pending, Old);
        var plan = store.Plan(WorkOrderState.Pending, WorkOrderState.Running, before, New);
        store.Put(WorkOrderState.Pending, Old + "# edited\n");

        Assert.Equal(Problem.LostRace, store.Apply(plan).Error!.Code);
        Assert.Equal(Old + "# edited\n", store.ContentIn(WorkOrderState.Pending));
    }

    [Fact]
    public void A_lease_that_changed_since_the_decision_stops_the_move()
    {
        using var store = new StoreFixture();
        var before = store.Put(WorkOrderState.Running, New);
        store.GrantLease();
        var plan = store.Plan(WorkOrderState.Running, WorkOrderState.Done, before, "status: done\n");
        using (var held = store.Guard.Acquire("takeover").Value)
        {
            var other = StoreFixture.SomeLease with { Token = "ffffffffffffffffffffffffffffffff" };
            store.Leases.Grant(held, store.Id, store.Control.Read(store.Id).Value, other);
        }

        Assert.Equal(Problem.LostRace, store.Apply(plan).Error!.Code);
        Assert.Equal(New, store.ContentIn(WorkOrderState.Running));
    }

    [Theory]
    [InlineData("create", "records/.WO-0001")]
    [InlineData("write", "records/.WO-0001")]
    [InlineData("rename", "records/WO-0001")]
    public void A_disk_that_is_full_from_the_intent_on_leaves_nothing_to_reconcile(string operation, string place)
    {
        using var store = new StoreFixture();
        var before = store.Put(WorkOrderState.Pending, Old);
        store.GrantLease();
        var plan = store.Plan(WorkOrderState.Pending, WorkOrderState.Running, before, New);
        var isFull = false;
        store.Files.AtFaultPoint = (_, called, path) =>
        {
            isFull |= called == operation && path.Contains(place, StringComparison.Ordinal);
            if (isFull)
            {
                throw new StorageException(called, path, 122);
            }
        };

        var error = store.Apply(plan).Error!;

        Assert.Equal(Problem.StorageFailed, error.Code);
        Assert.Contains("was not changed", error.Cause, StringComparison.Ordinal);
        Assert.Equal(Old, store.ContentIn(WorkOrderState.Pending));
        Assert.Null(store.Control.Read(store.Id).Value.Intent);
    }

    [Fact]
    public void An_occupied_destination_is_never_overwritten()
    {
        using var store = new StoreFixture();
        var before = store.Put(WorkOrderState.Pending, Old);
        var plan = store.Plan(WorkOrderState.Pending, WorkOrderState.Running, before, New);
        store.Files.AtFaultPoint = (_, operation, path) =>
        {
            if (operation == "rename-noreplace" && path.EndsWith("running/WO-0001.yaml", StringComparison.Ordinal))
            {
                File.WriteAllText(store.Layout.WorkOrder(WorkOrderState.Running, store.Id).FullPath, "a hand\n");
            }
        };

        var result = store.Apply(plan);

        Assert.False(result.IsOk);
        Assert.Equal("a hand\n", store.ContentIn(WorkOrderState.Running));
    }

    [Fact]
    public void A_file_that_a_hand_carried_to_a_third_directory_is_not_doubled_by_recovery()
    {
        using var store = new StoreFixture();
        var before = store.Put(WorkOrderState.Running, Old);
        store.Files.AtFaultPoint = (_, operation, path) =>
        {
            if (operation == "rename" && path.EndsWith("running/WO-0001.yaml", StringComparison.Ordinal))
            {
                throw new Killed();
            }
        };
        Assert.Throws<Killed>(() =>
            store.Apply(store.Plan(WorkOrderState.Running, WorkOrderState.Partial, before, New))
        );
        store.Files.AtFaultPoint = static (_, _, _) => { };
        File.Move(
            store.Layout.WorkOrder(WorkOrderState.Running, store.Id).FullPath,
            store.Layout.WorkOrder(WorkOrderState.Failed, store.Id).FullPath
        );

        Assert.Equal(Problem.InterruptedTransition, store.Recover().Error!.Code);

        Assert.Null(store.ContentIn(WorkOrderState.Running));
        Assert.Equal(Old, store.ContentIn(WorkOrderState.Failed));
    }

    [Fact]
    public void A_scan_that_begins_and_ends_inside_a_move_can_tell()
    {
        using var store = new StoreFixture();
        var before = store.Put(WorkOrderState.Running, New);
        store.GrantLease();
        var plan = store.Plan(WorkOrderState.Running, WorkOrderState.Pending, before, Old);
        var (wasThere, readings) = (new List<bool>(), new List<string>());
        store.Files.AtFaultPoint = (_, operation, path) =>
        {
            if (operation == "rename-noreplace" && path.EndsWith("pending/WO-0001.yaml", StringComparison.Ordinal))
            {
                // The scan lists one directory before the rename and the other behind it, and so misses the file.
                var state = readings.Count == 0 ? WorkOrderState.Pending : WorkOrderState.Running;
                wasThere.Add(store.ContentIn(state) is not null);
                readings.Add(store.Generation.Read());
            }
        };

        Assert.True(store.Apply(plan).IsOk);

        Assert.Equal([false, false], wasThere);
        Assert.False(readings[0] == readings[1] && !Generation.IsMoving(readings[0]), readings[0]);
        Assert.False(Generation.IsMoving(store.Generation.Read()));
    }

    [Fact]
    public void The_number_of_syncs_of_a_transition_is_known()
    {
        using var store = new StoreFixture();
        var before = store.Put(WorkOrderState.Pending, Old);
        store.GrantLease();
        var plan = store.Plan(WorkOrderState.Pending, WorkOrderState.Running, before, New);
        var (files, directories) = (store.Files.Count("fsync"), store.Files.Count("fsync-directory"));

        store.Apply(plan);

        // Files: backup, record with intent, staged file, record without intent, mirror.
        Assert.Equal(5, store.Files.Count("fsync") - files);
        // Directories: ops (made once), backup, records, staged file, both state directories, records again.
        Assert.Equal(7, store.Files.Count("fsync-directory") - directories);
    }

    [Theory]
    [InlineData(WorkOrderState.Pending, WorkOrderState.Running)]
    [InlineData(WorkOrderState.Running, WorkOrderState.Done)]
    [InlineData(WorkOrderState.Running, WorkOrderState.Pending)]
    [BadInput(1, 2, 10, 11)]
    [Soak]
    public void Whatever_operation_fails_the_work_order_is_moved_or_not_and_recovery_explains_it(
        WorkOrderState from,
        WorkOrderState to
    )
    {
        var points = 0;
        foreach (var errno in new[] { 5, 28 })
        {
            foreach (var sticky in new[] { false, true })
            {
                for (var point = 0; Sweep(from, to, point, sticky, errno); point++)
                {
                    points++;
                }
            }
        }

        Assert.True(points > 200, $"only {points} fault points were reached");
        TestContext.Current.SendDiagnosticMessage("{0} fault points from {1} to {2}", points, from, to);
    }

    private static bool Sweep(WorkOrderState from, WorkOrderState to, int point, bool sticky, int errno)
    {
        using var store = new StoreFixture();
        var before = store.Put(from, Old);
        store.GrantLease();
        var plan = store.Plan(from, to, before, New);
        var first = store.Files.FaultPoints;
        var hit = false;
        store.Files.AtFaultPoint = (number, operation, path) =>
        {
            if (number - first == point || (sticky && hit))
            {
                hit = true;
                throw new StorageException(operation, path, errno);
            }
        };
        Result<CommittedTransition> result = default;
        StorageException? thrown = null;
        try
        {
            result = store.Apply(plan);
        }
        catch (StorageException error)
        {
            thrown = error;
        }

        store.Files.AtFaultPoint = static (_, _, _) => { };
        var where = $"point {point} ({(sticky ? "sticky" : "once")}, errno {errno}), last: {store.Files.Log[^1]}";
        var copies = new[] { store.ContentIn(from), store.ContentIn(to) }.Count(content => content is not null);
        Assert.True(copies == 1, $"{copies} copies right after {where}");

        if (thrown is null && result.IsOk)
        {
            Assert.True(New == store.ContentIn(to), $"acknowledged but not there: {where}");
        }

        var recovered = store.Recover();
        Assert.True(recovered.IsOk, $"not recoverable: {where}: {recovered.Error?.Cause}");
        var record = recovered.Value;
        Assert.Null(record.Intent);
        Assert.False(Generation.IsMoving(store.Generation.Read()), where);
        if (store.ContentIn(to) is { } moved)
        {
            Assert.Equal(New, moved);
            Assert.Equal(7, record.Revision);
            Assert.Equal(to == WorkOrderState.Running, record.Lease is not null);
        }
        else
        {
            Assert.Equal(Old, store.ContentIn(from));
            Assert.Equal(0, record.Revision);
            Assert.NotNull(record.Lease);
        }

        Assert.Equal(record, store.Recover().Value);
        return hit;
    }
}
