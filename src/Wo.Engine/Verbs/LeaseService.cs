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
        FormerClaim? former = null
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
                return new WoError(Problem.LostRace, $"somebody else changed {subject.Id} meanwhile")
                {
                    NextSteps = [$"wo show {subject.Id}"],
                    Verify = [$"wo preflight {subject.Id}"],
                };
            }

            try
            {
                return now with { Record = workspace.Leases.Grant(held, subject.Id, now.Record, lease) };
            }
            catch (StorageException failed)
            {
                // The record may hold the lease already, and its mirror be what failed.
                var undo = new UndoStack();
                undo.Push("the lease", () => Withdraw(held, subject.Id, lease, former));
                return undo.Fail(
                    new WoError(Problem.StorageFailed, $"{subject.Id} was not taken: {failed.Message}")
                    {
                        NextSteps = ["wo reconcile"],
                        Verify = [$"wo preflight {subject.Id}"],
                    }
                );
            }
        }
    }

    /// <summary>Takes back a lease that was just granted and that nobody was told of.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="lease">The lease to take back.</param>
    /// <param name="former">What it replaced, which is put back; or <see langword="null"/>.</param>
    /// <returns>Why it could not be taken back, or <see langword="null"/>.</returns>
    public string? Withdraw(WorkOrderId id, Lease lease, FormerClaim? former = null)
    {
        if (!workspace.Guard.Acquire("undo").TryGet(out var held, out var refused))
        {
            return refused.Cause;
        }

        using (held)
        {
            return Withdraw(held, id, lease, former);
        }
    }

    /// <summary>Renews the lease a caller holds.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="caller">Who renews it.</param>
    /// <param name="adoptedTtlSeconds">
    /// The time to live for a lock that an older tool left and that carries none; it is put on record.
    /// </param>
    public Result<Lease> Renew(WorkOrderId id, Caller caller, long adoptedTtlSeconds)
    {
        if (!workspace.Guard.Acquire("heartbeat").TryGet(out var held, out var refused))
        {
            return refused;
        }

        using (held)
        {
            // Under the guard, where no transition is half-way: a heartbeat takes no operation lock, as finish may hold it.
            if (!workspace.Subjects.Read(id, held).TryGet(out var subject, out var error))
            {
                return error;
            }

            if (subject.State != WorkOrderState.Running)
            {
                return IllegalMove.For("heartbeat", id, subject.State);
            }

            var record = subject.Record;
            var lease = workspace.Leases.Effective(id, record, adoptedTtlSeconds);
            if (Ownership.Refuse(id, lease, caller, force: null) is { } refusal)
            {
                return refusal;
            }

            var renewed = lease! with { RenewedAt = workspace.Clock.GetUtcNow() };
            try
            {
                if (record.Lease is null)
                {
                    workspace.Leases.Grant(held, id, record, renewed);
                }
                else
                {
                    workspace.Leases.Renew(held, id, record, renewed);
                }
            }
            catch (StorageException failed) when (IsOnRecord(id, renewed))
            {
                return new WoError(
                    Problem.DurabilityUncertain,
                    $"the lease of {id} is renewed, but not all of that is on disk: {failed.Message}"
                )
                {
                    NextSteps = ["wo reconcile --apply"],
                };
            }

            return renewed;
        }
    }

    private bool IsOnRecord(WorkOrderId id, Lease lease) =>
        workspace.Control.Read(id).TryGet(out var record, out _) && record.Lease == lease;

    private string? Withdraw(GuardHeld held, WorkOrderId id, Lease lease, FormerClaim? former)
    {
        if (!workspace.Control.Read(id).TryGet(out var record, out var unreadable))
        {
            return unreadable.Cause;
        }

        if (record.Lease?.Token != lease.Token)
        {
            return null;
        }

        workspace.Leases.PutBack(held, id, record, former ?? new FormerClaim(null, null));
        return null;
    }
}
