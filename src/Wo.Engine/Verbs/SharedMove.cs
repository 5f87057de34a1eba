using System.Collections.Immutable;
using Wo.Engine.Claims;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>
/// What a move of a work order does among clones: it announces the move, with the branch of the work, and says what became of
/// it. Where nothing is shared, and in a take, which has claimed the work order, it does nothing.
/// </summary>
internal sealed class SharedMove
{
    private readonly SharedClaims? claims;
    private readonly ClaimMove? move;
    private readonly ClaimSwapped? announced;

    private SharedMove(SharedClaims? claims, ClaimMove? move, ClaimSwapped? announced) =>
        (this.claims, this.move, this.announced) = (claims, move, announced);

    /// <summary>Announces a move; a failure leaves everything as it is.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="subject">The work order as it is.</param>
    /// <param name="planned">How it is going to move.</param>
    public static Result<SharedMove> Announce(
        Workspace workspace,
        OperationName verb,
        WorkOrderSubject subject,
        PlannedMove planned
    )
    {
        if (workspace.Claims is not { } claims || planned.Leased is not null)
        {
            return new SharedMove(null, null, null);
        }

        var lease = planned.Ends;
        var move = new ClaimMove(
            subject.Id,
            verb.Name,
            planned.Note.By ?? lease?.Owner ?? subject.File.Summary.Owner ?? Environment.UserName,
            subject.State,
            Math.Max(subject.File.Revision, subject.Record.Revision),
            lease
        )
        {
            NextRevision = subject.NextRevision,
        };
        if (workspace.OfflineReason is { } reason)
        {
            claims.Unpublished.Add(subject.Id, $"{verb.Name}: {reason}", WorkBranch.NameOf(lease));
            return new SharedMove(claims, move, null);
        }

        return from branch in WorkBranch.Of(workspace, subject.Id, lease)
            from announced in claims.Moves.Announce(move, branch, planned.Cancellation)
            select new SharedMove(claims, move, announced);
    }

    /// <summary>Says that the move was made.</summary>
    /// <returns>What did not work, one line each: the move itself is made.</returns>
    public ImmutableArray<string> Complete(WorkOrderState state, long revision, string? verifiedCommit)
    {
        if (claims is null || move is null || announced is null)
        {
            return [];
        }

        return
        [
            .. announced.NotPushed is { } notPushed ? [notPushed.Cause] : Array.Empty<string>(),
            .. Tell(() => claims.Moves.Complete(move, announced, state, revision, verifiedCommit)),
        ];
    }

    /// <summary>Says that the move was not made.</summary>
    /// <param name="error">Why.</param>
    /// <returns>The same, with what could not be taken back.</returns>
    public WoError TakeBack(WoError error)
    {
        if (claims is null || move is null || announced is null || error.Code == Problem.InterruptedTransition)
        {
            return error;
        }

        return error with
        {
            Details = [.. error.Details, .. Tell(() => claims.Moves.TakeBack(move, announced))],
        };
    }

    private ImmutableArray<string> Tell(Func<Result<Unit>> say)
    {
        // What an earlier command did not get through is said with this.
        var said = StorageBoundary.Run(() => from told in say() select Remove());
        if (said.Error is not { } error)
        {
            return [];
        }

        var noted = StorageBoundary.Run(() => Add(error.Code));
        return
        [
            $"other clones do not know it yet ('wo reconcile --apply' tells them): {error.Cause}",
            .. noted.Error is { } lost ? [lost.Cause] : Array.Empty<string>(),
        ];
    }

    private Unit Remove()
    {
        claims!.Unpublished.Remove(move!.Id);
        return default;
    }

    private Result<Unit> Add(ErrorCode code)
    {
        claims!.Unpublished.Add(
            move!.Id,
            $"{move.Verb}: {code}",
            announced?.NotPushed is null ? null : WorkBranch.NameOf(move.Lease)
        );
        return Result.Ok;
    }
}
