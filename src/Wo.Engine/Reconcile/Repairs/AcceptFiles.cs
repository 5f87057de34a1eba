using Wo.Engine.Diagnosis;
using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Ends an intent that the files no longer explain: everything is backed up and one file kept.</summary>
internal sealed class AcceptFiles : Repair<InterruptedTransitionCheck.UnexplainedIntent>
{
    /// <inheritdoc/>
    protected override string Describe(InterruptedTransitionCheck.UnexplainedIntent seen) =>
        "back everything up and accept the file that is there";

    /// <inheritdoc/>
    protected override bool NeedsForce(InterruptedTransitionCheck.UnexplainedIntent seen) => true;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, InterruptedTransitionCheck.UnexplainedIntent seen)
    {
        var (workspace, view) = (scene.Workspace, seen.WorkOrder);
        var keep = Preference.Choose(view);
        foreach (var file in view.Entry?.Candidates ?? [])
        {
            if (ReferenceEquals(file, keep) || keep is null)
            {
                if (file.Bytes.Length > 0)
                {
                    scene.Backups.Copy(file.Path.FullPath, file.Bytes);
                }
            }
            else
            {
                scene.Backups.SetAside(file.Path.FullPath);
            }
        }

        // The intent goes last: until then a crash in here is the same finding again.
        workspace.Generation.Settle(scene.Guard);
        var revision = Math.Max(view.Record.Revision, keep?.Revision ?? 0);
        workspace.Control.Write(scene.Guard, view.Id, view.Record with { Revision = revision, Intent = null });
        return keep is null ? "the intent is dropped; no file can be preferred" : $"{keep.Path} is accepted";
    }
}
