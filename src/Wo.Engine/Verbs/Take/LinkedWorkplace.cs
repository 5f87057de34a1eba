using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Setup;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Verbs.Take;

/// <summary>A git worktree of its own.</summary>
internal sealed class LinkedWorkplace(
    WorkOrderId id,
    GitCommand git,
    WorktreeOrder order,
    WorktreePlan plan,
    BaseRef start,
    string written,
    WorktreeSetup? setup
) : Workplace(order.Branch, written, order.Path, NameOf(plan.Mode), start.Oid)
{
    private readonly WorktreeProvisioner provisioner = new(git);

    private ImmutableArray<string> warnings = [];

    public override bool IsSlow => setup is { HasCommands: true } && plan.Mode != WorktreeMode.Adopt;

    public override Result<Unit> Occupy(
        Lease lease,
        OperationLock operation,
        UndoStack undo,
        CancellationToken cancellation
    )
    {
        var provisioned = provisioner.Provision(order, start, plan, operation.Handle, cancellation);
        if (provisioned.Error is { } error)
        {
            return error;
        }

        undo.Push("the worktree", () => provisioner.Undo(order));
        if (setup is null || plan.Mode == WorktreeMode.Adopt)
        {
            return Result.Ok;
        }

        var place = new SetupPlace(id, order.Path, order.Branch, start, lease);
        return from found in setup.Run(place, operation, cancellation) select Remember(found);
    }

    public override IReadOnlyList<string> Gaps() =>
        [.. warnings, .. new WorktreeGaps(git, order.Root).Find(order.Path, isNew: plan.Mode != WorktreeMode.Adopt)];

    public override Result<Unit> HandOver(Lease lease) => WorktreeProvisioner.HandOver(order, lease);

    private Unit Remember(ImmutableArray<string> found)
    {
        warnings = found;
        return default;
    }

    private static string NameOf(WorktreeMode mode) =>
        mode switch
        {
            WorktreeMode.Adopt => "adopt",
            WorktreeMode.Attach => "attach",
            _ => "create",
        };
}
