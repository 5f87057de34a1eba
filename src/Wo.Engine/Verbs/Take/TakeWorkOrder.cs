using Wo.Engine.Configuration;
using Wo.Engine.Read;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>
/// pending or partial to running: operation lock, checks, lease, worktree and branch, transition, session entry. A
/// failure undoes the steps before it in reverse order; what could not be undone is named.
/// </summary>
internal sealed class TakeWorkOrder(Workspace workspace)
{
    private const string Verb = "take";

    /// <summary>Takes one work order.</summary>
    public Result<TakenWorkOrder> Run(TakeRequest request, CancellationToken cancellation)
    {
        if (!workspace.Operations.Acquire(request.Id).TryGet(out var operation, out var busy))
        {
            return busy;
        }

        using (operation)
        {
            return Run(request, operation, cancellation);
        }
    }

    private Result<TakenWorkOrder> Run(TakeRequest request, OperationLock operation, CancellationToken cancellation)
    {
        if (!workspace.Subjects.Read(request.Id).TryGet(out var subject, out var error))
        {
            return error;
        }

        var reading = new TreeReader(workspace).Read();
        var checks = new TakeChecks(workspace);
        if (checks.Problems(subject, reading, request.IgnoreDependencies) is [var problem, ..])
        {
            return problem;
        }

        var token = workspace.Tokens.Next();
        var planner = new WorkplacePlanner(workspace);
        if (!planner.Plan(subject, request.NoWorktree, token).TryGet(out var place, out error))
        {
            return error;
        }

        var now = workspace.Clock.GetUtcNow();
        if (!Edit(subject, request, place, now).TryGet(out var edited, out error))
        {
            return error;
        }

        cancellation.ThrowIfCancellationRequested();
        var lease = LeaseFactory.Create(request.Caller, token, place, now, workspace.Settings);
        if (!new LeaseService(workspace).Grant(Verb, subject, lease).TryGet(out var leased, out error))
        {
            return error;
        }

        var outcome = Occupy(leased, lease, place, edited, operation, cancellation);
        return outcome.TryGet(out var taken, out error)
            ? taken with
            {
                Warnings =
                [
                    .. taken.Warnings,
                    .. new DependencyEvidence(workspace).Warnings(subject, reading),
                    .. new Bookkeeping(workspace).Record(Entry(subject)),
                ],
            }
            : error;
    }

    /// <summary>From here on there is something to undo.</summary>
    private Result<TakenWorkOrder> Occupy(
        WorkOrderSubject subject,
        Lease lease,
        Workplace place,
        byte[] edited,
        OperationLock operation,
        CancellationToken cancellation
    )
    {
        var undo = new UndoStack();
        undo.Push("the lease", () => new LeaseService(workspace).Withdraw(subject.Id, lease));
        try
        {
            if (place.Occupy(operation, undo, cancellation).Error is { } unavailable)
            {
                return undo.Fail(unavailable);
            }

            if (cancellation.IsCancellationRequested)
            {
                return undo.Fail(new WoError(Problem.Interrupted, $"taking {subject.Id} was interrupted"));
            }

            var plan = new TransitionPlan(Verb, subject.Snapshot, WorkOrderState.Running, edited, subject.NextRevision);
            if (!workspace.Transition.Apply(plan, operation).TryGet(out var committed, out var failure))
            {
                // Where undoing the move failed too, the lease and the worktree belong to what reconcile will finish.
                return failure.Code == Problem.InterruptedTransition ? failure : undo.Fail(failure);
            }

            return TakenWorkOrder.Of(subject, committed.Record.Lease ?? lease, place, resumed: false) with
            {
                Revision = committed.Revision,
                Warnings = place.HandOver() is { } notYet
                    ? [$"the worktree is still marked as under construction: {notYet}"]
                    : [],
                Uncertain = committed.Uncertain,
            };
        }
        catch (StorageException error)
        {
            return undo.Fail(new WoError(Problem.StorageFailed, $"{subject.Id} was not taken: {error.Message}"));
        }
    }

    private static Result<byte[]> Edit(
        WorkOrderSubject subject,
        TakeRequest request,
        Workplace place,
        DateTimeOffset now
    )
    {
        var (owner, revision) = (request.Caller.Owner, subject.NextRevision);
        if (subject.State == WorkOrderState.Partial)
        {
            return TypedWorkOrder.As<PartialWorkOrder>(subject).TryGet(out var partial, out var unreadable)
                ? TypedWorkOrder.Edit(subject, partial, partial.Take(owner, place.Branch, place.Written, now, revision))
                : unreadable;
        }

        return TypedWorkOrder.As<PendingWorkOrder>(subject).TryGet(out var pending, out var invalid)
            ? TypedWorkOrder.Edit(subject, pending, pending.Take(owner, place.Branch, place.Written, now, revision))
            : invalid;
    }

    private static SessionEntry Entry(WorkOrderSubject subject) =>
        SessionEntry.Intent(subject.Id, "Taken work order", subject.File.Text("title") ?? "", $"wo take {subject.Id}");
}
