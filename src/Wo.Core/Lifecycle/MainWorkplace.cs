using Wo.Core.Errors;
using Wo.Core.Git;
using Wo.Core.Storage.Control;

namespace Wo.Core.Lifecycle;

/// <summary>The state root itself, on the branch that is checked out there (<c>--no-worktree</c>).</summary>
internal sealed class MainWorkplace(StateRoot root, string branch) : Workplace(branch, ".", root.Path, "none", null)
{
    public override Result<Unit> Occupy(OperationLock operation, UndoStack undo, CancellationToken cancellation) =>
        default(Unit);

    public override string? HandOver() => null;
}
