using Wo.Engine.Configuration;
using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Git;
using Wo.Engine.Setup;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Adds the worktree of a held work order again.</summary>
internal sealed class RecreateWorktree : Repair<MissingWorktreeCheck.MissingWorktree>
{
    /// <inheritdoc/>
    public override bool TakesGuardItself => true;

    /// <inheritdoc/>
    protected override string Describe(MissingWorktreeCheck.MissingWorktree seen) =>
        seen.HasBranch ? $"re-create it from {seen.Branch}" : $"re-create {seen.Branch} at its base, and the worktree";

    /// <inheritdoc/>
    protected override bool NeedsForce(MissingWorktreeCheck.MissingWorktree seen) => !seen.HasBranch || seen.MayExist;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, MissingWorktreeCheck.MissingWorktree seen)
    {
        var workspace = scene.Workspace;
        if (!Start(scene, seen.Lease).TryGet(out var start, out var error))
        {
            return error;
        }

        if (!workspace.Exclusion.Ensure(seen.Path).TryGet(out _, out error))
        {
            return error;
        }

        // A token of its own: what this leaves when it dies half-way must not look like the holder's.
        var order = new WorktreeOrder(workspace.Root, seen.Path, seen.Branch, workspace.Tokens.Next())
        {
            Id = seen.Id.Value,
        };
        if (!workspace.Provisioner.Provision(order, start, scene.Operation.Handle).TryGet(out _, out error))
        {
            return error;
        }

        // Before it is handed over: one that this leaves half-way when it dies is not taken for ready.
        var setup = scene.Setup is null ? "" : SetUp(scene, scene.Setup, seen, start);
        return WorktreeProvisioner.HandOver(order, seen.Lease).TryGet(out _, out error)
            ? $"{seen.Path} is there again, on {seen.Branch}{setup}"
            : error;
    }

    /// <summary>A setup that fails costs its owner less than a worktree that is not there.</summary>
    private static string SetUp(
        RepairContext scene,
        WorktreeSetup setup,
        MissingWorktreeCheck.MissingWorktree seen,
        BaseRef start
    )
    {
        var place = new SetupPlace(seen.Id, seen.Path, seen.Branch, start, seen.Lease);
        return setup.Run(place, scene.Operation, scene.Cancellation).TryGet(out var warnings, out var error)
            ? string.Concat(warnings.Select(warning => $"; {warning}"))
            : $", and not set up: {error.Cause}";
    }

    private static Result<BaseRef> Start(RepairContext scene, Lease lease)
    {
        var (root, refs) = (scene.Workspace.Root.Path, scene.Workspace.Refs);
        return lease.BaseOid is { } oid && refs.ResolveCommit(root, oid) is { IsOk: true, Value: { } commit }
            ? new BaseRef(oid, commit)
            : refs.DefaultBase(root, scene.Workspace.Settings.BaseBranch);
    }
}
