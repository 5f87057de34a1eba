using System.Collections.Immutable;
using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>Takes the first ready work order, also where other processes do the same at that moment.</summary>
/// <param name="workspace">The state root.</param>
/// <param name="shell">Runs what makes a new worktree ready; without it none is made ready.</param>
internal sealed class TakeNext(Workspace workspace, GateShell? shell = null)
{
    // Each further round means that the operation of another process ended without taking its work order.
    private const int Rounds = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly TakeWorkOrder take = new(workspace, shell);

    /// <summary>Goes through the ready ones in order until one is taken.</summary>
    /// <param name="request">Makes the request for a work order.</param>
    /// <param name="cancellation">Stops between two attempts.</param>
    public Result<TakenWorkOrder> Run(Func<WorkOrderId, TakeRequest> request, CancellationToken cancellation)
    {
        var looks = new SharedLook(workspace);
        var next = looks.Look(out var told);
        if (TakeTold(told, request, cancellation) is { } taken)
        {
            return taken;
        }

        for (var round = 0; round < Rounds; round++)
        {
            // What is found is looked at again under its operation lock. Only that there is nothing must be of one moment.
            var look = next ?? looks.LookAlone();
            var attempt = new Attempt(request, look.Reading);
            if (TakeOne(attempt, cancellation) is { } answer)
            {
                return answer.TryGet(out var won, out var error)
                    ? won with
                    {
                        Warnings = [.. won.Warnings, .. look.Doubts],
                    }
                    : error;
            }

            if (!attempt.IsContended && look.IsOfOneMoment)
            {
                return look.Doubt ?? NothingReady.In(look.Reading);
            }

            next = attempt.IsContended ? null : looks.LookAtOneMoment();
            if (attempt.IsContended)
            {
                // What was busy is either taken in a moment or free again: look once more.
                cancellation.WaitHandle.WaitOne(Pause);
            }
        }

        return NothingReady.In(looks.LookAtOneMoment().Reading);
    }

    /// <summary>
    /// Takes the first of those that another process found and that is still to be had; <see langword="null"/> where there is none,
    /// or where another look is needed to tell.
    /// </summary>
    private Result<TakenWorkOrder>? TakeTold(
        ImmutableArray<WorkOrderId> told,
        Func<WorkOrderId, TakeRequest> request,
        CancellationToken cancellation
    )
    {
        foreach (var id in told)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!StillWaits(id) || !workspace.Operations.IsFree(id))
            {
                continue;
            }

            var result = take.Run(Wanted(request, id), cancellation);
            if (result.Error is not { } error)
            {
                return result;
            }

            // What overlaps this one is likely to overlap others, too.
            if (!IsLostToAnother(error.Code) || error.Code == Problem.ScopeOverlap)
            {
                return MayHaveChanged(error.Code) ? default(Result<TakenWorkOrder>?) : result;
            }
        }

        return null;
    }

    /// <summary>Whether it is refused for what can have become of it since the look, which another look tells.</summary>
    private static bool MayHaveChanged(ErrorCode code) =>
        code != Problem.SetupFailed
        && code.Class
            is ErrorClass.NotFound
                or ErrorClass.Conflict
                or ErrorClass.Precondition
                or ErrorClass.NeedsReconcile;

    private bool StillWaits(WorkOrderId id) =>
        workspace.Files.Status(workspace.Layout.WorkOrder(WorkOrderState.Pending, id).FullPath) is not null
        || workspace.Files.Status(workspace.Layout.WorkOrder(WorkOrderState.Partial, id).FullPath) is not null;

    /// <summary>Takes the first that no other process has or gets; <see langword="null"/> where there is none.</summary>
    private Result<TakenWorkOrder>? TakeOne(Attempt attempt, CancellationToken cancellation)
    {
        var free = attempt.IsFreeIn(workspace);
        foreach (var ready in attempt.Reading.Readiness.InThisClone.InTurn(attempt.Reading.Scan, free))
        {
            cancellation.ThrowIfCancellationRequested();
            var result = take.Run(Wanted(attempt.Request, ready.Id), cancellation, attempt.Reading);
            if (result.Error is not { } error || !IsLostToAnother(error.Code))
            {
                return result;
            }

            attempt.IsContended |= error.Code == Problem.Busy || error.Code == Problem.LostRace;
        }

        attempt.CountBusy();
        return null;
    }

    private TakeRequest Wanted(Func<WorkOrderId, TakeRequest> request, WorkOrderId id) =>
        request(id) with
        {
            AvoidsOverlap = workspace.Settings.ScopeOverlap != OverlapPolicy.Allow,
            AvoidsWaiting = true,
        };

    private static bool IsLostToAnother(ErrorCode code) =>
        code == Problem.Busy
        || code == Problem.LostRace
        || code == Problem.Locked
        || code == Problem.ScopeOverlap
        || code == Problem.IllegalTransition
        || code == Problem.LockWithoutRunning
        || code == Problem.ClaimedElsewhere
        || code == Problem.CloneBehind
        || code == Problem.ClaimUnreadable;

    /// <summary>One pass over what was ready in one reading.</summary>
    private sealed class Attempt(Func<WorkOrderId, TakeRequest> request, TreeReading reading)
    {
        private readonly List<WorkOrderId> busy = [];

        public Func<WorkOrderId, TakeRequest> Request => request;

        public TreeReading Reading => reading;

        /// <summary>Whether another process was at work on any: that may end without taking it.</summary>
        public bool IsContended { get; set; }

        /// <summary>Where another process is about to take one, the next is free sooner.</summary>
        public Predicate<WorkOrderId> IsFreeIn(Workspace workspace) =>
            id =>
            {
                var isFree = workspace.Operations.IsFree(id);
                if (!isFree)
                {
                    busy.Add(id);
                }

                return isFree;
            };

        /// <summary>Looks whether any that was passed over would have been ready.</summary>
        public void CountBusy() =>
            IsContended |= busy.Any(id =>
                reading.Scan.Find(id) is { } entry && reading.Readiness.InThisClone.IsReady(entry)
            );
    }
}
