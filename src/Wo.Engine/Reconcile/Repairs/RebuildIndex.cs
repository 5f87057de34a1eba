using Wo.Engine.Index;
using Wo.Engine.Verbs;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Publishes the index again.</summary>
internal sealed class RebuildIndex : Repair<StaleIndexCheck.StaleIndex>
{
    /// <inheritdoc/>
    public override bool TakesGuardItself => true;

    /// <inheritdoc/>
    public override RepairTurn Turn => RepairTurn.Last;

    /// <inheritdoc/>
    protected override string Describe(StaleIndexCheck.StaleIndex seen) => "rebuild it";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, StaleIndexCheck.StaleIndex seen) =>
        from outcome in new Bookkeeping(scene.Workspace).Index.Publish(anew: true)
        select outcome == IndexOutcome.Published
            ? "the index is rebuilt"
            : "the index is left to the commands that are moving work orders right now";
}
