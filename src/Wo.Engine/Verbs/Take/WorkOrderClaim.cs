using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>
/// What take and resume put between plan and commit: a new lease, then the worktree. A failure undoes the steps before
/// it in reverse order; what could not be undone is named.
/// </summary>
/// <param name="workspace">The state root.</param>
/// <param name="operation">The operation on the work order.</param>
internal sealed class WorkOrderClaim(Workspace workspace, WorkOrderOperation operation)
{
    private readonly LeaseService leases = new(workspace);
    private readonly UndoStack undo = new();

    /// <summary>
    /// What is decided under the guard, just before the lease is granted: whether it may be, and what only one work order may
    /// have.
    /// </summary>
    public Func<GuardHeld, Lease, Result<Lease>> LastLook { get; init; } = static (_, lease) => lease;

    /// <summary>The work order, with what was asked about it since it was read under the operation lock.</summary>
    public WorkOrderSubject Subject { get; init; } = operation.Subject;

    /// <summary>The claim that comes before the lease.</summary>
    public required SharedTake Shared { get; init; }

    /// <summary>Claims the work order.</summary>
    /// <param name="lease">The new lease.</param>
    /// <param name="former">What it replaces; <see langword="null"/> for nothing.</param>
    /// <param name="place">Where the work is done.</param>
    /// <param name="commit">Completes the verb with the work order as it is on record now.</param>
    /// <param name="cancellation">Ends a checkout half-way; before the commit everything is undone.</param>
    public Result<T> Run<T>(
        Lease lease,
        FormerClaim? former,
        Workplace place,
        Func<WorkOrderSubject, Result<T>> commit,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        if (Shared.Claim(lease, undo, cancellation).Error is { } held)
        {
            return held;
        }

        var granting = StorageBoundary.Run(
            () => leases.Grant("take", Subject, lease, former, LastLook),
            operation.Failed
        );
        if (!granting.TryGet(out var leased, out var refused))
        {
            return undo.Fail(refused);
        }

        var id = Subject.Id;

        // Of a work order that runs the lease is not needed to find what is left, and the former holder keeps it.
        undo.Push(
            "the lease",
            () => leases.Withdraw(id, lease, former),
            explainsLaterOnes: Subject.State != WorkOrderState.Running
        );
        var granted = leased.Record.Lease ?? lease;
        var occupied = StorageBoundary.Run(
            () =>
                from excluded in workspace.Exclusion.Ensure(place.FullPath)
                from done in place.IsSlow
                    ? OccupySlowly(place, leased, granted, cancellation)
                    : from quick in place.Occupy(granted, operation.Lock, undo, cancellation)
                    select leased
                select done,
            operation.Failed
        );
        if (!occupied.TryGet(out var ready, out var unavailable))
        {
            return undo.Fail(unavailable);
        }

        if (cancellation.IsCancellationRequested)
        {
            return undo.Fail(new WoError(Problem.Interrupted, $"taking {id} was interrupted"));
        }

        var outcome = StorageBoundary.Run(() => commit(ready), operation.Failed);

        // Where undoing the move failed too, the lease and the worktree belong to what reconcile will finish.
        return outcome.Error is { } error && error.Code != Problem.InterruptedTransition ? undo.Fail(error) : outcome;
    }

    /// <summary>Renews the lease meanwhile.</summary>
    /// <returns>The work order with the record as it is then.</returns>
    private Result<WorkOrderSubject> OccupySlowly(
        Workplace place,
        WorkOrderSubject leased,
        Lease granted,
        CancellationToken cancellation
    )
    {
        using (new LeaseRenewal(workspace, leased.Id, granted, isTaking: true))
        {
            if (place.Occupy(granted, operation.Lock, undo, cancellation).Error is { } error)
            {
                return error;
            }
        }

        return from record in workspace.Control.Read(leased.Id)
            select record.Lease?.Token == granted.Token ? leased with { Record = record } : leased;
    }
}
