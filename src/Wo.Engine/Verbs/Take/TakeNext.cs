using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Lint;
using Wo.Engine.Read;
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

    /// <summary>Goes through the ready ones in order until one is taken.</summary>
    /// <param name="request">Makes the request for a work order.</param>
    /// <param name="cancellation">Stops between two attempts.</param>
    public Result<TakenWorkOrder> Run(Func<WorkOrderId, TakeRequest> request, CancellationToken cancellation)
    {
        var take = new TakeWorkOrder(workspace, shell);
        var avoids = workspace.Settings.ScopeOverlap != OverlapPolicy.Allow;
        for (var round = 0; round < Rounds; round++)
        {
            var contended = false;
            var reading = new TreeReader(workspace).ReadOpen();
            foreach (var id in reading.Readiness.InTurn(reading.Scan).Select(candidate => candidate.Id))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!workspace.Operations.IsFree(id))
                {
                    // Another process is about to take it: the next one is free sooner.
                    contended = true;
                    continue;
                }

                var result = take.Run(request(id) with { AvoidsOverlap = avoids }, cancellation);
                if (result.TryGet(out var taken, out var error))
                {
                    return ReadyDoubt.Find(reading) is { } doubt
                        ? taken with
                        {
                            Warnings = [.. taken.Warnings, $"{doubt.Code}: {doubt.Cause}"],
                        }
                        : taken;
                }

                if (!IsLostToAnother(error.Code))
                {
                    return error;
                }

                contended |= error.Code == Problem.Busy || error.Code == Problem.LostRace;
            }

            if (!contended)
            {
                return ReadyDoubt.Find(reading) ?? NothingReady.In(reading);
            }

            // What was busy is either taken in a moment or free again: look once more.
            cancellation.WaitHandle.WaitOne(Pause);
        }

        return NothingReady.In(new TreeReader(workspace).ReadOpen());
    }

    private static bool IsLostToAnother(ErrorCode code) =>
        code == Problem.Busy
        || code == Problem.LostRace
        || code == Problem.Locked
        || code == Problem.ScopeOverlap
        || code == Problem.IllegalTransition
        || code == Problem.LockWithoutRunning;
}
