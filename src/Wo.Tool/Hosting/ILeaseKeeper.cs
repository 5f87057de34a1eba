using Wo.Engine.Store.Control;

namespace Wo.Tool.Hosting;

/// <summary>
/// Keeps the leases that are taken in this process, and presents their tokens, so that its callers need none. A process
/// that runs one command has no keeper.
/// </summary>
internal interface ILeaseKeeper
{
    /// <summary>Keeps a lease that was handed out.</summary>
    void Keep(WorkOrderId id, Lease lease);

    /// <summary>The token of a lease that is kept; <see langword="null"/> for one that is not.</summary>
    string? TokenOf(WorkOrderId id);
}
