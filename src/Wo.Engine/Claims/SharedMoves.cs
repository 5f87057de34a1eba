using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>
/// Moves of a work order among clones: the intent is swapped in before the move and the result after it, so that a clone that
/// was superseded changes nothing, and a crash in between is explained.
/// </summary>
/// <param name="register">Reads and swaps registers.</param>
/// <param name="clock">The time.</param>
internal sealed class SharedMoves(ClaimRegister register, TimeProvider clock)
{
    /// <summary>Announces a move, which renews the lease too, and pushes the branch of the work with that.</summary>
    /// <param name="move">The move.</param>
    /// <param name="branch">The branch, or <see langword="null"/>.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    /// <returns>
    /// What the register holds now; <see cref="Problem.Superseded"/> or <see cref="Problem.CloneBehind"/> where this clone may
    /// not move it any more.
    /// </returns>
    public Result<ClaimSwapped> Announce(ClaimMove move, PushedBranch? branch, CancellationToken cancellation) =>
        register.Swap(
            move.Id,
            register.Seen.Find(move.Id),
            found =>
                from claim in found.Read()
                from allowed in Check(move, claim)
                select SharedLeases.New(move.Id, claim, move.By) with
                {
                    Revision = Math.Max(move.Revision, claim?.Revision ?? 0),
                    State = move.From,
                    Lease = Renewed(move.Lease),
                    Intent = new SharedIntent(move.Verb, register.Clone.Id, clock.GetUtcNow()),
                },
            branch,
            cancellation
        );

    /// <summary>Says what became of a move that was announced.</summary>
    /// <param name="move">The move.</param>
    /// <param name="announced">What <see cref="Announce"/> gave.</param>
    /// <param name="state">The state it entered.</param>
    /// <param name="revision">Its revision there.</param>
    /// <param name="verifiedCommit">The commit that its gates passed at, or <see langword="null"/>.</param>
    public Result<Unit> Complete(
        ClaimMove move,
        ClaimSwapped announced,
        WorkOrderState state,
        long revision,
        string? verifiedCommit
    ) =>
        Settle(
            move,
            announced,
            claim =>
                claim with
                {
                    Revision = Math.Max(revision, claim.Revision),
                    State = state,
                    Lease = null,
                    VerifiedCommit = verifiedCommit,
                }
        );

    /// <summary>Takes back the intent of a move that was not made; the lease stays.</summary>
    /// <param name="move">The move.</param>
    /// <param name="announced">What <see cref="Announce"/> gave.</param>
    public Result<Unit> TakeBack(ClaimMove move, ClaimSwapped announced) =>
        Settle(move, announced, static claim => claim);

    private Result<Unit> Settle(ClaimMove move, ClaimSwapped announced, Func<SharedClaim, SharedClaim> change) =>
        from settled in register.Swap(
            move.Id,
            announced.Now,
            found =>
                from claim in found.Read()
                from own in claim?.Intent is { } intent && intent.CloneId == register.Clone.Id ? Result.Ok
                : claim?.Lease is { } lease
                    ? ClaimRefusal.Superseded(move.Id, lease, register.Clone.Id, clock.GetUtcNow())
                : new WoError(Problem.Superseded, $"the claim of {move.Id} was changed meanwhile")
                select change(SharedLeases.New(move.Id, claim, move.By) with { Intent = null }),
            null,
            CancellationToken.None
        )
        select default(Unit);

    private Result<Unit> Check(ClaimMove move, SharedClaim? claim)
    {
        if (claim is null)
        {
            return Result.Ok;
        }

        var (now, clone) = (clock.GetUtcNow(), register.Clone.Known ?? "");
        if (move.Lease is { } lease)
        {
            return claim.Lease is { } held && !held.IsOf(lease) ? ClaimRefusal.Superseded(move.Id, held, clone, now)
                : claim.Lease is null
                && SharedLeases.IsClosed(claim.State)
                && claim.Revision >= move.Revision
                && claim.ChangedIn != clone
                    ? ClaimRefusal.Superseded(claim)
                : claim.Revision >= move.NextRevision ? ClaimRefusal.Overtaken(claim, move.NextRevision)
                : Result.Ok;
        }

        return claim.LeaseElsewhere(clone) is { } other ? ClaimRefusal.Elsewhere(move.Id, other, now)
            : claim.Revision > move.Revision && claim.ChangedIn != clone ? ClaimRefusal.Behind(claim, move.Revision)
            : Result.Ok;
    }

    private SharedLease? Renewed(Lease? lease) =>
        lease is null ? null : SharedLease.Of(lease with { RenewedAt = clock.GetUtcNow() }, register.Clone.Id);
}
