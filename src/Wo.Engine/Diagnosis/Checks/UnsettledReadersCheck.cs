using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>
/// Readers are told that files are moving, and none is: power loss took back the last step of a transition that is
/// complete, as that step is not synced; or the record of one that died was damaged or deleted. No index is published
/// while that lasts. Where an intent is left, settling it settles this too.
/// </summary>
internal sealed class UnsettledReadersCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        var reading = tree.Scan.Generation;
        if (
            tree.Only is not null
            || !Generation.IsMoving(reading)
            || tree.WorkOrders.Any(view => view.Record.Intent is not null)
            || (!tree.HoldsGuard && GuardProbe.IsHeld(tree.Workspace))
        )
        {
            yield break;
        }

        // Its writer held the guard. Where it is unchanged and the guard is free, its writer died.
        if (tree.Workspace.Generation.Read() != reading)
        {
            yield break;
        }

        yield return new Finding(
            Problem.InterruptedTransition,
            null,
            PathText.Of(tree.Workspace.Layout, tree.Workspace.ControlLayout.Generation),
            reading == Generation.Unreadable
                ? "the file that tells readers whether a work order is moving cannot be read"
                : "readers are told that a work order is moving, and none is"
        )
        {
            Evidence = new UnsettledReaders(),
        };
    }

    /// <summary>A generation that says "moving" and whose writer died.</summary>
    internal sealed record UnsettledReaders : IEvidence;
}
