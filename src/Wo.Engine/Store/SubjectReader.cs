using System.Globalization;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Store;

/// <summary>Finds the work order a verb is about, or says why nothing may be done to it now.</summary>
internal sealed class SubjectReader(WorkOrderTree tree, ControlStore control, KeptVersions versions)
{
    /// <summary>Reads one work order with its record.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="held">The guard, by those who hold it.</param>
    public Result<WorkOrderSubject> Read(WorkOrderId id, GuardHeld? held = null)
    {
        if (!tree.CheckDirectories().TryGet(out _, out var refusal))
        {
            return refusal;
        }

        var entry = held is null ? tree.Find(id) : tree.Find(id, held);
        if (!control.Read(id).TryGet(out var record, out var unreadable))
        {
            return unreadable;
        }

        if (record.Intent is { NewId: { } other })
        {
            return NeedsReconcile(Problem.InterruptedTransition, $"giving {id} the id {other} was interrupted");
        }

        if (entry is null)
        {
            if (tree.Impostor(id) is { } impostor)
            {
                return impostor.RefusalOf(id);
            }

            return record.Revision > 0 || record.Intent is not null
                    ? NeedsReconcile(
                        Problem.BackupOnly,
                        $"{id} has no file, but revision {record.Revision} of it is on record"
                    )
                : versions.KeptAt(id) is not null && !versions.IsDeleted(id)
                    ? NeedsReconcile(Problem.BackupOnly, $"{id} has no file, but a copy of it is kept")
                : MissingWorkOrder.Named(id, tree.Ids());
        }

        if (record.Intent is { } intent)
        {
            return NeedsReconcile(
                Problem.InterruptedTransition,
                $"'{intent.Verb}' of {id} ({intent.From.DirectoryName()} to {intent.To.DirectoryName()}) was interrupted"
            );
        }

        // The reading rule may prefer one, but only reconcile can tell what is to become of the others.
        if (entry is not { Active: { } active, Candidates: [_] })
        {
            return NeedsReconcile(Problem.Ambiguous, entry.Problem ?? entry.Copies);
        }

        if (active.Problem is { } problem)
        {
            return new WoError(Problem.Unreadable, problem)
            {
                NextSteps = FileHistory.Commands(active.Path),
                Verify = [$"wo show {id}"],
            };
        }

        return active.Revision < record.Revision
            ? NeedsReconcile(
                Problem.RevisionWentBack,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the file of {id} is at revision {active.Revision}, but revision {record.Revision} is on record: git rewound it"
                )
            )
            : new WorkOrderSubject(active, record);
    }

    private static WoError NeedsReconcile(ErrorCode code, string cause) =>
        new(code, cause) { NextSteps = ["wo reconcile"], Verify = ["wo reconcile"] };
}
