using System.Globalization;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Work orders of which no file is left.</summary>
internal sealed class BackupOnlyCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (view is { Entry: null, IsQuiet: true } && (!view.Backups.IsEmpty || view.Record.Revision > 0))
            {
                var backups = Backups.Readable(tree.Workspace, view);
                yield return backups.Count > 0 ? FromBackup(tree, view, backups[0]) : WithoutBackup(tree, view);
            }
        }
    }

    private static Finding FromBackup(TreeObservation tree, WorkOrderObservation view, WorkOrderCandidate backup)
    {
        var branch = tree.GitOrNone is null ? null : TrackedElsewhere.FindBranch(tree.Workspace, view.Id);
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
            Evidence = new Restorable(view, backup, view.Lease is not null || branch is not null),
        };
    }

    private static Finding WithoutBackup(TreeObservation tree, WorkOrderObservation view)
    {
        var record = tree.Workspace.ControlLayout.Record(view.Id);
        var isForgettable = view.Backups.IsEmpty && view.Lease is null;
        return new Finding(
            Problem.BackupOnly,
            view.Id,
            view.Backups.IsEmpty ? PathText.Of(tree.Workspace.Layout, record) : view.Backups[0].Path.Relative,
            view.Backups.IsEmpty
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"no file and no backup of {view.Id} is left, revision {view.Record.Revision} is on record"
                )
                : $"no file of {view.Id} is left and none of its backups can be read"
        )
        {
            NextSteps = [$"git log --all -- '_ctx/jobs/*/{view.Id}.yaml'"],
            Evidence = isForgettable ? new RecordAlone(view, record) : null,
        };
    }

    /// <summary>A backup that can take the place of the file.</summary>
    /// <param name="WorkOrder">The work order.</param>
    /// <param name="Backup">Its best backup.</param>
    /// <param name="IsWanted">Whether an owner holds the work order or another branch tracks it.</param>
    internal sealed record Restorable(WorkOrderObservation WorkOrder, WorkOrderCandidate Backup, bool IsWanted)
        : IEvidence;

    /// <summary>A work order of which nothing but its record is left.</summary>
    internal sealed record RecordAlone(WorkOrderObservation WorkOrder, string Record) : IEvidence;
}
