using Wo.Engine.Configuration;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Verbs.Take;

/// <summary>Writes out a new lease.</summary>
internal static class LeaseFactory
{
    public static Lease Create(Caller caller, string token, Workplace place, DateTimeOffset now, Settings settings) =>
        new()
        {
            Token = token,
            Owner = caller.Owner,
            Host = Environment.MachineName,
            ProcessId = Environment.ProcessId,
            TakenAt = now,
            RenewedAt = now,
            TtlSeconds = settings.LockTtlSeconds,
            Worktree = place.FullPath,
            Branch = place.Branch,
            Mode = place.Mode,
            BaseOid = place.BaseOid,
        };
}
