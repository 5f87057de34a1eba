using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>
/// One operation on one work order, and the pipeline of all of them:
/// operation lock, subject, state, ownership, typed edit, plan, transition, bookkeeping. A verb brings what is between
/// those steps. The calling sequence is <see cref="Run"/>, then <see cref="Held(Caller, Override?)"/> for a verb about a
/// running work order, then <see cref="Move"/> or, where the work order stays in its state, <see cref="EditInPlace"/>
/// and <see cref="Record"/>.
/// </summary>
internal sealed class WorkOrderOperation
{
    private readonly Workspace workspace;
    private readonly OperationName verb;

    private WorkOrderOperation(Workspace workspace, OperationName verb, WorkOrderSubject subject, OperationLock held) =>
        (this.workspace, this.verb, Subject, Lock) = (workspace, verb, subject, held);

    /// <summary>The work order as it was read under the operation lock.</summary>
    public WorkOrderSubject Subject { get; }

    /// <summary>Keeps every other operation off the work order.</summary>
    public OperationLock Lock { get; }

    /// <summary>Runs the steps of a verb while no other operation can act on the work order.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="id">The work order.</param>
    /// <param name="steps">What the verb does with it.</param>
    public static Result<T> Run<T>(
        Workspace workspace,
        OperationName verb,
        WorkOrderId id,
        Func<WorkOrderOperation, Result<T>> steps
    )
    {
        var result = StorageBoundary.Run(() => Locked(workspace, verb, id, steps), failed => Failed(verb, id, failed));

        // What was in use when its work order was closed, also by an earlier command.
        WorktreeCleanup.RunDeferred(workspace);
        return result;
    }

    /// <summary>The work order as a running one that the caller may act on.</summary>
    /// <param name="caller">Who runs the command.</param>
    /// <param name="force">Present where the work order of another owner is acted on.</param>
    public Result<HeldWorkOrder> Held(Caller caller, Override? force) =>
        Held(lease => Ownership.Check(Subject.Id, lease, caller, force));

    /// <summary>The same for a verb with rules of its own.</summary>
    /// <param name="mayAct">Whether the caller may act on the lease.</param>
    /// <param name="inPlaceOfNone">What stands for the lease where this clone has none; without it that is a failure.</param>
    public Result<HeldWorkOrder> Held(Func<Lease, Result<Unit>> mayAct, Lease? inPlaceOfNone = null)
    {
        if (Subject.State != WorkOrderState.Running)
        {
            return IllegalMove.For(verb.Name, Subject.Id, Subject.State);
        }

        return from lease in Ownership.Of(workspace, Subject, workspace.LeaseOf(Subject) ?? inPlaceOfNone)
            from allowed in mayAct(lease)
            from moved in InferredMetadata.Moved(workspace, Subject.File, lease)
            select new HeldWorkOrder(
                Subject,
                lease,
                [.. InferredMetadata.Complete(workspace, Subject.File, lease), .. moved]
            );
    }

    /// <summary>The answer where storage failed and the work order stays as it was.</summary>
    public WoError Failed(Exception failed) => Failed(verb, Subject.Id, failed);

    /// <summary>Moves the work order to another state, and does what follows.</summary>
    /// <returns>
    /// Where the transition is committed, a success: whatever fails behind it is a warning, or makes its durability
    /// uncertain.
    /// </returns>
    public Result<MovedWorkOrder> Move(PlannedMove move)
    {
        var subject = move.Leased ?? Subject;
        var plan = new TransitionPlan(
            verb.Name,
            subject.Snapshot,
            move.To,
            workspace.Canonical.Keep(subject.File.Bytes, move.Edited),
            subject.NextRevision
        )
        {
            Recheck = move.Recheck,
            Note = About(subject, move.Note),
        };
        if (!SharedMove.Announce(workspace, verb, subject, move).TryGet(out var shared, out var superseded))
        {
            return superseded;
        }

        var marked = move.Ends is null ? Result.Ok : WorktreeHandOver.MakeUp(workspace, subject.File, move.Ends);
        if (!workspace.Transition.Apply(plan, Lock).TryGet(out var committed, out var error))
        {
            return shared.TakeBack(error);
        }

        var published = shared.Complete(committed.State, committed.Revision, move.VerifiedCommit);

        // The worktree before the index, which shows it.
        var handedOver = StorageBoundary.Run(move.HandOver);
        var worktree =
            move.Ends is null && !move.EndsWorktree
                ? WorktreeEnding.None
                : new WorktreeCleanup(workspace).Run(subject.File, move.Ends, move.KeepWorktree);
        return new MovedWorkOrder(subject.Id, subject.State, committed.State, committed.Revision)
        {
            LeaseOnRecord = committed.Record.Lease,
            Worktree = worktree.Line,
            Warnings =
            [
                .. published,
                .. WorktreeHandOver.Warnings(marked),
                .. WorktreeHandOver.Warnings(handedOver),
                .. worktree.Warning is { } warning ? [warning] : Array.Empty<string>(),
                .. move.Warnings,
                .. Record(move.Entry),
            ],
            Uncertain = committed.Uncertain,
        };
    }

    /// <summary>Replaces the file where it lies; state and revision stay.</summary>
    public Result<Unit> EditInPlace(Result<byte[]> edited) =>
        StorageBoundary.Run(() =>
        {
            if (!edited.TryGet(out var bytes, out var error))
            {
                return error;
            }

            if (!workspace.Guard.Acquire(verb.Name).TryGet(out var guard, out error))
            {
                return error;
            }

            using (guard)
            {
                return from backup in workspace.InPlaceEdit.Apply(
                        guard,
                        Subject.Id,
                        Subject.State,
                        Subject.File.Bytes,
                        workspace.Canonical.Keep(Subject.File.Bytes, bytes)
                    )
                    select default(Unit);
            }
        });

    /// <summary>Tells the journal of something that leaves the work order in its state.</summary>
    /// <param name="verb">What happened, where that is not the verb of the operation.</param>
    /// <param name="note">What is known of it.</param>
    public void Tell(string verb, JournalNote note) =>
        workspace.Journal.Add(
            null,
            workspace.Journal.Now(verb, Subject.Id) with
            {
                From = Subject.State,
                To = Subject.State,
                Revision = Subject.File.Revision,
                Note = About(Subject, note),
            },
            Subject.Record.Lease?.Token
        );

    /// <summary>Writes the session entry and the index.</summary>
    /// <returns>What did not work, one line each.</returns>
    public IReadOnlyList<string> Record(SessionEntry entry) => new Bookkeeping(workspace).Record(entry);

    private static JournalNote About(WorkOrderSubject subject, JournalNote note)
    {
        var lease = subject.Record.Lease;
        var owner = note.Owner ?? lease?.Owner ?? subject.File.Summary.Owner;
        return note with
        {
            Owner = owner,
            By = note.By == owner ? null : note.By,
            Epic = note.Epic ?? subject.File.Summary.Epic,
        };
    }

    private static Result<Unit> ClaimRoot(Workspace workspace, OperationName verb)
    {
        if (!workspace.Guard.Acquire(verb.Name).TryGet(out var guard, out var busy))
        {
            return busy;
        }

        using (guard)
        {
            return workspace.RootRecord.Claim(guard);
        }
    }

    private static Result<T> Locked<T>(
        Workspace workspace,
        OperationName verb,
        WorkOrderId id,
        Func<WorkOrderOperation, Result<T>> steps
    )
    {
        if (!workspace.RootRecord.IsOurs && ClaimRoot(workspace, verb).Error is { } otherRoot)
        {
            return otherRoot;
        }

        if (!workspace.Operations.Acquire(id).TryGet(out var held, out var busy))
        {
            return busy;
        }

        using (held)
        {
            return workspace.Subjects.Read(id).TryGet(out var subject, out var error)
                ? steps(new WorkOrderOperation(workspace, verb, Among(workspace, subject), held))
                : error;
        }
    }

    /// <summary>What other clones have of it counts too: the next version follows the highest of any clone.</summary>
    private static WorkOrderSubject Among(Workspace workspace, WorkOrderSubject subject) =>
        workspace.Claims?.Seen.Find(subject.Id)?.Claim is { } claim
            ? subject with
            {
                SharedRevision = claim.Revision,
            }
            : subject;

    private static WoError Failed(OperationName verb, WorkOrderId id, Exception failed) =>
        new(Problem.StorageFailed, $"{id} was not {verb.Participle}: {failed.Message}")
        {
            NextSteps = [$"wo show {id}"],
            Verify = [$"wo show {id}"],
        };
}
