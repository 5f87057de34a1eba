using Wo.Engine.Configuration;
using Wo.Engine.Read;
using Wo.Engine.Session;
using Wo.Engine.Setup;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>
/// Hands a running work order back to its owner, or over to another one once the lease has expired. Either way the lease
/// is replaced in one write and the token is new, so the former owner is fenced.
/// </summary>
/// <param name="workspace">The state root.</param>
/// <param name="setup">What makes a worktree ready that has to be made again; <see langword="null"/> for nothing.</param>
internal sealed class ResumeWorkOrder(Workspace workspace, WorktreeSetup? setup = null)
{
    private const string Worktree = "worktree";

    private static readonly OperationName Resuming = new("resume", "resumed");
    private static readonly OperationName TakingOver = new("take over", "taken over");

    /// <summary>Hands it back to a caller that shows its token or gives its owner's name.</summary>
    public Result<TakenWorkOrder> Resume(ResumeRequest request, CancellationToken cancellation) =>
        Run(Resuming, request, MayResume, cancellation);

    /// <summary>Gives it to another owner, provided that its lease has expired.</summary>
    public Result<TakenWorkOrder> TakeOver(ResumeRequest request, CancellationToken cancellation) =>
        Run(TakingOver, request, MayTakeOver, cancellation);

    private Result<TakenWorkOrder> Run(
        OperationName verb,
        ResumeRequest request,
        Func<ResumeRequest, Lease, DateTimeOffset, Result<Unit>> mayAct,
        CancellationToken cancellation
    ) =>
        WorkOrderOperation.Run(
            workspace,
            verb,
            request.Id,
            operation =>
            {
                var now = workspace.Clock.GetUtcNow();
                var isElsewhere = verb == TakingOver && MissingLease.IsElsewhere(workspace, operation.Subject);
                return isElsewhere
                    ? from shared in SharedTake.Look(workspace, operation.Subject, request, cancellation)
                    from held in request.Force is not null || shared.IsDecided
                        ? operation.Held(_ => Result.Ok, LeaseElsewhere(operation, now))
                        : operation.Held(lease => WithWayOut(mayAct(request, lease, now), request.Id))
                    from taken in Replace(verb, operation, held, shared, request, now, cancellation)
                    select taken
                    : from held in operation.Held(lease => mayAct(request, lease, now))
                    from shared in SharedTake.Look(workspace, operation.Subject, request, cancellation)
                    from taken in Replace(verb, operation, held, shared, request, now, cancellation)
                    select taken;
            }
        );

    private static Result<Unit> WithWayOut(Result<Unit> allowed, WorkOrderId id) =>
        allowed.Error is { } refused ? refused with { NextSteps = [LeaselessWork.WayOut(id)] } : allowed;

    /// <summary>
    /// What stands for the lease of a work order that came with a commit from another clone: one that has expired, as only
    /// the caller knows, who says why.
    /// </summary>
    private static Lease LeaseElsewhere(WorkOrderOperation operation, DateTimeOffset now) =>
        new()
        {
            Owner = operation.Subject.File.Summary.Owner ?? "unknown",
            Host = "another clone",
            TakenAt = now,
            RenewedAt = now,
            TtlSeconds = 0,
        };

    private static Result<Unit> MayResume(ResumeRequest request, Lease lease, DateTimeOffset now)
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
            : Ownership.Check(request.Id, lease, request.Caller, request.Force);
    }

    private static Result<Unit> MayTakeOver(ResumeRequest request, Lease lease, DateTimeOffset now)
    {
        if (request.Force is not null && lease.IsFromTheFuture(now))
        {
            return Result.Ok;
        }

        var cause = Ownership.Describe(request.Id, lease, now);
        return lease.IsStale(now)
            ? Result.Ok
            : new WoError(
                Problem.Locked,
                lease.IsFromTheFuture(now) ? $"{cause}; its last renewal lies in the future, a clock is wrong" : cause
            )
            {
                NextSteps = [$"wo show {request.Id}", "wo take --next"],
                Verify = [$"wo show {request.Id}"],
            };
    }

    private Result<TakenWorkOrder> Replace(
        OperationName verb,
        WorkOrderOperation operation,
        HeldWorkOrder held,
        SharedTake shared,
        ResumeRequest request,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var subject = held.Subject;
        var token = workspace.Tokens.Next();

        // Before anything is on record: a reading that fails afterwards would look as if nothing had been taken.
        var dependencies = new DependencyEvidence(workspace).Find(
            subject,
            new TreeReader(workspace).ReadAround(subject.Id)
        );
        return from place in new WorkplacePlanner(workspace, setup) { Pushed = shared.Pushed }.Plan(held, token)
            let lease = LeaseFactory.Create(request.Caller, token, place, now, workspace.Settings)
            let claim = new WorkOrderClaim(workspace, operation)
            {
                Shared = shared,
                LastLook = (_, planned) =>
                    PortAssignment.Complete(workspace, subject.Id, planned, subject.Record.Lease?.Port),
            }
            from resumed in claim.Run(
                lease,
                workspace.Leases.Claim(subject.Id, subject.Record),
                place,
                leased =>
                    from done in Complete(verb, operation, held, place, leased.Record.Lease ?? lease, request)
                    select new TakenWorkOrder(done, subject.Title, leased.Record.Lease ?? lease, place.FullPath)
                    {
                        Content = subject.File.Root,
                        Dependencies = dependencies,
                        Warnings = [.. shared.Warnings, .. done.Warnings],
                    },
                cancellation
            )
            select resumed;
    }

    /// <summary>The lease decides, and it is on record: what follows is worth a warning where it fails.</summary>
    private Result<MovedWorkOrder> Complete(
        OperationName verb,
        WorkOrderOperation operation,
        HeldWorkOrder held,
        Workplace place,
        Lease lease,
        ResumeRequest request
    )
    {
        var (subject, now) = (held.Subject, lease.TakenAt);
        var handedOver = StorageBoundary.Run(() => place.HandOver(lease));
        FieldChange[] changes =
        [
            .. held.WithOwner(request.Caller.Owner)
                .Where(change => change.Key != Worktree || !HasOtherPlace(held, place)),
            .. HasOtherPlace(held, place)
                ? (FieldChange[])[new FieldChange(Worktree, new FieldValue.Text(place.Written))]
                : [],
            .. OverrideRecord.Of(Overrides(request, held.Lease, now), subject.File, request.Caller.Owner, now),
        ];
        var written =
            changes.Length > 0 ? operation.EditInPlace(YamlEditor.Apply(subject.File.Bytes, changes)) : Result.Ok;
        operation.Tell(
            verb == TakingOver ? JournalVerb.TakeOver : JournalVerb.Resume,
            new JournalNote
            {
                Owner = lease.Owner,
                FormerOwner = held.Lease.Owner == lease.Owner ? null : held.Lease.Owner,
                Reason = request.Force?.Reason,
            }.Without(lease.Token)
        );
        return new MovedWorkOrder(subject.Id, subject.State, subject.State, subject.File.Revision)
        {
            Warnings =
            [
                .. WorktreeHandOver.Warnings(handedOver),
                .. Warnings(written),
                .. place.Gaps(),
                .. operation.Record(Entry(request, held.Lease)),
            ],
        };
    }

    /// <summary>Whether the place that another clone wrote down is not the one that this clone works in.</summary>
    private static bool HasOtherPlace(HeldWorkOrder held, Workplace place) =>
        held.Subject.Record.Lease is null && held.Text(Worktree) is { } written && written != place.Written;

    /// <summary>Force is on record where the lease stood against the caller, and not where it was not needed.</summary>
    private OverrideUse[] Overrides(ResumeRequest request, Lease former, DateTimeOffset now) =>
        [
            .. request.Force is { } force
            && !Ownership.Check(request.Id, former, request.Caller, force: null).IsOk
            && (!former.IsStale(now) || former.IsFromTheFuture(now))
                ? (OverrideUse[])[new OverrideUse(OverrideUse.Ownership, force)]
                : [],
            .. OverrideUse.Offline(workspace),
        ];

    private static IEnumerable<string> Warnings(Result<Unit> written) =>
        written.Error is { } error ? [$"the file still names the former owner: {error.Cause}"] : [];

    private static SessionEntry Entry(ResumeRequest request, Lease former)
    {
        var owners =
            former.Owner == request.Caller.Owner ? former.Owner : former.Owner + SessionWords.To + request.Caller.Owner;
        var text = request.Force is { } force ? $"{owners} ({force.Reason})" : owners;
        return SessionEntry.Note(request.Id, SessionWords.Resumed, text, $"wo take {request.Id}");
    }
}
