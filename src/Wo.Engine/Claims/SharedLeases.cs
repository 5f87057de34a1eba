using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>
/// Who may hold a work order among clones, whatever the back end. A claim comes before the lease of this clone and is taken
/// back where that fails; a move is announced as an intent first and completed afterwards.
/// </summary>
/// <param name="register">Reads and swaps registers.</param>
/// <param name="clock">The time.</param>
internal sealed class SharedLeases(ClaimRegister register, TimeProvider clock)
{
    /// <summary>The registers.</summary>
    public ClaimRegister Register => register;

    /// <summary>Looks whether this clone may take a work order. Where a lease has to be watched this waits.</summary>
    /// <returns>What the register holds; the swap builds on it.</returns>
    public Result<SeenClaim> MayTake(ClaimTake take, CancellationToken cancellation)
    {
        while (true)
        {
            if (!register.Look(take.Id, cancellation).TryGet(out var found, out var error))
            {
                return error;
            }

            if (!take.IsForced && take.WaitsForExpiry && HolderOf(take, found) is { } lease)
            {
                var rest = LeaseWatch.Rest(found, lease, clock.GetUtcNow());
                if (rest > TimeSpan.Zero)
                {
                    if (!Wait(rest, cancellation))
                    {
                        return new WoError(Problem.Interrupted, $"taking {take.Id} was interrupted");
                    }

                    continue;
                }
            }

            return from allowed in Check(take, found, found)
                select found;
        }
    }

    /// <summary>Claims a work order for this clone.</summary>
    /// <param name="take">What it builds on.</param>
    /// <param name="looked">What <see cref="MayTake"/> found.</param>
    /// <param name="lease">The lease that this clone is about to have.</param>
    /// <param name="revision">The revision that its file is about to have.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    public Result<ClaimSwapped> Take(
        ClaimTake take,
        SeenClaim looked,
        Lease lease,
        long revision,
        CancellationToken cancellation
    ) =>
        register.Swap(
            take.Id,
            looked,
            found =>
                from allowed in Check(take, looked, found)
                select New(take.Id, found.Claim, take.By) with
                {
                    Revision = Math.Max(revision, found.Claim?.Revision ?? 0),
                    State = WorkOrderState.Running,
                    Lease = SharedLease.Of(lease, register.Clone.Id),
                    Intent = null,
                    VerifiedCommit = null,
                },
            null,
            cancellation
        );

    /// <summary>Takes back a claim that <see cref="Take"/> made, and puts back what it replaced.</summary>
    public Result<Unit> PutBack(ClaimTake take, SeenClaim former, ClaimSwapped taken) =>
        register
            .Swap(
                take.Id,
                taken.Now,
                found =>
                    found.Claim?.Lease?.TokenHash == taken.Now.Claim?.Lease?.TokenHash
                        ? (former.Claim ?? New(take.Id, null, take.By)) with
                        {
                            Revision = former.Claim?.Revision ?? take.Revision,
                            State = former.Claim?.State ?? take.State,
                            // A claim that an operation of this clone left when it died is no lease to put back.
                            Lease =
                                former.Claim?.Lease is { } held
                                && (held.CloneId != register.Clone.Id || held.TokenHash == take.FormerTokenHash)
                                    ? held
                                    : null,
                        }
                        : new WoError(Problem.Superseded, $"the claim of {take.Id} is another's by now"),
                null,
                CancellationToken.None
            )
            .Error
            is { } error
        && error.Code != Problem.Superseded
            ? error
            : Result.Ok;

    /// <summary>Whether a quarter of its time to live has gone by since the lease was renewed in its register.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="lease">The lease of this clone.</param>
    public bool IsRenewalDue(WorkOrderId id, Lease lease) =>
        register.Seen.Find(id)?.Claim?.Lease is not { } shared
        || (clock.GetUtcNow() - shared.RenewedAt).TotalSeconds >= lease.TtlSeconds / 4.0;

    /// <summary>Renews the lease in its register.</summary>
    /// <param name="renewal">What is renewed.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    public Result<ClaimSwapped> Renew(ClaimRenewal renewal, CancellationToken cancellation)
    {
        var (id, state, revision, lease) = renewal;
        return register.Swap(
            id,
            register.Seen.Find(id),
            found =>
                from claim in found.Read()
                from own in claim?.Lease is { } held && !held.IsOf(lease)
                    ? ClaimRefusal.Superseded(id, held, register.Clone.Known ?? "", clock.GetUtcNow())
                : claim is { Lease: null } && IsClosed(claim.State) && claim.Revision >= revision
                    ? ClaimRefusal.Superseded(claim)
                : Result.Ok
                select New(id, claim, lease.Owner) with
                {
                    State = claim?.State ?? state,
                    Revision = Math.Max(claim?.Revision ?? 0, revision),
                    Lease = SharedLease.Of(lease with { RenewedAt = clock.GetUtcNow() }, register.Clone.Id),
                },
            renewal.Branch,
            cancellation
        );
    }

    /// <summary>The claim that a change builds on, or a first one.</summary>
    public static SharedClaim New(WorkOrderId id, SharedClaim? former, string by) =>
        (
            former
            ?? new SharedClaim
            {
                Id = id,
                Revision = 0,
                State = WorkOrderState.Pending,
                ChangedAt = default,
                ChangedIn = "",
                ChangedBy = by,
                Nonce = "",
            }
        ) with
        {
            ChangedBy = by,
        };

    /// <summary>Whether a state is one that a work order is closed in.</summary>
    public static bool IsClosed(WorkOrderState state) =>
        state is WorkOrderState.Done or WorkOrderState.Failed or WorkOrderState.Partial;

    /// <summary>Whether what a register holds allows to take the work order.</summary>
    /// <param name="take">The take.</param>
    /// <param name="looked">What was seen when it began. Force is against that holder, and not against the next.</param>
    /// <param name="found">What the register holds now.</param>
    private Result<Unit> Check(ClaimTake take, SeenClaim looked, SeenClaim found)
    {
        if (!found.Read().TryGet(out var claim, out var unreadable))
        {
            return unreadable;
        }

        var now = clock.GetUtcNow();
        if (
            HolderOf(take, found) is { } lease
            && !(take.IsForced && HolderOf(take, looked)?.TokenHash == lease.TokenHash)
            && !LeaseWatch.IsOver(found, lease, now)
        )
        {
            return ClaimRefusal.Elsewhere(take.Id, lease, now);
        }

        return claim?.IsClosedSince(take.Revision) == true ? ClaimRefusal.Behind(claim, take.Revision) : Result.Ok;
    }

    /// <summary>Waits by the clock.</summary>
    /// <returns>Whether the time is over; otherwise the wait was cancelled.</returns>
    private bool Wait(TimeSpan time, CancellationToken cancellation)
    {
        try
        {
            Task.Delay(time, clock, cancellation).GetAwaiter().GetResult();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The lease of another clone; a claim of this clone without a lease here is what an operation that died left.</summary>
    private SharedLease? HolderOf(ClaimTake take, SeenClaim found) =>
        found.Claim?.LeaseElsewhere(register.Clone.Known) is { } lease
        && (take.FormerTokenHash is null || lease.TokenHash != take.FormerTokenHash)
            ? lease
            : null;
}
