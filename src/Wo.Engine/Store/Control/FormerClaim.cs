namespace Wo.Engine.Store.Control;

/// <summary>What claimed a work order before a lease was granted; it is put back where that is undone.</summary>
/// <param name="OnRecord">The lease on record, or <see langword="null"/>.</param>
/// <param name="Lock">The lock beside that lease, or that claimed it without one; or <see langword="null"/>.</param>
internal sealed record FormerClaim(Lease? OnRecord, LockFile? Lock);
