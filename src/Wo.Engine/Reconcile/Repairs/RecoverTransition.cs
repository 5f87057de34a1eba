using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Verbs.Renumber;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Completes or undoes a transition that died, as its files tell.</summary>
internal sealed class RecoverTransition : Repair<InterruptedTransitionCheck.ExplainedIntent>
{
    /// <inheritdoc/>
    protected override string Describe(InterruptedTransitionCheck.ExplainedIntent seen) =>
        seen.Progress switch
        {
            TransitionProgress.NotStaged => "drop the intent, as nothing had happened yet",
            TransitionProgress.Vanished => $"restore its backup in {seen.Intent.From.DirectoryName()}",
            _ when seen.Intent.NewId is { } id => $"complete giving it the id {id}",
            _ => $"complete the move to {seen.Intent.To.DirectoryName()}",
        };

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, InterruptedTransitionCheck.ExplainedIntent seen)
    {
        var (id, record) = (seen.WorkOrder.Id, seen.WorkOrder.Record);
        return from settled in scene.Workspace.Recovery.Recover(scene.Guard, id, record)
            from followed in settled.Intent?.NewId is { } newId
                ? new RenumberFollowUp(scene.Workspace, id, newId).Complete(scene.Guard)
                : (string?)null
            select settled.Intent?.NewId is { } other
                ? $"{id} is {other} now"
                : $"settled at revision {settled.Revision}";
    }
}
