using Wo.Engine.Claims;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Work orders of which this clone and their registers do not say the same.</summary>
internal sealed class SharedClaimCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        if (tree.Claims is not { } look || tree.Workspace.Claims is not { } claims)
        {
            yield break;
        }

        if (look.Problem is { } problem)
        {
            yield return new Finding(Problem.ClaimsUnreachable, null, null, problem.Cause)
            {
                Details = problem.Details,
            };
            yield break;
        }

        foreach (var view in tree.WorkOrders)
        {
            if (
                Local(view) is { } local
                && claims.Seen.Find(view.Id) is var seen
                && Inspect(tree, claims, local, seen) is { } found
            )
            {
                yield return found;
            }
        }
    }

    private static Finding? Inspect(TreeObservation tree, SharedClaims claims, LocalClaim local, SeenClaim? seen)
    {
        if (seen is not null && seen.Read().Error is { } unreadable)
        {
            return new Finding(Problem.ClaimUnreadable, local.Id, null, unreadable.Cause);
        }

        var claim = seen?.Claim;
        return ClaimComparison.Of(local, claim, claims.Clone.Known) switch
        {
            ClaimStanding.ClaimWithoutLease => Unsaid(
                Problem.ClaimWithoutLease,
                local,
                $"the register of {local.Id} names {claim!.Lease!.Owner} in this clone as its holder, and this clone holds no lease"
            ),
            ClaimStanding.LeaseWithoutClaim => Unsaid(
                Problem.LeaseWithoutClaim,
                local,
                $"{local.Lease!.Owner} holds {local.Id} in this clone, and its register does not say so"
            ),
            ClaimStanding.Behind => Unsaid(
                Problem.ClaimBehind,
                local,
                $"{local.Id} is {local.State.DirectoryName()} at revision {local.OwnRevision}, and its register says {claim!.State.DirectoryName()} at revision {claim.Revision}"
                    + (claim.Intent is { } intent ? $", with '{intent.Verb}' under way" : "")
            ),
            ClaimStanding.Lost => new Finding(
                Problem.ClaimLost,
                local.Id,
                null,
                ClaimPublication.Describe(local, claim!, tree.Now)
            )
            {
                NextSteps = [$"wo show {local.Id}"],
            },
            _ => null,
        };
    }

    private static Finding Unsaid(Problem problem, LocalClaim local, string message) =>
        new(problem, local.Id, null, message) { Evidence = new Unpublished(local) };

    /// <summary>What this clone has, where nothing else about it is in doubt.</summary>
    private static LocalClaim? Local(WorkOrderObservation view)
    {
        // A lease without a running work order is another finding, which is settled first.
        if (view.Settled is not { } file || (view.Record.Lease is not null && file.State != WorkOrderState.Running))
        {
            return null;
        }

        return new LocalClaim(view.Id, file.State, file.Revision, view.Record.Revision, view.Record.Lease)
        {
            VerifiedCommit = file.Summary.VerifiedCommit,
            Owner = file.Summary.Owner,
        };
    }

    /// <summary>What this clone has and a register does not say.</summary>
    internal sealed record Unpublished(LocalClaim Local) : IEvidence;
}
