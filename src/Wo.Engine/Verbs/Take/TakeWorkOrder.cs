using System.Collections.Immutable;
using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Read;
using Wo.Engine.Session;
using Wo.Engine.Setup;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>
/// pending or partial to running. Between the checks and the transition come the lease and the worktree, which a failure
/// takes back (<see cref="WorkOrderClaim"/>).
/// </summary>
/// <param name="workspace">The state root.</param>
/// <param name="shell">Runs what makes a new worktree ready; without it none is made ready.</param>
internal sealed class TakeWorkOrder(Workspace workspace, GateShell? shell = null)
{
    private static readonly OperationName Take = new("take", "taken");

    private readonly BaseFetch fetch = new(workspace.Git, workspace.Root);

    /// <summary>Takes one work order.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="cancellation">Ends it half-way; what was done is undone.</param>
    /// <param name="known">A reading of the tree a moment ago, used for what it still tells.</param>
    public Result<TakenWorkOrder> Run(TakeRequest request, CancellationToken cancellation, TreeReading? known = null) =>
        WorkOrderOperation.Run(workspace, Take, request.Id, operation => Run(operation, request, known, cancellation));

    private Result<TakenWorkOrder> Run(
        WorkOrderOperation operation,
        TakeRequest request,
        TreeReading? known,
        CancellationToken cancellation
    )
    {
        var reading = new TreeReader(workspace).ReadAround(operation.Subject, known);
        return from needed in new TakeChecks(workspace).All(operation.Subject, reading, request)
            let used = needed.AddRange(OverrideUse.Offline(workspace))
            from shared in SharedTake.Look(workspace, operation.Subject, request, cancellation)
            let subject = shared.Subject
            let token = workspace.Tokens.Next()
            let planner = new WorkplacePlanner(workspace, SetupOf(request), request.NoFetch ? null : fetch)
            {
                Pushed = shared.Pushed,
            }
            from place in planner.Plan(subject, request.NoWorktree, token)
            let now = workspace.Clock.GetUtcNow()
            from edited in Edit(
                subject,
                request,
                place,
                now,
                OverrideRecord.Of(used, subject.File, request.Caller.Owner, now)
            )
            let lease = LeaseFactory.Create(request.Caller, token, place, now, workspace.Settings)
            let dependencies = new DependencyEvidence(workspace).Find(subject, reading)
            let move = new PlannedMove(WorkOrderState.Running, edited, Entry(subject, used))
            {
                HandOver = () => place.HandOver(lease),
                Warnings =
                [
                    .. shared.Warnings,
                    .. planner.Warnings,
                    .. DependencyEvidence.Warnings(dependencies),
                    .. OverlapWatch.Warnings(subject, reading),
                ],
            }
            let claim = new WorkOrderClaim(workspace, operation)
            {
                Subject = subject,
                Shared = shared,
                LastLook = (guard, planned) =>
                    from free in new OverlapWatch(workspace, subject, reading, request).LookAgain(guard)
                    from complete in PortAssignment.Complete(workspace, subject.Id, planned)
                    select complete,
            }
            from moved in claim.Run(
                lease,
                workspace.Leases.Claim(subject.Id, subject.Record),
                place,
                leased => operation.Move(move with { Leased = leased, Warnings = [.. move.Warnings, .. place.Gaps()] }),
                cancellation
            )
            select new TakenWorkOrder(moved, subject.Title, moved.LeaseOnRecord ?? lease, place.FullPath)
            {
                Content = subject.File.Root,
                Dependencies = dependencies,
            };
    }

    private WorktreeSetup? SetupOf(TakeRequest request) =>
        shell is null || request.NoSetup ? null : new WorktreeSetup(workspace, shell);

    private static Result<byte[]> Edit(
        WorkOrderSubject subject,
        TakeRequest request,
        Workplace place,
        DateTimeOffset now,
        ImmutableArray<FieldChange> overrides
    )
    {
        var (file, owner, revision) = (subject.File, request.Caller.Owner, subject.NextRevision);
        return subject.State == WorkOrderState.Partial
            ? from partial in TypedWorkOrder.As<PartialWorkOrder>(file)
            from edited in TypedWorkOrder.Edit(
                file,
                partial,
                partial.Take(owner, place.Branch, place.Written, now, revision),
                overrides.AsSpan()
            )
            select edited
            : from pending in TypedWorkOrder.As<PendingWorkOrder>(file)
            from edited in TypedWorkOrder.Edit(
                file,
                pending,
                pending.Take(owner, place.Branch, place.Written, now, revision),
                overrides.AsSpan()
            )
            select edited;
    }

    private static SessionEntry Entry(WorkOrderSubject subject, IReadOnlyCollection<OverrideUse> used) =>
        SessionEntry.Intent(
            subject.Id,
            SessionWords.Taken,
            subject.Title,
            $"wo take {subject.Id}",
            OverrideUse.Words(used)
        );
}
