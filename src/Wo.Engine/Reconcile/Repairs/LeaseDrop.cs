using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>
/// Ends a lease whose operation is dead: first what that operation created in git and nobody was given, then the lease,
/// so that a crash in between finds the lease and its token again.
/// </summary>
internal static class LeaseDrop
{
    private const int MaxMirrorBytes = 64 * 1024;

    /// <summary>The repair; it takes the guard itself, as git runs first.</summary>
    public static Func<RepairContext, Result<string>> Of(WorkOrderView view) => scene => Run(scene, view);

    private static Result<string> Run(RepairContext scene, WorkOrderView view)
    {
        var left = Undo(scene, view.Record.Lease);
        if (left.Error is { } error && !scene.Force)
        {
            return error with { Cause = $"could not undo {error.Cause}; --force drops the lease all the same" };
        }

        return scene.UnderGuard(held => Drop(scene, held, view, left.Error));
    }

    private static Result<Unit> Undo(RepairContext scene, Lease? lease) =>
        lease is { Token: { } token, Worktree: { } path, Branch: { } branch, Mode: not "none" }
            ? scene.Workspace.Provisioner.Undo(new WorktreeOrder(scene.Workspace.Root, path, branch, token))
            : default(Unit);

    private static Result<string> Drop(RepairContext scene, GuardHeld held, WorkOrderView view, WoError? left)
    {
        var (workspace, id) = (scene.Workspace, view.Id);
        if (!workspace.Control.Read(id).TryGet(out var record, out var unreadable))
        {
            return unreadable;
        }

        if (record.Lease?.Token != view.Record.Lease?.Token || record.Lease?.TakenAt != view.Record.Lease?.TakenAt)
        {
            return new WoError(Problem.LostRace, $"the lease of {id} changed meanwhile");
        }

        KeepForeignMirror(scene, view, record);
        if (record.Lease is null)
        {
            workspace.Leases.ShowMirror(held, id, null);
        }
        else
        {
            workspace.Leases.Drop(held, id, record);
        }

        var notes = left is null ? "" : $"; still there: {left.Cause}";
        return $"the lease of {view.Lease?.Owner ?? "nobody"} is dropped{notes}";
    }

    /// <summary>A lock that is not ours says things that the record does not.</summary>
    private static void KeepForeignMirror(RepairContext scene, WorkOrderView view, ControlRecord record)
    {
        var path = scene.Workspace.Layout.LockMirror(view.Id).FullPath;
        if (
            view.Mirror is { Kind: FileKind.Regular }
            && (record.Lease is null || !scene.Workspace.Leases.MirrorIsRight(view.Id, record.Lease))
            && scene.Workspace.Files.Read(path, MaxMirrorBytes) is { IsOk: true } mirror
        )
        {
            scene.Backups.Copy(path, mirror.Bytes);
        }
    }
}
