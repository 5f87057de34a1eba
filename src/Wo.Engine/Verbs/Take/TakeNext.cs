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

    private readonly TreeReader reader = new(workspace);
    private readonly TakeWorkOrder take = new(workspace, shell);

    /// <summary>Goes through the ready ones in order until one is taken.</summary>
    /// <param name="request">Makes the request for a work order.</param>
    /// <param name="cancellation">Stops between two attempts.</param>
    public Result<TakenWorkOrder> Run(Func<WorkOrderId, TakeRequest> request, CancellationToken cancellation)
    {
        var isLast = false;
        for (var round = 0; round < Rounds; round++)
        {
            // What is found is looked at again under its operation lock. Only that there is nothing must be of one moment.
            var (reading, isOfOneMoment) = isLast ? (reader.ReadOpen(), true) : reader.ReadWaitingOnce();
            var attempt = new Attempt(request, reading);
            if (TakeOne(attempt, cancellation) is { } answer)
            {
                return answer.TryGet(out var taken, out var error)
                    ? taken with
                    {
                        Warnings = [.. taken.Warnings, .. Doubts(reading, isOfOneMoment)],
                    }
                    : error;
            }

            if (!attempt.IsContended && isOfOneMoment)
            {
                return ReadyDoubt.Find(reading) ?? NothingReady.In(reading);
            }

            isLast = !attempt.IsContended;
            if (attempt.IsContended)
            {
                // What was busy is either taken in a moment or free again: look once more.
                cancellation.WaitHandle.WaitOne(Pause);
            }
        }

        return NothingReady.In(reader.ReadOpen());
    }

    /// <summary>Takes the first that no other process has or gets; <see langword="null"/> where there is none.</summary>
    private Result<TakenWorkOrder>? TakeOne(Attempt attempt, CancellationToken cancellation)
    {
        var avoids = workspace.Settings.ScopeOverlap != OverlapPolicy.Allow;
        var free = attempt.IsFreeIn(workspace);
        foreach (var ready in attempt.Reading.Readiness.InThisClone.InTurn(attempt.Reading.Scan, free))
        {
            cancellation.ThrowIfCancellationRequested();
            var wanted = attempt.Request(ready.Id) with { AvoidsOverlap = avoids, AvoidsWaiting = true };
            var result = take.Run(wanted, cancellation, attempt.Reading);
            if (result.Error is not { } error || !IsLostToAnother(error.Code))
            {
                return result;
            }

            attempt.IsContended |= error.Code == Problem.Busy || error.Code == Problem.LostRace;
        }

        attempt.CountBusy();
        return null;
    }

    /// <summary>What may be ready besides, and cannot be told. Of what moved meanwhile nothing is said.</summary>
    /// <remarks>The work order is taken by then, so that what cannot be read is a doubt, too, and no failure.</remarks>
    private IEnumerable<string> Doubts(TreeReading reading, bool isOfOneMoment)
    {
        var doubt = StorageBoundary.Run(() => Doubt(reading, isOfOneMoment)).Error;
        return doubt is null ? [] : [$"{doubt.Code}: {doubt.Cause}"];
    }

    private Result<Unit> Doubt(TreeReading reading, bool isOfOneMoment)
    {
        var doubt = ReadyDoubt.Find(reading);
        if (doubt is not null && !isOfOneMoment)
        {
            doubt = ReadyDoubt.Find(reader.ReadOpen());
        }

        return doubt is null ? Result.Ok : doubt;
    }

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
