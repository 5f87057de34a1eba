using System.Globalization;
using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>Work orders of which no file is left.</summary>
internal sealed class BackupOnlyCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var view in context.WorkOrders)
        {
            if (view is { IsQuiet: true, Entry: null } && (!view.Backups.IsEmpty || view.Record.Revision > 0))
            {
                var backups = Backups.Readable(context.Workspace, view);
                yield return backups.Count > 0 ? FromBackup(context, view, backups[0]) : WithoutBackup(context, view);
            }
        }
    }

    private static Finding FromBackup(ReconcileContext context, WorkOrderView view, WorkOrderCandidate backup)
    {
        var branch = TrackedElsewhere.FindBranch(context.Workspace, view.Id);
        var why =
            (view.Lease is { } lease ? $"; {lease.Owner} holds it" : "")
            + (branch is null ? "" : $"; branch {branch} tracks it");
        return new Finding(
            Problem.BackupOnly,
            view.Id,
            backup.Path.Relative,
            string.Create(
                CultureInfo.InvariantCulture,
                $"no file of {view.Id} is left; the newest backup is at revision {backup.Revision}, {view.Record.Revision} is on record{why}"
            )
        )
        {
            Repair = new Repair($"restore {backup.Path}", scene => Restore(scene, view, backup))
            {
                NeedsForce = view.Lease is not null || branch is not null,
            },
        };
    }

    private static Finding WithoutBackup(ReconcileContext context, WorkOrderView view)
    {
        var record = context.Workspace.ControlLayout.Record(view.Id);
        var isForgettable = view.Backups.IsEmpty && view.Lease is null;
        return new Finding(
            Problem.BackupOnly,
            view.Id,
            view.Backups.IsEmpty ? PathText.Of(context.Workspace.Layout, record) : view.Backups[0].Path.Relative,
            view.Backups.IsEmpty
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"no file and no backup of {view.Id} is left, revision {view.Record.Revision} is on record"
                )
                : $"no file of {view.Id} is left and none of its backups can be read"
        )
        {
            NextSteps = [$"git log --all -- '_ctx/jobs/*/{view.Id}.yaml'"],
            Repair = isForgettable
                ? new Repair("set the record aside and forget the work order", scene => Forget(scene, view, record))
                {
                    NeedsForce = true,
                }
                : null,
        };
    }

    private static Result<string> Restore(RepairContext scene, WorkOrderView view, WorkOrderCandidate backup)
    {
        var workspace = scene.Workspace;

        // First the record: after a crash in between, the backup is still what is to be restored, and without --force.
        if (view.Record.Revision > backup.Revision)
        {
            workspace.Control.Write(scene.Guard, view.Id, view.Record with { Revision = backup.Revision });
        }

        var path = workspace.Layout.WorkOrder(backup.State, view.Id);
        if (!workspace.Writer.TryCreate(path.FullPath, backup.Bytes))
        {
            return new WoError(Problem.LostRace, $"{path} appeared meanwhile");
        }

        workspace.Generation.Settle(scene.Guard);
        return $"{path} is restored from {backup.Path}; look whether it is what it should be";
    }

    private static Result<string> Forget(RepairContext scene, WorkOrderView view, string record)
    {
        scene.Backups.Copy(record, ControlRecordFormat.Format(view.Record));
        scene.Workspace.Control.Write(scene.Guard, view.Id, ControlRecord.None);
        return $"{view.Id} is forgotten";
    }
}
