using System.Globalization;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Files older than what is on record: a checkout, stash or reset took them back.</summary>
internal sealed class RevisionCheck : ICheck
{
    /// <inheritdoc/>
    public CheckScope Scope => CheckScope.Contents;

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (
                view is { IsQuiet: true, Entry.Candidates: [{ Problem: null } file] }
                && file.Revision < view.Record.Revision
            )
            {
                yield return new Finding(
                    Problem.RevisionWentBack,
                    view.Id,
                    file.Path.Relative,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file.Path} is at revision {file.Revision} and {view.Record.Revision} is on record: git rewound it"
                    )
                )
                {
                    NextSteps = [$"git log --all -- {file.Path}"],
                    Evidence = Repairable(tree, view, file),
                };
            }
        }
    }

    private static IEvidence Repairable(TreeObservation tree, WorkOrderObservation view, WorkOrderCandidate file)
    {
        foreach (var backup in Backups.Readable(tree.Workspace, view))
        {
            if (
                backup.Revision == view.Record.Revision
                && WorkOrderStates.TryParse(backup.Content.Summary.Status, out var state)
            )
            {
                return new RecordedBackup(view, file, backup, state);
            }
        }

        return new RewoundFile(view, file);
    }

    /// <summary>A file that is behind its record, of which no backup is as new as the record.</summary>
    internal sealed record RewoundFile(WorkOrderObservation WorkOrder, WorkOrderCandidate File) : IEvidence;

    /// <summary>A file that is behind its record, and a backup of the recorded revision.</summary>
    /// <param name="WorkOrder">The work order.</param>
    /// <param name="File">The file as it is.</param>
    /// <param name="Backup">The backup, or the copy beside the control records.</param>
    /// <param name="State">The state that the backup says it was in.</param>
    internal sealed record RecordedBackup(
        WorkOrderObservation WorkOrder,
        WorkOrderCandidate File,
        KeptCopy Backup,
        WorkOrderState State
    ) : IEvidence;
}
