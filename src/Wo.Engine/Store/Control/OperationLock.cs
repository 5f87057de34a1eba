using System.Runtime.InteropServices;

namespace Wo.Engine.Store.Control;

/// <summary>Proof that this process alone operates on one work order. Disposing ends the operation.</summary>
internal sealed class OperationLock : IDisposable
{
    private readonly IFileLock held;

    internal OperationLock(WorkOrderId id, IFileLock held) => (Id, this.held) = (id, held);

    /// <summary>The work order it is about.</summary>
    public WorkOrderId Id { get; }

    /// <summary>The descriptor to hand to a git child, so that the lock outlives this process with the child.</summary>
    public SafeHandle Handle => held.Handle;

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();
}
