using Wo.Engine.Diagnosis;
using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Git;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>
/// Has git's entry, the lease with its mirror, and the file say where a worktree lies. Each step is found again as the same
/// finding where this dies before it.
/// </summary>
internal sealed class FollowWorktree : Repair<MovedWorktreeCheck.MovedWorktree>
{
    /// <inheritdoc/>
    protected override string Describe(MovedWorktreeCheck.MovedWorktree seen) =>
        "have record, lease, file and git's entry follow it";

    /// <inheritdoc/>
    protected override bool NeedsForce(MovedWorktreeCheck.MovedWorktree seen) => seen.Place.Rival is not null;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, MovedWorktreeCheck.MovedWorktree seen)
    {
        var (view, file, place) = (seen.WorkOrder, seen.File, seen.Place);
        var written = WrittenPlace.Of(scene.Workspace, file);
        var branch = view.Lease?.Branch ?? written.Branch ?? scene.Workspace.Naming.DefaultBranch(view.Id.Value);
        return from linked in place.IsLinked ? Result.Ok : Mend(scene, view, place, branch)
            from leased in Lease(scene, view, place)
            from filed in Edit(scene, view, file, place)
            select $"all say {place.Path}";
    }

    private static Result<Unit> Mend(RepairContext scene, WorkOrderObservation view, Whereabouts place, string branch)
    {
        if (
            place.Entry is null
            && !(scene.Workspace.Refs.ReadBranch(scene.Workspace.Root.Path, branch) is { IsOk: true, Value: not null })
        )
        {
            return new WoError(Problem.WorktreeUnusable, $"git has forgotten it, and there is no branch {branch}");
        }

        return scene.Workspace.Links.Mend(
            place,
            branch,
            view.SettledRunning is null ? null : WorktreeMark.OfRunning(view.Id.Value)
        );
    }

    private static Result<Unit> Lease(RepairContext scene, WorkOrderObservation view, Whereabouts place)
    {
        // An older tool's lock has no path of its own.
        if (view.Record.Lease is { } lease && lease.Worktree != place.Path)
        {
            var moved = lease with { Worktree = place.Path };
            scene.Workspace.Leases.Grant(scene.Guard, view.Id, view.Record, moved);
        }

        return Result.Ok;
    }

    private static Result<string> Edit(
        RepairContext scene,
        WorkOrderObservation view,
        WorkOrderCandidate file,
        Whereabouts place
    ) =>
        view.SettledRunning is null
        || file.Summary.Worktree is null
        || WrittenPlace.Names(scene.Workspace, file, place.Path!)
            ? ""
            : FileEdit.Apply(
                scene,
                file,
                [new FieldChange("worktree", new FieldValue.Text(scene.Workspace.Naming.ToValue(place.Path!)))],
                ""
            );
}
