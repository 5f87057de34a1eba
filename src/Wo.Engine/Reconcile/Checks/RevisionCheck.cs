using System.Globalization;
using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>Files older than what is on record: a checkout, stash or reset took them back.</summary>
internal sealed class RevisionCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var view in context.WorkOrders)
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
                    Repair = RepairFor(context, view, file),
                };
            }
        }
    }

    private static Repair RepairFor(ReconcileContext context, WorkOrderView view, WorkOrderCandidate file)
    {
        var recorded = view.Record.Revision;
        var backup = Backups
            .Readable(context.Workspace, view)
            .FirstOrDefault(candidate => candidate.Revision == recorded && Status(candidate) is not null);
        return backup is null
            ? new Repair(
                string.Create(CultureInfo.InvariantCulture, $"accept the file at revision {file.Revision}"),
                scene => Accept(scene, view, file)
            )
            {
                NeedsForce = true,
            }
            : new Repair($"restore {backup.Path}", scene => Restore(scene, view, file, backup))
            {
                NeedsForce = true,
                TakesGuardItself = true,
            };
    }

    private static Result<string> Accept(RepairContext scene, WorkOrderView view, WorkOrderCandidate file)
    {
        scene.Workspace.Control.Write(scene.Guard, view.Id, view.Record with { Revision = file.Revision });
        return string.Create(
            CultureInfo.InvariantCulture,
            $"revision {file.Revision} is on record now instead of {view.Record.Revision}"
        );
    }

    private static Result<string> Restore(
        RepairContext scene,
        WorkOrderView view,
        WorkOrderCandidate file,
        WorkOrderCandidate backup
    )
    {
        var state = Status(backup)!.Value;
        if (state == file.State)
        {
            return scene.UnderGuard(held =>
                scene
                    .Workspace.InPlaceEdit.Apply(held, view.Id, state, file.Bytes, backup.Bytes)
                    .TryGet(out _, out var error)
                    ? $"{backup.Path} is restored"
                    : error
            );
        }

        // Another directory: the one way in which work orders move, so that a crash is explained by its intent.
        var plan = new TransitionPlan(
            "reconcile",
            new WorkOrderSnapshot(view.Id, file.State, file.Bytes, view.Record),
            state,
            backup.Bytes,
            view.Record.Revision
        );
        if (!scene.Workspace.Transition.Apply(plan, scene.Operation).TryGet(out var committed, out var refused))
        {
            return refused;
        }

        return committed.Uncertain is { } uncertain
            ? uncertain
            : $"{backup.Path} is restored in {state.DirectoryName()}";
    }

    private static WorkOrderState? Status(WorkOrderCandidate file) =>
        WorkOrderStates.TryParse(file.Text("status"), out var state) ? state : null;
}
