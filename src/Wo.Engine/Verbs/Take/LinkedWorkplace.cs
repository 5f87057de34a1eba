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

        undo.Push("the worktree", () => provisioner.Undo(order));
        return Result.Ok;
    }

    public override IReadOnlyList<string> Gaps() =>
        new WorktreeGaps(git, order.Root).Find(order.Path, isNew: plan.Mode != WorktreeMode.Adopt);

    public override Result<Unit> HandOver() => WorktreeProvisioner.HandOver(order);

    private static string NameOf(WorktreeMode mode) =>
        mode switch
        {
            WorktreeMode.Adopt => "adopt",
            WorktreeMode.Attach => "attach",
            _ => "create",
        };
}
