using Wo.Engine.Configuration;

namespace Wo.Engine.Claims.Git;

/// <summary>Says what a remote that does not do what is asked means for claims.</summary>
internal sealed class RemoteFailure(ClaimsSettings settings)
{
    /// <summary>A remote that cannot be asked, or whose answer tells nothing.</summary>
    /// <param name="error">What git says.</param>
    public WoError Unreachable(WoError error) =>
        error.Code == Problem.Interrupted || error.Code == Problem.GitTooOld
            ? error
            : new WoError(
                Problem.ClaimsUnreachable,
                $"the claims in {settings.Remote} cannot be reached: {error.Cause}"
            )
            {
                Details = error.Details,
                NextSteps = ["wo sync"],
                Verify = ["wo sync"],
            };

    /// <summary>A remote that cannot be asked to take a branch, where the claims are elsewhere.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="error">What git says.</param>
    public WoError NotPushed(PushedBranch branch, WoError error) =>
        error.Code == Problem.Interrupted || error.Code == Problem.GitTooOld
            ? error
            : new WoError(
                Problem.ClaimsUnreachable,
                $"{branch.Name} cannot be pushed to {settings.Remote}, without which no other clone goes on from it: {error.Cause}"
            )
            {
                Details = error.Details,
                NextSteps = ["wo sync"],
                Verify = ["wo sync"],
            };

    /// <summary>A remote that takes no such ref.</summary>
    /// <param name="claim">What it says of the ref.</param>
    /// <param name="error">What git says besides.</param>
    public WoError Refused(PushedRef claim, WoError error) =>
        new(
            Problem.ClaimsRefused,
            $"{settings.Remote} does not take claims below {settings.Namespace}: {claim.Summary}"
                + (
                    settings.IsAmongBranches
                        ? ""
                        : "; for a host that takes nothing but branches set 'namespace: refs/heads/wo-claims' in claims"
                )
        )
        {
            Details = error.Details,
            NextSteps = ["wo sync"],
            Verify = ["wo sync"],
        };

    /// <summary>A remote that takes the claim, perhaps, but not with this branch.</summary>
    public WoError OfBranch(PushedBranch branch, PushedRef? pushed, WoError error) =>
        new(
            Problem.ClaimsRefused,
            $"{branch.Name} was not pushed to {settings.Remote}: "
                + (pushed is { IsVictim: false } ? pushed.Summary : error.Cause)
        )
        {
            Details = error.Details,
        };
}
