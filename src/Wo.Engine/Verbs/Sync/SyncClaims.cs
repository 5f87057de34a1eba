using System.Collections.Immutable;
using Wo.Engine.Claims;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Sync;

/// <summary>Looks at all registers, and tells them what this clone did without them.</summary>
internal sealed class SyncClaims(Workspace workspace)
{
    /// <summary>Looks and publishes.</summary>
    /// <param name="cancellation">Ends it half-way.</param>
    public Result<SyncedClaims> Run(CancellationToken cancellation) =>
        StorageBoundary.Run(
            () =>
                from claims in NotShared.Check(workspace)
                from looked in claims.Register.LookAtAll(cancellation)
                let left = new PublishClaims(workspace).Run(cancellation)
                select Count(claims, left),
            failed => new WoError(Problem.StorageFailed, $"the claims were not looked at: {failed.Message}")
            {
                NextSteps = ["wo sync"],
            }
        );

    private static SyncedClaims Count(SharedClaims claims, ImmutableArray<string> left)
    {
        var seen = claims.Seen.Ids().Order().Select(claims.Seen.Find).OfType<SeenClaim>().ToImmutableArray();
        var held = seen.Select(claim => claim.Claim?.Lease).OfType<SharedLease>().ToList();
        return new SyncedClaims(
            claims.Registry.Place,
            seen.Length,
            held.Count(lease => lease.CloneId == claims.Clone.Known),
            held.Count(lease => lease.CloneId != claims.Clone.Known)
        )
        {
            Unpublished = [.. claims.Unpublished.Ids()],
            Warnings = [.. left, .. seen.Select(claim => claim.Read().Error?.Cause).OfType<string>()],
        };
    }
}
