using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Renumber;

/// <summary>
/// Gives a work order another id, and has all that names it name the new one. The file moves by the one transition that
/// there is, from its name to the other in the same state.
/// </summary>
internal sealed class RenumberWorkOrder(Workspace workspace)
{
    private static readonly OperationName Verb = new(JournalVerb.Renumber, "renumbered");

    /// <summary>Renumbers one.</summary>
    /// <param name="request">Which, and which id it gets.</param>
    /// <param name="caller">Who runs the command.</param>
    /// <param name="cancellation">Ends it while it asks other clones.</param>
    public Result<RenumberedWorkOrder> Run(
        RenumberRequest request,
        Caller caller,
        CancellationToken cancellation = default
    )
    {
        if (request.Old == request.New)
        {
            return new WoError(Problem.Usage, $"{request.Old} has that id already")
            {
                NextSteps = ["wo renumber --help"],
            };
        }

        var planner = new RenumberPlanner(workspace, request, caller);
        return StorageBoundary.Run(
            () =>
                request.DryRun
                    ? from plan in planner.Plan()
                    select plan.Result
                    : from claimed in ClaimRoot()
                    from done in UnderLocks(request, planner, cancellation)
                    select done,
            failed => new WoError(Problem.StorageFailed, $"{request.Old} was not renumbered: {failed.Message}")
            {
                NextSteps = ["wo reconcile"],
                Verify = [$"wo show {request.Old}"],
            }
        );
    }

    private Result<Unit> ClaimRoot() => UnderGuard(guard => workspace.RootRecord.Claim(guard));

    private Result<T> UnderGuard<T>(Func<GuardHeld, Result<T>> steps)
    {
        if (!workspace.Guard.Acquire(Verb.Name).TryGet(out var guard, out var busy))
        {
            return busy;
        }

        using (guard)
        {
            return steps(guard);
        }
    }

    /// <summary>
    /// Keeps other operations off both ids and off the work orders whose dependencies change: a gate that runs for one of
    /// them would be refused in the end.
    /// </summary>
    private Result<RenumberedWorkOrder> UnderLocks(
        RenumberRequest request,
        RenumberPlanner planner,
        CancellationToken cancellation
    )
    {
        var held = new List<OperationLock>();
        try
        {
            return from own in Acquire(held, [request.Old, request.New])
                from plan in planner.Plan()
                from others in Acquire(held, plan.Dependents)
                from shared in Share(plan, cancellation)
                from done in plan.Chosen.Conflict is var (file, rest)
                    ? TakeOut(plan, file, rest)
                    : Move(plan, planner, held[0])
                select done;
        }
        finally
        {
            held.ForEach(static one => one.Dispose());
        }
    }

    /// <summary>
    /// That other clones do not work on it, and that none of them gives the new id to another one. Where another work order
    /// keeps the old id, its claim is about that.
    /// </summary>
    private Result<Unit> Share(RenumberPlan plan, CancellationToken cancellation)
    {
        var (ids, result) = (new SharedIds(workspace), plan.Result);
        return from free in plan.Chosen.Kept is null ? ids.RequireNotHeld(result.Old, cancellation) : Result.Ok
            from reserved in ids.Reserve(result.New, result.State, result.Revision, cancellation)
            select reserved;
    }

    private Result<Unit> Acquire(List<OperationLock> held, IEnumerable<WorkOrderId> ids)
    {
        foreach (var id in ids)
        {
            if (!workspace.Operations.Acquire(id).TryGet(out var one, out var busy))
            {
                return busy;
            }

            held.Add(one);
        }

        return Result.Ok;
    }

    private Result<RenumberedWorkOrder> Move(RenumberPlan plan, RenumberPlanner planner, OperationLock operation)
    {
        var (chosen, result) = (plan.Chosen, plan.Result);
        var transition = new TransitionPlan(
            Verb.Name,
            chosen.Subject.Snapshot,
            result.State,
            plan.After,
            result.Revision
        )
        {
            NewId = result.New,
            Others = [.. chosen.Others?.Candidates.Select(file => file.State) ?? []],
            Recheck = () => planner.RequireFree(chosen),
            Note = new JournalNote
            {
                Epic = chosen.Subject.File.Summary.Epic,
                Reason = $"{result.Old} became {result.New}",
            },
        };
        if (!workspace.Transition.Apply(transition, operation).TryGet(out var committed, out var error))
        {
            return error;
        }

        if (committed.Uncertain is not null)
        {
            return Done(result) with { Uncertain = committed.Uncertain };
        }

        var followed = StorageBoundary.Run(() =>
            UnderGuard(guard => new RenumberFollowUp(workspace, result.Old, result.New).Complete(guard))
        );
        return followed.TryGet(out var worktree, out error)
            ? Done(result with { Worktree = worktree })
            : new WoError(
                Problem.InterruptedTransition,
                $"{result.Old} is {result.New} now, but what names it was not all changed: {error.Cause}"
            )
            {
                NextSteps = ["wo reconcile --apply"],
                Verify = ["wo reconcile"],
            };
    }

    /// <summary>
    /// Takes a work order out of a file that has the text of two. It is written first: a crash in between leaves one that is
    /// there twice, and the next attempt goes on.
    /// </summary>
    private Result<RenumberedWorkOrder> TakeOut(RenumberPlan plan, WorkOrderCandidate file, byte[] remainder)
    {
        var result = plan.Result;
        var written = UnderGuard(guard =>
        {
            workspace.Writer.TryCreate(result.Path.FullPath, plan.After);
            workspace.Versions.Keep(guard, result.New, plan.After);
            return from backlog in new RenumberFollowUp(workspace, result.Old, result.New).InBacklog(
                    plan.Chosen.Subject.File.Summary.Epic,
                    plan.Chosen.Kept
                )
                from backup in workspace.InPlaceEdit.Apply(guard, result.Old, file.State, file.Bytes, remainder)
                select Tell(guard, result);
        });
        return from told in written select Done(result);
    }

    private Unit Tell(GuardHeld guard, RenumberedWorkOrder result)
    {
        workspace.Generation.Settle(guard, result.New);
        workspace.Journal.Add(
            guard,
            workspace.Journal.Now(Verb.Name, result.New) with
            {
                From = result.State,
                To = result.State,
                Revision = result.Revision,
                Note = new JournalNote { Reason = $"{result.Old} became {result.New}" },
            }
        );
        return default;
    }

    private RenumberedWorkOrder Done(RenumberedWorkOrder result) =>
        result with
        {
            IsWritten = true,
            Warnings =
            [
                .. result.Warnings,
                .. new Bookkeeping(workspace).Record(
                    SessionEntry.Note(
                        result.New,
                        "Renumbered work order",
                        $"it was {result.Old}",
                        $"wo renumber {result.Old} {result.New}"
                    )
                ),
            ],
        };
}
