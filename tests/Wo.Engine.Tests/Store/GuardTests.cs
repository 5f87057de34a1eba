using System.Collections.Concurrent;
using Wo.Core.Storage.Posix;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Faults;
using Wo.TestKit;

namespace Wo.Engine.Tests.Store;

public sealed class GuardTests
{
    [Fact]
    [BadInput(56)]
    public void A_second_holder_has_to_wait_and_is_told_who_holds_the_guard()
    {
        using var store = new StoreFixture();
        using var held = store.Guard.Acquire("finish").Value;

        var error = store.Guard.Acquire("take").Error!;

        Assert.Equal(Problem.GuardTimeout, error.Code);
        Assert.Contains($"pid {Environment.ProcessId}", error.Cause, StringComparison.Ordinal);
        Assert.Contains("wo finish", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void The_guard_is_free_again_when_its_holder_is_done()
    {
        using var store = new StoreFixture();
        store.Guard.Acquire("one").Value.Dispose();

        using var again = store.Guard.Acquire("two").Value;

        again.Check();
    }

    [Fact]
    public void The_process_that_has_waited_longest_is_next()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        using var store = new StoreFixture();
        var path = Path.Join(store.ControlLayout.Directory, Guard.FileName);
        var turns = new ConcurrentQueue<int>();
        var waiting = new List<Thread>();
        using (store.Guard.Acquire("first").Value)
        {
            for (var number = 0; number < 16; number++)
            {
                var mine = number;
                var thread = new Thread(() =>
                {
                    using var held = store.Guard.Acquire("next").Value;
                    turns.Enqueue(mine);
                });
                thread.Start();
                waiting.Add(thread);
                KernelLocks.WaitForWaiting(path, number + 1);
            }
        }

        waiting.ForEach(thread => thread.Join());
        Assert.Equal(Enumerable.Range(0, 16), turns);
    }

    [Fact]
    public void A_process_that_gave_up_waiting_is_left_out()
    {
        using var store = new StoreFixture();
        using (store.Guard.Acquire("first").Value)
        {
            Assert.Equal(Problem.GuardTimeout, store.Guard.Acquire("impatient").Error!.Code);
        }

        using var held = store.Guard.Acquire("patient").Value;
        held.Check();
    }

    [Fact]
    public void A_guard_that_cannot_be_proven_is_not_kept()
    {
        using var store = new StoreFixture();
        for (var look = 0; ; look++)
        {
            var files = new SeamFileSystem { ReadFault = new ReadFault(look, Errno: 24, IsSticky: false) };
            var writer = new AtomicWriter(files, StoreFixture.Clock);
            var guard = new Guard(
                files,
                writer,
                store.ControlLayout.Directory,
                StoreFixture.Clock,
                LockingPolicy.Default
            );
            if (Record.Exception(() => guard.Acquire("take").Value.Dispose()) is null)
            {
                Assert.True(look > 1, "the proof was not reached");
                return;
            }

            store.Guard.Acquire("undo").Value.Dispose();
        }
    }

    [Fact]
    public void Where_locks_have_no_effect_nobody_is_given_the_guard()
    {
        using var store = new StoreFixture();
        var files = new SeamFileSystem { IgnoresLocks = true };
        var writer = new AtomicWriter(files, StoreFixture.Clock);

        var guard = new Guard(files, writer, store.ControlLayout.Directory, StoreFixture.Clock, LockingPolicy.Default);

        Assert.Equal(Problem.LockingUnavailable, guard.Acquire("take").Error?.Code);
    }

    [Fact]
    public void Writing_a_record_without_the_guard_is_refused()
    {
        using var store = new StoreFixture();
        var held = store.Guard.Acquire("one").Value;
        held.Dispose();

        Assert.Throws<ObjectDisposedException>(() => store.Control.Write(held, store.Id, ControlRecord.None));
    }

    [Fact]
    public void Only_one_operation_on_a_work_order_is_under_way()
    {
        using var store = new StoreFixture();
        Assert.True(store.Operations.IsFree(store.Id));
        using (store.Operations.Acquire(store.Id).Value)
        {
            Assert.False(store.Operations.IsFree(store.Id));
            Assert.Equal(Problem.Busy, store.Operations.Acquire(store.Id).Error!.Code);
            Assert.True(WorkOrderId.TryParse("WO-0002", out var other));
            store.Operations.Acquire(other).Value.Dispose();
        }

        Assert.True(store.Operations.IsFree(store.Id));
    }
}
