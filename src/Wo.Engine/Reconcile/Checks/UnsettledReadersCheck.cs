using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>
/// Readers are told that files are moving, and nobody moves any: power loss took back the last word of a transition that
/// is complete, as that word is not synced; or the record of one that died was damaged or deleted. No index is published
/// while that lasts. Where an intent is left, settling it settles this too.
/// </summary>
internal sealed class UnsettledReadersCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        var reading = context.Scan.Generation;
        if (
            context.Only is not null
            || !Generation.IsMoving(reading)
            || context.WorkOrders.Any(view => view.Record.Intent is not null)
            || (!context.HoldsGuard && GuardProbe.IsHeld(context.Workspace))
        )
        {
            yield break;
        }

        // Whoever wrote it held the guard. Still there with the guard free, it is of nobody who lives.
        if (context.Workspace.Generation.Read() != reading)
        {
            yield break;
        }

        yield return new Finding(
            Problem.InterruptedTransition,
            null,
            PathText.Of(context.Workspace.Layout, context.Workspace.ControlLayout.Generation),
            reading == Generation.Unreadable
                ? "what tells readers whether a work order is moving cannot be read"
                : "readers are told that a work order is moving, and none is"
        )
        {
            Repair = new Repair(
                "tell them that it has arrived",
                scene =>
                {
                    scene.Workspace.Generation.Settle(scene.Guard);
                    return "readers are told that nothing moves";
                }
            ),
        };
    }
}
