using Wo.Engine.Git;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Verbs.Take;

/// <summary>The state root itself, on the branch that is checked out there (<c>--no-worktree</c>).</summary>
internal sealed class MainWorkplace(StateRoot root, string branch) : Workplace(branch, ".", root.Path, "none", null)
{
    public override Result<Unit> Occupy(
        Lease lease,
        OperationLock operation,
        UndoStack undo,
        CancellationToken cancellation
    ) => Result.Ok;

    public override Result<Unit> HandOver(Lease lease) => Result.Ok;
}
