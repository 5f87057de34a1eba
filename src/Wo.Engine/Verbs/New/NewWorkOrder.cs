using Wo.Core.Storage;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.New;

/// <summary>Writes a valid pending work order, or nothing. The guard is held, so no two get the same number.</summary>
internal sealed class NewWorkOrder(Workspace workspace)
{
    private readonly NewWorkOrderPlanner planner = new(workspace);

    /// <summary>Creates a work order.</summary>
    public Result<CreatedWorkOrder> Run(NewWorkOrderRequest request)
    {
        var created = StorageBoundary.Run(
            () => Create(request),
            static failed => new WoError(Problem.StorageFailed, failed.Message) { NextSteps = ["wo reconcile"] }
        );
        if (!request.DryRun)
        {
            WorktreeCleanup.RunDeferred(workspace);
        }

        return created;
    }

    private Result<CreatedWorkOrder> Create(NewWorkOrderRequest request)
    {
        if (!workspace.Tree.CheckDirectories().TryGet(out _, out var refusal))
        {
            return refusal;
        }

        // The scan is made before the guard is taken, as it may take the guard itself. Names are read again under it.
        // A number is free only where no work order waits for it; one that is named is looked up.
        var reader = new TreeReader(workspace);
        var reading = request.Id is { } named ? reader.ReadAround(named) : reader.Read();
        if (request.DryRun)
        {
            return planner.Plan(request, reading).TryGet(out var planned, out var invalid)
                ? planned.ToResult(isWritten: false, isRegistered: false, null)
                : invalid;
        }

        // A request may take its time, and so it is made before the guard is taken.
        if (
            !new ReservedNumber(workspace, planner).Reserve(request, reading, default).TryGet(out request!, out refusal)
        )
        {
            return refusal;
        }

        if (!workspace.Guard.Acquire("new").TryGet(out var held, out var refused))
        {
            return refused;
        }

        using (held)
        {
            return from plan in planner.Plan(request, reading)
                from claimed in workspace.RootRecord.Claim(held)
                from written in Write(held, plan)
                select written;
        }
    }

    private Result<CreatedWorkOrder> Write(GuardHeld held, NewWorkOrderPlan plan) =>
        // A work order is valid only once its epic is there. The other way round, an epic without work orders is none the worse.
        from epic in plan.CreatedEpic is null ? Result.Ok : WriteBacklog(plan)
        from written in WriteFile(held, plan)
        select Register(plan);

    private Result<Unit> WriteFile(GuardHeld held, NewWorkOrderPlan plan)
    {
        var isWritten = false;
        return StorageBoundary.Run(
            () =>
            {
                isWritten = workspace.Writer.TryCreate(plan.Path.FullPath, plan.Bytes);
                return isWritten ? Settle(held, plan) : new WoError(Problem.AlreadyExists, $"{plan.Path} exists");
            },
            failed =>
                isWritten || MayBeThere(plan.Path)
                    ? Uncertain(plan.Id, failed)
                    : new WoError(Problem.StorageFailed, failed.Message) { NextSteps = ["wo reconcile"] }
        );
    }

    /// <summary>
    /// An index that is being built from an earlier scan must not be published over one that has this work order. A
    /// transition that died is not settled by this.
    /// </summary>
    private Result<Unit> Settle(GuardHeld held, NewWorkOrderPlan plan)
    {
        workspace.Versions.Keep(held, plan.Id, plan.Bytes);
        if (!Generation.IsMoving(workspace.Generation.Read()))
        {
            workspace.Generation.Settle(held, plan.Id);
        }

        Tell(held, plan);
        return Result.Ok;
    }

    private void Tell(GuardHeld held, NewWorkOrderPlan plan)
    {
        var written = WorkOrderCandidate.From(
            plan.Id,
            WorkOrderState.Pending,
            plan.Path,
            new FileContent(ReadOutcome.Ok, plan.Bytes)
        );
        workspace.Journal.Add(
            held,
            workspace.Journal.Now(JournalVerb.New, plan.Id) with
            {
                To = WorkOrderState.Pending,
                Revision = written.Revision,
                Note = new JournalNote { Owner = written.Summary.Owner, Epic = written.Summary.Epic },
            }
        );
    }

    private static WoError Uncertain(WorkOrderId id, Exception failed) =>
        new(Problem.DurabilityUncertain, $"{id} was written, but making that durable failed: {failed.Message}")
        {
            Verify = [$"wo show {id}"],
        };

    /// <summary>Whether it was published before something failed; what cannot be looked at may be there.</summary>
    private bool MayBeThere(CtxPath path) =>
        !StorageBoundary.Run<FileStatus?>(() => workspace.Files.Status(path.FullPath)).TryGet(out var status, out _)
        || status is not null;

    private CreatedWorkOrder Register(NewWorkOrderPlan plan)
    {
        if (plan.NewBacklog is null || plan.CreatedEpic is not null)
        {
            return plan.ToResult(isWritten: true, isRegistered: plan.IsQueuedWithEpic, null);
        }

        var registered = StorageBoundary.Run(() => WriteBacklog(plan));
        return plan.ToResult(isWritten: true, registered.IsOk, registered.Error?.Cause);
    }

    private Result<Unit> WriteBacklog(NewWorkOrderPlan plan)
    {
        if (!plan.NewBacklog.AsSpan().SequenceEqual(plan.OldBacklog))
        {
            workspace.Writer.Backup(workspace.Layout.Backlog.FullPath, plan.OldBacklog!);
            workspace.Writer.Replace(workspace.Layout.Backlog.FullPath, plan.NewBacklog!);
        }

        return Result.Ok;
    }
}
