using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>Hands leases out and takes them back, each time re-reading the record under the guard first.</summary>
internal sealed class LeaseService(Workspace workspace)
{
    /// <summary>
    /// Puts a new lease on record, provided that nothing the decision was based on has changed. A former lease is
    /// replaced in the same write.
    /// </summary>
    /// <returns>The subject with the record as it is now.</returns>
    public Result<WorkOrderSubject> Grant(
        string verb,
        WorkOrderSubject subject,
        Lease lease,
        FormerClaim? former = null,
        Func<GuardHeld, Lease, Result<Lease>>? lastLook = null
    )
    {
        if (!workspace.Guard.Acquire(verb).TryGet(out var held, out var refused))
        {
            return refused;
        }

        using (held)
        {
            if (!workspace.Subjects.Read(subject.Id, held).TryGet(out var now, out var error))
            {
                return error;
            }

            var unchanged =
                now.State == subject.State
                && now.Record == subject.Record
                && now.File.Bytes.AsSpan().SequenceEqual(subject.File.Bytes);
            if (!unchanged)
            {
                return new WoError(Problem.LostRace, $"another process changed {subject.Id} meanwhile")
                {
                    NextSteps = [$"wo show {subject.Id}"],
                    Verify = [$"wo preflight {subject.Id}"],
                };
            }

            Result<Lease> decided = lease;
            if (lastLook is not null)
            {
                decided = StorageBoundary.Run(() => lastLook(held, lease));
            }

            if (!decided.TryGet(out var granted, out var hindrance))
            {
                return hindrance;
            }

            return StorageBoundary.Run<WorkOrderSubject>(
                () =>
                    now with
                    {
                        Record = workspace.Leases.Grant(held, subject.Id, now.Record, granted),
                        SharedRevision = subject.SharedRevision,
                    },
                failed => TakeBack(held, subject.Id, lease, former, failed)
            );
        }
    }

    /// <summary>Takes back a lease that was just granted and that no answer has named yet.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="lease">The lease to take back.</param>
    /// <param name="former">What it replaced, which is put back; or <see langword="null"/>.</param>
    public Result<Unit> Withdraw(WorkOrderId id, Lease lease, FormerClaim? former = null)
    {
        if (!workspace.Guard.Acquire("undo").TryGet(out var held, out var refused))
        {
            return refused;
        }

        using (held)
        {
            return Withdraw(held, id, lease, former);
        }
    }

    /// <summary>The record may hold the lease already, and its mirror be what failed.</summary>
    private WoError TakeBack(GuardHeld held, WorkOrderId id, Lease lease, FormerClaim? former, Exception failed)
    {
        var undo = new UndoStack();
        undo.Push("the lease", () => Withdraw(held, id, lease, former));
        return undo.Fail(
            new WoError(Problem.StorageFailed, $"{id} was not taken: {failed.Message}")
            {
                NextSteps = ["wo reconcile"],
                Verify = [$"wo preflight {id}"],
            }
        );
    }

    private Result<Unit> Withdraw(GuardHeld held, WorkOrderId id, Lease lease, FormerClaim? former)
    {
        if (!workspace.Control.Read(id).TryGet(out var record, out var unreadable))
        {
            return unreadable;
        }

        if (record.Lease?.Token == lease.Token)
        {
            workspace.Leases.PutBack(held, id, record, former ?? new FormerClaim(null, null));
        }

        return Result.Ok;
    }
}
