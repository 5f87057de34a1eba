using Wo.Engine.Configuration;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>
/// Hands a running work order back to its holder, or over to somebody else once the lease has expired. Either way the
/// lease is replaced in one write and the token is new, so the former holder is fenced.
/// </summary>
internal sealed class ResumeWorkOrder(Workspace workspace)
{
    /// <summary>Hands it back to whoever shows its token or gives its owner's name.</summary>
    public Result<TakenWorkOrder> Resume(ResumeRequest request, CancellationToken cancellation) =>
        Run("resume", request, RefuseResume, cancellation);

    /// <summary>Gives it to somebody else, provided that its lease has expired.</summary>
    public Result<TakenWorkOrder> TakeOver(ResumeRequest request, CancellationToken cancellation) =>
        Run("take over", request, RefuseTakeOver, cancellation);

    private static WoError? RefuseResume(ResumeRequest request, Lease lease, DateTimeOffset now)
    {
        var byName = request.Caller is { Token: null, IsExplicit: false } && request.Force is null;
        return byName
            ? new WoError(
                Problem.NotOwner,
                $"{Ownership.Describe(request.Id, lease, now)}; to resume it, show its token or name its owner with --owner"
            )
            {
                NextSteps = [$"wo show {request.Id}"],
                Verify = [$"wo show {request.Id}"],
            }
            : Ownership.Refuse(request.Id, lease, request.Caller, request.Force);
    }

    private static WoError? RefuseTakeOver(ResumeRequest request, Lease lease, DateTimeOffset now)
    {
        if (request.Force is not null && lease.IsFromTheFuture(now))
        {
            return null;
        }

        var cause = Ownership.Describe(request.Id, lease, now);
        return lease.IsStale(now)
            ? null
            : new WoError(
                Problem.Locked,
                lease.IsFromTheFuture(now) ? $"{cause}; its last renewal lies in the future, a clock is wrong" : cause
            )
            {
                NextSteps = [$"wo show {request.Id}", "wo take --next"],
                Verify = [$"wo show {request.Id}"],
            };
    }

    private Result<TakenWorkOrder> Run(
        string verb,
        ResumeRequest request,
        Func<ResumeRequest, Lease, DateTimeOffset, WoError?> refuse,
        CancellationToken cancellation
    )
    {
        var id = request.Id;
        if (!workspace.Operations.Acquire(id).TryGet(out var operation, out var busy))
        {
            return busy;
        }

        using (operation)
        {
            if (!workspace.Subjects.Read(id).TryGet(out var subject, out var error))
            {
                return error;
            }

            if (subject.State != WorkOrderState.Running)
            {
                return IllegalMove.For(verb, id, subject.State);
            }

            var now = workspace.Clock.GetUtcNow();
            var former = workspace.LeaseOf(id, subject.Record);
            if (former is null)
            {
                return Ownership.Refuse(id, null, request.Caller, null)!;
            }

            if (refuse(request, former, now) is { } refusal)
            {
                return refusal;
            }

            cancellation.ThrowIfCancellationRequested();
            return Replace(request, subject, former, now, operation, cancellation);
        }
    }

    private Result<TakenWorkOrder> Replace(
        ResumeRequest request,
        WorkOrderSubject subject,
        Lease former,
        DateTimeOffset now,
        OperationLock operation,
        CancellationToken cancellation
    )
    {
        var token = workspace.Tokens.Next();
        var inMain = subject.File.Text("worktree") == ".";
        var planner = new WorkplacePlanner(workspace);
        if (!planner.Plan(subject, inMain, token).TryGet(out var place, out var error))
        {
            return error;
        }

        var desk = new LeaseService(workspace);
        var claim = workspace.Leases.Claim(subject.Id, subject.Record);
        var lease = LeaseFactory.Create(request.Caller, token, place, now, workspace.Settings);
        if (!desk.Grant("take", subject, lease, claim).TryGet(out var granted, out error))
        {
            return error;
        }

        var undo = new UndoStack();
        undo.Push("the lease", () => desk.Withdraw(subject.Id, lease, claim));
        try
        {
            if (place.Occupy(operation, undo, cancellation).Error is { } unavailable)
            {
                return undo.Fail(unavailable);
            }
        }
        catch (StorageException failed)
        {
            return undo.Fail(new WoError(Problem.StorageFailed, $"{subject.Id}: {failed.Message}"));
        }

        return TakenWorkOrder.Of(granted, lease, place, resumed: true) with
        {
            Warnings =
            [
                .. Warnings(place.HandOver(), WriteOwner(subject, request.Caller.Owner)),
                .. new Bookkeeping(workspace).Record(Entry(request, former)),
            ],
        };
    }

    /// <summary>The file shows who works on it, too. The lease decides, so a failure here is only worth a warning.</summary>
    private string? WriteOwner(WorkOrderSubject subject, string owner)
    {
        if (subject.File.Text("owner") == owner)
        {
            return null;
        }

        try
        {
            if (!TypedWorkOrder.WithOwner(subject, owner).TryGet(out var edited, out var error))
            {
                return error.Cause;
            }

            if (!workspace.Guard.Acquire("take").TryGet(out var held, out error))
            {
                return error.Cause;
            }

            using (held)
            {
                return workspace
                    .InPlaceEdit.Apply(held, subject.Id, subject.State, subject.File.Bytes, edited)
                    .Error?.Cause;
            }
        }
        catch (StorageException failed)
        {
            return failed.Message;
        }
    }

    private static SessionEntry Entry(ResumeRequest request, Lease former)
    {
        var who = former.Owner == request.Caller.Owner ? former.Owner : $"{former.Owner} to {request.Caller.Owner}";
        var text = request.Force is { } force ? $"{who} ({force.Reason})" : who;
        return SessionEntry.Note(request.Id, "Resumed work order", text, $"wo take {request.Id}");
    }

    private static IEnumerable<string> Warnings(string? handOver, string? owner)
    {
        if (handOver is not null)
        {
            yield return $"the worktree is still marked as under construction: {handOver}";
        }

        if (owner is not null)
        {
            yield return $"the file still names the former owner: {owner}";
        }
    }
}
