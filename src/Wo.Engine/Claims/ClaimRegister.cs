namespace Wo.Engine.Claims;

/// <summary>
/// Reads and swaps registers, whatever the back end: a lost race is decided anew, and an answer that got lost is decided by
/// reading again, as the claim says who swapped it in.
/// </summary>
/// <param name="registry">The back end.</param>
/// <param name="seen">What this clone knows of the registers.</param>
/// <param name="clone">This clone.</param>
/// <param name="next">Gives nonces.</param>
/// <param name="clock">The time.</param>
internal sealed class ClaimRegister(
    IClaimRegistry registry,
    SeenClaims seen,
    CloneIdentity clone,
    Func<string> next,
    TimeProvider clock
)
{
    // Each further round means that another caller has won meanwhile, or that an answer got lost.
    private const int Rounds = 10;

    // A server that fails each time is not asked for ever.
    private const int MostUnanswered = 3;

    /// <summary>This clone.</summary>
    public CloneIdentity Clone => clone;

    /// <summary>What this clone knows of the registers, without a request.</summary>
    public SeenClaims Seen => seen;

    /// <summary>Whether any register was read or swapped, so that the next request is worth while.</summary>
    public bool WasReached { get; private set; }

    /// <summary>What a register holds now.</summary>
    public Result<SeenClaim> Look(WorkOrderId id, CancellationToken cancellation)
    {
        if (!registry.Read(id, cancellation).TryGet(out var entry, out var error))
        {
            return error;
        }

        WasReached = true;
        return entry is null ? seen.RememberNone(id) : seen.Remember(entry);
    }

    /// <summary>What all registers hold now, in one request; <see cref="Seen"/> knows them afterwards.</summary>
    public Result<Unit> LookAtAll(CancellationToken cancellation)
    {
        if (!registry.List(id => seen.Find(id)?.Version, cancellation).TryGet(out var entries, out var error))
        {
            return error;
        }

        WasReached = true;
        seen.RememberAll(entries);
        return Result.Ok;
    }

    /// <summary>Replaces what a register holds.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="known">What the first attempt builds on; <see langword="null"/> to look first.</param>
    /// <param name="decide">
    /// The new claim, from what the register holds; or why there is none. Asked again with what was read anew where the
    /// register has changed or the first answer was built on what was known before.
    /// </param>
    /// <param name="branch">A branch that goes with it, or <see langword="null"/>.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    public Result<ClaimSwapped> Swap(
        WorkOrderId id,
        SeenClaim? known,
        Func<SeenClaim, Result<SharedClaim>> decide,
        PushedBranch? branch,
        CancellationToken cancellation
    )
    {
        var attempts = new Attempts();
        for (var round = 0; round < Rounds; round++)
        {
            var isFresh = known is null;
            if (!(known is null ? Look(id, cancellation) : known).TryGet(out var found, out var unreachable))
            {
                return attempts.Unanswered > 0 ? Undecided(id, unreachable) : unreachable;
            }

            known = null;
            if (attempts.Find(found) is { } own)
            {
                return new ClaimSwapped(found, own.Branch, attempts.NotPushed);
            }

            if (attempts.Unanswered == MostUnanswered)
            {
                break;
            }

            if (attempts.Again(found) is not { } attempt)
            {
                if (!decide(found).TryGet(out var claim, out var refused))
                {
                    if (isFresh)
                    {
                        return refused;
                    }

                    continue;
                }

                var carried = attempts.NotPushed is null ? branch : null;
                attempt = new Attempt(found.Version, Signed(claim, carried), carried);
            }

            var content = SharedClaimFormat.Format(attempt.Claim);
            var answer = registry.Swap(
                new ClaimSwap(id, attempt.Expected, content) { Branch = attempt.Branch },
                cancellation
            );
            if (answer.Outcome == SwapOutcome.Won)
            {
                WasReached = true;
                var won = seen.Remember(new RegisterEntry(id, answer.Version!, content));
                return new ClaimSwapped(won, attempt.Branch, attempts.NotPushed);
            }

            if (answer.Outcome == SwapOutcome.Refused || answer.Error?.Code == Problem.Interrupted)
            {
                return attempts.Unanswered > 0 ? Undecided(id, answer.Error!) : answer.Error!;
            }

            attempts.Add(attempt, answer);
        }

        return attempts.LastFailure is { } failure
            ? Undecided(id, failure)
            : new WoError(Problem.LostRace, $"the claim of {id} changes faster than it can be swapped")
            {
                NextSteps = ["wo sync"],
                Verify = ["wo sync"],
            };
    }

    /// <summary>Removes a register, provided that it is as it was seen.</summary>
    public Result<Unit> Remove(SeenClaim known, CancellationToken cancellation)
    {
        var answer = registry.Swap(new ClaimSwap(known.Id, known.Version, null), cancellation);
        if (answer.Outcome == SwapOutcome.Won)
        {
            seen.RememberNone(known.Id);
            return Result.Ok;
        }

        return answer.Error ?? new WoError(Problem.LostRace, $"the claim of {known.Id} has changed meanwhile");
    }

    private SharedClaim Signed(SharedClaim claim, PushedBranch? branch) =>
        claim with
        {
            Nonce = next(),
            ChangedAt = clock.GetUtcNow(),
            ChangedIn = clone.Id,
            Branch = branch ?? claim.Branch,
        };

    private static WoError Undecided(WorkOrderId id, WoError error) =>
        error with
        {
            Cause = $"{error.Cause}; whether the claim of {id} was changed is known once it can be read again",
        };

    /// <summary>A swap that was asked for.</summary>
    /// <param name="Expected">The version that it expects.</param>
    /// <param name="Claim">What it writes.</param>
    /// <param name="Branch">The branch that goes with it.</param>
    private sealed record Attempt(string? Expected, SharedClaim Claim, PushedBranch? Branch);

    /// <summary>The swaps that were asked for and have not won as far as was known then.</summary>
    private sealed class Attempts
    {
        private readonly List<Attempt> all = [];
        private Attempt? open;

        /// <summary>How many answers got lost.</summary>
        public int Unanswered { get; private set; }

        /// <summary>Why the last answer got lost.</summary>
        public WoError? LastFailure { get; private set; }

        /// <summary>Why the branch does not go along any more.</summary>
        public WoError? NotPushed { get; private set; }

        /// <summary>The one that has won after all.</summary>
        public Attempt? Find(SeenClaim found) =>
            found.Claim is { } claim ? all.Find(attempt => attempt.Claim.Nonce == claim.Nonce) : null;

        /// <summary>The one whose answer got lost, where it can be asked again: it cannot win twice.</summary>
        public Attempt? Again(SeenClaim found) => open is { } last && last.Expected == found.Version ? last : null;

        public void Add(Attempt attempt, SwapAnswer answer)
        {
            all.Add(attempt);
            open = null;
            if (answer.Outcome == SwapOutcome.Unknown)
            {
                Unanswered++;
                (LastFailure, open) = (answer.Error, attempt);
            }

            // A line that broke once says nothing about the branch. What breaks it each time may be the work that goes along.
            if (attempt.Branch is not null && (answer.Outcome == SwapOutcome.RefusedWithBranch || Unanswered > 1))
            {
                (NotPushed, open) = (answer.Error, null);
            }
        }
    }
}
