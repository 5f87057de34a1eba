using System.Globalization;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>Tells a register what this clone has, where that is this clone's to tell.</summary>
/// <param name="register">Reads and swaps registers.</param>
/// <param name="clock">The time.</param>
internal sealed class ClaimPublication(ClaimRegister register, TimeProvider clock)
{
    /// <summary>Publishes it, provided that the register still does not contradict it.</summary>
    /// <param name="local">What this clone has.</param>
    /// <param name="branch">The branch of the work, which goes with it; or <see langword="null"/>.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    /// <returns>What it says now; <see cref="Problem.ClaimLost"/> where another clone holds or has closed it.</returns>
    public Result<ClaimSwapped> Publish(LocalClaim local, PushedBranch? branch, CancellationToken cancellation) =>
        register.Swap(
            local.Id,
            null,
            found =>
                from claim in found.Read()
                from own in Check(local, claim)
                select SharedLeases.New(local.Id, claim, local.Lease?.Owner ?? local.Owner ?? Environment.UserName) with
                {
                    State = local.State,
                    // Another clone may have moved it and given it back meanwhile.
                    Revision = Math.Max(Math.Max(local.OwnRevision, local.FileRevision), claim?.Revision ?? 0),
                    Lease = local.Lease is { } lease ? SharedLease.Of(lease, register.Clone.Id) : null,
                    Intent = null,
                    VerifiedCommit = local.State == WorkOrderState.Done ? local.VerifiedCommit : null,
                },
            branch,
            cancellation
        );

    /// <summary>Why a claim is lost: who has what.</summary>
    public static string Describe(LocalClaim local, SharedClaim claim, DateTimeOffset now)
    {
        var here = local.Lease is { } lease
            ? $"{lease.Owner} holds {local.Id} in this clone"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{local.Id} is {local.State.DirectoryName()} at revision {local.OwnRevision} in this clone"
            );
        var there = claim.Lease is { } held
            ? ClaimRefusal.Describe(local.Id, held, now)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{claim.ChangedBy} has made it {claim.State.DirectoryName()} at revision {claim.Revision} in another"
            );
        return $"{here}, and {there}{(claim.Branch is { } branch ? $"; {branch.Name} is at {branch.Commit} there" : "")}";
    }

    private Result<Unit> Check(LocalClaim local, SharedClaim? claim)
    {
        var standing = ClaimComparison.Of(local, claim, register.Clone.Known);
        return standing == ClaimStanding.HeldElsewhere
                ? ClaimRefusal.Elsewhere(local.Id, claim!.Lease!, clock.GetUtcNow())
            : standing == ClaimStanding.Lost
                ? new WoError(Problem.ClaimLost, Describe(local, claim!, clock.GetUtcNow()))
                {
                    NextSteps = [$"wo show {local.Id}"],
                    Verify = ["wo reconcile"],
                }
            : Result.Ok;
    }
}
