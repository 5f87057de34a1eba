using Wo.Engine.Git;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Verbs.Take;

/// <summary>A git worktree of its own.</summary>
internal sealed class LinkedWorkplace(
    GitCommand git,
    WorktreeOrder order,
    WorktreePlan plan,
    BaseRef start,
    string written
) : Workplace(order.Branch, written, order.Path, NameOf(plan.Mode), start.Oid)
{
    private readonly WorktreeProvisioner provisioner = new(git);

    public override Result<Unit> Occupy(OperationLock operation, UndoStack undo, CancellationToken cancellation)
    {
        var provisioned = provisioner.Provision(order, start, plan, operation.Handle, cancellation);
        if (provisioned.Error is { } error)
        {
            return error;
        }

        undo.Push("the worktree", () => provisioner.Undo(order).Error?.Cause);
        return default(Unit);
    }

    public override string? HandOver() =>
        plan.Mode == WorktreeMode.Adopt ? null : WorktreeProvisioner.HandOver(order).Error?.Cause;

    private static string NameOf(WorktreeMode mode) =>
        mode switch
        {
            WorktreeMode.Adopt => "adopt",
            WorktreeMode.Attach => "attach",
            _ => "create",
        };
}
