using Wo.Engine.Store.Control;

namespace Wo.Engine.Verbs.Take;

/// <summary>Where a work order is going to be worked on: checked, but not occupied yet.</summary>
/// <param name="branch">The branch of the work.</param>
/// <param name="written">How the worktree is written into the work order.</param>
/// <param name="fullPath">Its absolute path.</param>
/// <param name="mode">How it comes to be, for the record.</param>
/// <param name="baseOid">The commit of the base branch; <see langword="null"/> where none is needed.</param>
internal abstract class Workplace(string branch, string written, string fullPath, string mode, string? baseOid)
{
    public string Branch { get; } = branch;

    public string Written { get; } = written;

    public string FullPath { get; } = fullPath;

    public string Mode { get; } = mode;

    public string? BaseOid { get; } = baseOid;

    /// <summary>Whether making it ready may take longer than a lease lives.</summary>
    public virtual bool IsSlow => false;

    /// <summary>What it lacks that its owner may expect there, as lines of warning.</summary>
    public virtual IReadOnlyList<string> Gaps() => [];

    /// <summary>Makes it ready and remembers how to take that back.</summary>
    /// <param name="lease">The lease that was granted for it.</param>
    /// <param name="operation">The lock of the operation.</param>
    /// <param name="undo">Gets what takes it back.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    public abstract Result<Unit> Occupy(
        Lease lease,
        OperationLock operation,
        UndoStack undo,
        CancellationToken cancellation
    );

    /// <summary>Gives it to the owner for good: it is not to be undone any more.</summary>
    /// <param name="lease">The owner's.</param>
    public abstract Result<Unit> HandOver(Lease lease);
}
