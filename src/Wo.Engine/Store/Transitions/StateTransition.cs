using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;

namespace Wo.Engine.Store.Transitions;

/// <summary>
/// The one implementation of "move a work order from A to B with this edit". Every verb plans a transition; none moves
/// a file itself. The steps, their order and what each crash leaves behind are described in docs/durability.md.
/// </summary>
[AtomicIo]
internal sealed class StateTransition(
    IFileSystem files,
    AtomicWriter writer,
    CtxLayout layout,
    ControlStore control,
    Generation generation,
    Guard guard,
    TransitionRecovery recovery,
    Journal journal
)
{
    /// <summary>Carries a plan out under the guard.</summary>
    /// <returns>
    /// The committed transition; or a failure before the commit point, everything undone; or, with
    /// <see cref="Problem.InterruptedTransition"/>, a failure whose undoing failed too, which reconcile completes.
    /// </returns>
    /// <param name="plan">The move.</param>
    /// <param name="operation">Proof that no other process operates on the work order.</param>
    public Result<CommittedTransition> Apply(TransitionPlan plan, OperationLock operation)
    {
        if (operation.Id != plan.Before.Id)
        {
            throw new ArgumentException("The operation lock is another work order's.", nameof(operation));
        }

        if (!guard.Acquire(plan.Verb).TryGet(out var held, out var refused))
        {
            return refused;
        }

        using (held)
        {
            return from unchanged in Recheck(plan)
                from stillDecided in plan.Recheck()
                from committed in Apply(plan, held)
                select committed;
        }
    }

    /// <summary>Step 1: everything the decision was based on still holds.</summary>
    private Result<Unit> Recheck(TransitionPlan plan)
    {
        var (id, expected, bytes, record) = plan.Before;
        foreach (var state in WorkOrderStates.All)
        {
            var content = files.Read(layout.WorkOrder(state, id).FullPath, bytes.Length);
            var asExpected =
                state == expected
                    ? content.IsOk && content.Bytes.AsSpan().SequenceEqual(bytes)
                    : (content.Outcome == ReadOutcome.Missing) != plan.Others.Contains(state);
            if (!asExpected)
            {
                return Lost(id, $"its file in {state.DirectoryName()} changed meanwhile");
            }
        }

        if (!control.Read(id).TryGet(out var now, out var unreadable))
        {
            return unreadable;
        }

        var unchanged =
            now.Revision == record.Revision
            && now.Intent == record.Intent
            && now.Lease?.Token == record.Lease?.Token
            && now.Lease?.TakenAt == record.Lease?.TakenAt;
        return Result.Require(unchanged, () => Lost(id, "its lease or revision changed meanwhile"));
    }

    private Result<CommittedTransition> Apply(TransitionPlan plan, GuardHeld held)
    {
        var (id, from, bytes, _) = plan.Before;
        var source = layout.WorkOrder(from, id);
        var target = layout.WorkOrder(plan.To, plan.IdAfter);

        // A heartbeat may have renewed the lease since the decision; the newer record is the one to keep.
        if (!control.Read(id).TryGet(out var record, out var unreadable))
        {
            return unreadable;
        }

        Intent? intent = null;
        string? backup = null;
        try
        {
            writer.EnsureDirectory(target.FullDirectory);
            backup = writer.Backup(source.FullPath, bytes);
            intent = new Intent(
                plan.Verb,
                record.Lease?.Token,
                from,
                plan.To,
                record.Revision,
                plan.Revision,
                ContentHash.Of(bytes),
                ContentHash.Of(plan.After),
                Path.GetFileName(backup),
                plan.NewId
            );
            control.Write(held, id, record with { Intent = intent });
            writer.Replace(source.FullPath, plan.After);
            generation.Begin(held, id);
            files.RenameNoReplace(source.FullPath, target.FullPath);
        }
        catch (StorageException error)
        {
            return Abort(plan, held, record, intent, backup, error);
        }

        return Finish(plan, held, record with { Intent = intent });
    }

    /// <summary>Behind the commit point: errors no longer undo, they only make durability uncertain.</summary>
    private CommittedTransition Finish(TransitionPlan plan, GuardHeld held, ControlRecord record)
    {
        try
        {
            files.SyncDirectory(layout.StateDirectory(plan.To).FullPath);
            files.SyncDirectory(layout.StateDirectory(plan.Before.State).FullPath);
            var settled = recovery.Settle(held, plan.Before.Id, record);

            // Last, so that a crash before it costs the line alone; where settling failed, the repair that settles says it.
            journal.Add(held, plan.Told(journal.Now(plan.Verb, plan.IdAfter), record), record.Lease?.Token);
            return new CommittedTransition(plan.IdAfter, plan.To, plan.Revision, settled, null);
        }
        catch (StorageException error)
        {
            var uncertain = new WoError(
                Problem.DurabilityUncertain,
                $"{plan.IdAfter} is {plan.To.DirectoryName()}, but making that durable failed: {error.Message}"
            )
            {
                NextSteps = ["wo reconcile --apply"],
                Verify = [$"wo show {plan.IdAfter}"],
            };
            return new CommittedTransition(plan.IdAfter, plan.To, plan.Revision, record, uncertain);
        }
    }

    /// <summary>An error before the commit point was reported; whether the step happened all the same is looked up.</summary>
    private Result<CommittedTransition> Abort(
        TransitionPlan plan,
        GuardHeld held,
        ControlRecord record,
        Intent? intent,
        string? backup,
        StorageException error
    )
    {
        var id = plan.Before.Id;
        try
        {
            if (intent is not null)
            {
                switch (recovery.Inspect(id, intent))
                {
                    case TransitionProgress.Committed:
                        return Finish(plan, held, record with { Intent = intent });
                    case TransitionProgress.Staged:
                        writer.Replace(layout.WorkOrder(plan.Before.State, id).FullPath, plan.Before.Bytes);
                        break;
                    case TransitionProgress.NotStaged:
                        break;
                    default:
                        return Stuck(id, error, "the files changed under it");
                }

                // Where it could not even be announced there is nothing to take back, and no way to.
                if (Generation.IsMoving(generation.Read()))
                {
                    generation.Settle(held, id);
                }

                // Where the intent never got on record, a full disk would only refuse to write the same record again.
                if (control.Read(id) is not { IsOk: true, Value.Intent: null })
                {
                    control.Write(held, id, record);
                }
            }
        }
        catch (StorageException second)
        {
            return Stuck(id, error, second.Message);
        }

        Discard(backup);
        return error.TargetExists
            ? Lost(id, $"{layout.WorkOrder(plan.To, plan.IdAfter)} appeared meanwhile")
            : new WoError(Problem.StorageFailed, $"{id} was not changed: {error.Message}")
            {
                NextSteps = [$"wo show {id}"],
                Verify = [$"wo preflight {id}"],
            };
    }

    /// <summary>Removes the backup of a file that was not replaced. One that cannot be removed does no harm.</summary>
    private void Discard(string? backup)
    {
        try
        {
            if (backup is not null)
            {
                files.Unlink(backup);
            }
        }
        catch (StorageException)
        {
            // All else is as before, and that is what there is to say; gc removes old backups.
        }
    }

    private static WoError Lost(WorkOrderId id, string what) =>
        new(Problem.LostRace, $"{id} was not changed: {what}")
        {
            NextSteps = [$"wo show {id}"],
            Verify = [$"wo preflight {id}"],
        };

    private static WoError Stuck(WorkOrderId id, StorageException first, string second) =>
        new(
            Problem.InterruptedTransition,
            $"{id}: {first.Message}; undoing it failed too ({second}), the record keeps what was intended"
        )
        {
            NextSteps = ["wo reconcile --apply"],
            Verify = ["wo reconcile"],
        };
}
