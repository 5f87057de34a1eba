using Wo.Engine.Configuration;

namespace Wo.Engine.Claims.Etcd;

/// <summary>Says what an etcd that does not do what is asked means for claims.</summary>
internal static class EtcdFailure
{
    private const int PermissionDenied = 7;
    private const int Unauthenticated = 16;

    /// <summary>The error of a request that was not answered.</summary>
    /// <param name="place">Where the claims are.</param>
    /// <param name="reply">What became of it.</param>
    public static WoError Of(string place, EtcdReply reply) =>
        reply.Outcome switch
        {
            EtcdOutcome.Interrupted => new WoError(
                Problem.Interrupted,
                $"waiting for the claims in {place} was interrupted"
            ),
            EtcdOutcome.Denied => new WoError(
                Problem.ClaimsRefused,
                $"{place} does not take claims: {reply.Reason}{Remedy(reply)}"
            )
            {
                NextSteps = ["wo sync"],
                Verify = ["wo sync"],
            },
            _ => new WoError(Problem.ClaimsUnreachable, $"the claims in {place} cannot be reached: {reply.Reason}")
            {
                NextSteps = ["wo sync"],
                Verify = ["wo sync"],
            },
        };

    private static string Remedy(EtcdReply reply) =>
        reply.Code is PermissionDenied or Unauthenticated
        || reply.Reason.Contains("user name is empty", StringComparison.Ordinal)
        || reply.Reason.Contains("authentication failed", StringComparison.Ordinal)
            ? $"; {EtcdUser.NameVariable} and {EtcdUser.PasswordVariable} say who asks"
            : "";
}
