using System.Collections.Immutable;
using Wo.Engine.Claims;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>
/// What a take does among clones: it looks before the place of the work is planned, claims before the lease of this clone, and
/// takes the claim back where a later step fails. Where nothing is shared it does nothing.
/// </summary>
internal sealed class SharedTake
{
    private readonly Workspace workspace;
    private readonly ClaimTake take;
    private readonly SeenClaim? looked;
    private readonly long revision;

    private SharedTake(
        Workspace workspace,
        WorkOrderSubject subject,
        ClaimTake take,
        SeenClaim? looked,
        (PushedBranch? Pushed, ImmutableArray<string> Warnings) work
    )
    {
        (this.workspace, this.take, this.looked) = (workspace, take, looked);
        (Pushed, Warnings) = work;
        Subject = looked?.Claim is { } claim ? subject with { SharedRevision = claim.Revision } : subject;
        revision = subject.State == WorkOrderState.Running ? Subject.File.Revision : Subject.NextRevision;
    }

    /// <summary>The work order, with the revision that any clone has of it.</summary>
    public WorkOrderSubject Subject { get; }

    /// <summary>The branch that another clone has pushed, which is in this one now; <see langword="null"/> for none.</summary>
    public PushedBranch? Pushed { get; }

    /// <summary>What is not as it should be, one line each.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>Whether the register says that the work order may be taken, so that nothing has to be known besides.</summary>
    public bool IsDecided => looked?.Claim is not null;

    /// <summary>Looks whether a work order may be taken that no lease of this clone holds.</summary>
    public static Result<SharedTake> Look(
        Workspace workspace,
        WorkOrderSubject subject,
        TakeRequest request,
        CancellationToken cancellation
    ) =>
        Look(
            workspace,
            subject,
            Take(subject, request.Caller) with
            {
                WaitsForExpiry = !request.AvoidsWaiting,
            },
            cancellation
        );

    /// <summary>The same for one that runs.</summary>
    public static Result<SharedTake> Look(
        Workspace workspace,
        WorkOrderSubject subject,
        ResumeRequest request,
        CancellationToken cancellation
    ) =>
        Look(
            workspace,
            subject,
            Take(subject, request.Caller) with
            {
                WaitsForExpiry = true,
                IsForced = request.Force is not null,
                FormerTokenHash = SharedLease.HashOf(subject.Record.Lease?.Token),
            },
            cancellation
        );

    /// <summary>Claims it, before anything of this clone changes.</summary>
    /// <param name="lease">The lease that this clone is about to have.</param>
    /// <param name="undo">Gets what takes it back.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    public Result<Unit> Claim(Lease lease, UndoStack undo, CancellationToken cancellation)
    {
        if (workspace.Claims is not { } claims)
        {
            return Result.Ok;
        }

        if (workspace.OfflineReason is { } reason)
        {
            claims.Unpublished.Add(take.Id, $"take: {reason}", WorkBranch.NameOf(lease));
            undo.Push(
                "what is to be published later",
                () =>
                {
                    claims.Unpublished.Remove(take.Id);
                    return Result.Ok;
                }
            );
            return Result.Ok;
        }

        if (!claims.Leases.Take(take, looked!, lease, revision, cancellation).TryGet(out var taken, out var refused))
        {
            return refused;
        }

        undo.Push("the claim that clones share", () => claims.Leases.PutBack(take, looked!, taken));
        return Result.Ok;
    }

    private static ClaimTake Take(WorkOrderSubject subject, Caller caller) =>
        new(subject.Id, Math.Max(subject.File.Revision, subject.Record.Revision), subject.State, caller.Owner);

    private static Result<SharedTake> Look(
        Workspace workspace,
        WorkOrderSubject subject,
        ClaimTake take,
        CancellationToken cancellation
    ) =>
        workspace.Claims is not { } claims || workspace.OfflineReason is not null
            ? new SharedTake(workspace, subject, take, null, (null, []))
            : from looked in claims.Leases.MayTake(take, cancellation)
            from work in new PushedWork(workspace).Bring(looked.Claim?.Branch, cancellation)
            select new SharedTake(workspace, subject, take, looked, work);
}
