using Wo.Engine.Git;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Tests.Git;

/// <summary>A lease as the operation that ordered a worktree would have it.</summary>
internal static class SampleLease
{
    public static Lease Of(WorktreeOrder order) =>
        new()
        {
            Token = order.Token,
            Owner = "ada",
            Host = "here",
            TakenAt = DateTimeOffset.UnixEpoch,
            RenewedAt = DateTimeOffset.UnixEpoch,
            TtlSeconds = 60,
        };
}
