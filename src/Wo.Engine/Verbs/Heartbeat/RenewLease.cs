using Wo.Engine.Configuration;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Heartbeat;

/// <summary>
/// Renews the lease of a running work order for its owner. The one verb without an operation lock, as <c>finish</c> may
/// hold that while its gates run: everything is read and decided under the guard, where no transition is half-way.
/// </summary>
/// <param name="workspace">The state root.</param>
/// <param name="isTaking">Whether it is renewed by the take that has just put it on record, which has not moved the file yet.</param>
internal sealed class RenewLease(Workspace workspace, bool isTaking = false)
{
    private const string Verb = "heartbeat";

    /// <summary>Renews it; one that only an older tool's lock shows is put on record.</summary>
    public Result<Lease> Run(WorkOrderId id, Caller caller) => Run(id, caller, workspace.Settings.LockTtlSeconds);

    /// <inheritdoc cref="Run(WorkOrderId, Caller)"/>
    /// <param name="id">The work order.</param>
    /// <param name="caller">Who renews it.</param>
    /// <param name="adoptedTtlSeconds">The time to live for a lock that an older tool left and that carries none.</param>
    public Result<Lease> Run(WorkOrderId id, Caller caller, long adoptedTtlSeconds)
    {
        // Set once the lease is about to be written: from then on a failure may have left it renewed.
        Lease? renewed = null;
        return StorageBoundary.Run(
            () => Renew(id, caller, adoptedTtlSeconds, lease => renewed = lease),
            failed => renewed is not null && IsOnRecord(id, renewed) ? Uncertain(id, failed) : NotRenewed(id, failed)
        );
    }

    private Result<Lease> Renew(WorkOrderId id, Caller caller, long adoptedTtlSeconds, Action<Lease> writing)
    {
        if (!workspace.Guard.Acquire(Verb).TryGet(out var guard, out var refused))
        {
            return refused;
        }

        using (guard)
        {
            if (!workspace.Subjects.Read(id, guard).TryGet(out var subject, out var error))
            {
                return error;
            }

            if (!isTaking && subject.State != WorkOrderState.Running)
            {
                return IllegalMove.For(Verb, id, subject.State);
            }

            var record = subject.Record;
            return from lease in Ownership.Of(
                    workspace,
                    subject,
                    workspace.Leases.Effective(id, record, adoptedTtlSeconds, subject.File.Summary.Owner)
                )
                from allowed in Ownership.Check(id, lease, caller, force: null)
                select Write(guard, id, record, lease with { RenewedAt = workspace.Clock.GetUtcNow() }, writing);
        }
    }

    private Lease Write(GuardHeld guard, WorkOrderId id, ControlRecord record, Lease renewed, Action<Lease> writing)
    {
        writing(renewed);
        if (record.Lease is null)
        {
            workspace.Leases.Grant(guard, id, record, renewed);
        }
        else
        {
            workspace.Leases.Renew(guard, id, record, renewed);
        }

        return renewed;
    }

    private bool IsOnRecord(WorkOrderId id, Lease lease) =>
        StorageBoundary.Run(() => workspace.Control.Read(id)).TryGet(out var record, out _) && record.Lease == lease;

    private static WoError Uncertain(WorkOrderId id, Exception failed) =>
        new(
            Problem.DurabilityUncertain,
            $"the lease of {id} is renewed, but not all of that is on disk: {failed.Message}"
        )
        {
            NextSteps = ["wo reconcile --apply"],
        };

    private static WoError NotRenewed(WorkOrderId id, Exception failed) =>
        new(Problem.StorageFailed, $"the lease of {id} was not renewed: {failed.Message}")
        {
            NextSteps = ["wo reconcile"],
        };
}
