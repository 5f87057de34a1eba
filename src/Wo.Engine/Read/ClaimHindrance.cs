using System.Globalization;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Read;

/// <summary>What other clones have to do with a work order that waits here, as last seen. No request is made.</summary>
internal static class ClaimHindrance
{
    /// <summary>Why it cannot be taken here, one line; <see langword="null"/> where no other clone is against it.</summary>
    /// <param name="claims">What clones share; <see langword="null"/> for nothing.</param>
    /// <param name="file">The work order.</param>
    /// <param name="now">The moment: what has expired may be taken.</param>
    public static string? Of(SharedClaims? claims, WorkOrderCandidate file, DateTimeOffset now) =>
        claims?.Seen.Find(file.Id)?.Claim is not { } claim ? null
        : claim.LeaseElsewhere(claims.Clone.Known) is { } lease && !lease.IsExpired(now)
            ? $"{lease.Owner} on {lease.Host} holds it in another clone, as last seen"
        : claim.IsClosedSince(file.Revision)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"another clone has made it {claim.State.DirectoryName()} at revision {claim.Revision}, as last seen"
            )
        : null;
}
