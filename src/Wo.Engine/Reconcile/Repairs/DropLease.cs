using System.Collections.Immutable;
using Wo.Engine.Diagnosis;
using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>
/// Ends a lease whose operation is dead: first what that operation created in git and no owner was given, then the
/// lease, so that a crash in between finds the lease and its token again.
/// </summary>
internal sealed class DropLease : Repair<LeftoverLease>
{
    private const int MaxMirrorBytes = 64 * 1024;

    /// <inheritdoc/>
    public override bool TakesGuardItself => true;

    /// <inheritdoc/>
    protected override string Describe(LeftoverLease seen) =>
        seen.OfDeadTake ? "undo the worktree and branch it created, and drop its lease" : "drop it";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, LeftoverLease seen)
    {
        var view = seen.WorkOrder;
        var left = Undo(scene, view.Id, view.Record.Lease);
        if (left.Error is { } error && !scene.Force)
        {
            return error with { Cause = $"could not undo {error.Cause}; --force drops the lease all the same" };
        }

        return scene.UnderGuard(held => Drop(scene, held, view, left.Error));
    }

    /// <summary>A command that makes the worktree ready may outlive the take that started it.</summary>
    private static Result<Unit> Undo(RepairContext scene, WorkOrderId id, Lease? lease) =>
        lease is not { Token: { } token, Worktree: { } path, Branch: { } branch, Mode: not "none" } ? default(Unit)
        : !scene.Force && lease.Mode != "adopt" && WorktreeActivity.FindOccupant(path) is { } pid
            ? new WoError(Problem.Busy, $"worktree {path}: process {pid} works in it")
        : scene.Workspace.Provisioner.Undo(
            new WorktreeOrder(scene.Workspace.Root, path, branch, token)
            {
                Id = id.Value,
                MayLackMark = lease.Mode is "create" or "attach",
            }
        );

    private static Result<string> Drop(RepairContext scene, GuardHeld held, WorkOrderObservation view, WoError? left)
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
        return $"{(view.Lease is { } lease ? $"the lease of {lease.Owner}" : "the lock")} is dropped{notes}";
    }

    /// <summary>A lock that is not ours says things that the record does not.</summary>
    private static void KeepForeignMirror(RepairContext scene, WorkOrderObservation view, ControlRecord record)
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
