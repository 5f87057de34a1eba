using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile;

/// <summary>Makes repairs: takes the locks, makes the finding again, logs, acts.</summary>
internal sealed class RepairRun(Workspace workspace, ContextReader reader, bool force)
{
    private readonly RepairLog log = new(workspace);

    /// <summary>The log of this run, or <see langword="null"/> where there is none yet.</summary>
    public string? Log => log.File;

    /// <summary>Whether a repair began to act, so that something may be changed.</summary>
    public bool HasActed { get; private set; }

    /// <summary>Repairs a finding, if it is still there.</summary>
    public RepairOutcome Make(IReconcileCheck check, Finding finding)
    {
        OperationLock? operation = null;
        try
        {
            if (finding.Id is { } id && !workspace.Operations.Acquire(id).TryGet(out operation, out var busy))
            {
                return new RepairOutcome(finding, RepairStatus.Busy, busy.Cause);
            }

            return MakeUnderOperation(check, finding, operation);
        }
        catch (StorageException error)
        {
            return new RepairOutcome(finding, RepairStatus.Failed, error.Message);
        }
        finally
        {
            operation?.Dispose();
        }
    }

    private RepairOutcome MakeUnderOperation(IReconcileCheck check, Finding finding, OperationLock? operation)
    {
        // Asked before the guard is taken: git may be slow.
        if (!RepositoryView.Read(workspace, withFiles: false).TryGet(out var repository, out var error))
        {
            return new RepairOutcome(finding, RepairStatus.Failed, error.Cause);
        }

        if (!ReconcileChecks.Possible([check], repository).Any())
        {
            return new RepairOutcome(finding, RepairStatus.Failed, "git lists no worktrees at the moment");
        }

        if (!workspace.Guard.Acquire("reconcile").TryGet(out var held, out error))
        {
            return new RepairOutcome(finding, RepairStatus.Failed, error.Cause);
        }

        using (held)
        {
            var again = FindAgain(check, finding, repository);
            if (again is null)
            {
                return new RepairOutcome(finding, RepairStatus.Repaired, "it is no longer there");
            }

            if (again.Repair is not { } repair)
            {
                return new RepairOutcome(again, RepairStatus.NotRepairable, again.Message);
            }

            if (repair.NeedsForce && !force)
            {
                return new RepairOutcome(again, RepairStatus.NeedsForce, $"--force would {repair.Description}");
            }

            log.Begin(again, repair);
            if (repair.TakesGuardItself)
            {
                held.Dispose();
            }

            return Make(again, repair, operation, repair.TakesGuardItself ? null : held);
        }
    }

    /// <summary>The finding as it is now, under the locks.</summary>
    private Finding? FindAgain(IReconcileCheck check, Finding finding, RepositoryView repository)
    {
        foreach (var now in check.Inspect(reader.ReadAgain(repository, finding.Id)))
        {
            if (now.IsSameAs(finding))
            {
                return now;
            }
        }

        return null;
    }

    private RepairOutcome Make(Finding finding, Repair repair, OperationLock? operation, GuardHeld? held)
    {
        var scene = new RepairContext(workspace)
        {
            Force = force,
            OperationOrNone = operation,
            GuardOrNone = held,
        };
        HasActed = true;
        var result = Try(repair, scene);
        var (status, text) = result.TryGet(out var done, out var error)
            ? (RepairStatus.Repaired, done)
            : (error.Code == Problem.Busy ? RepairStatus.Busy : RepairStatus.Failed, error.Cause);
        try
        {
            log.End(finding, result, scene.Backups.Made);
        }
        catch (StorageException unwritten)
        {
            text += $" (not logged: {unwritten.Message})";
        }

        return new RepairOutcome(finding, status, text) { Backups = [.. scene.Backups.Made] };
    }

    private static Result<string> Try(Repair repair, RepairContext scene)
    {
        try
        {
            return repair.Run(scene);
        }
        catch (StorageException error)
        {
            return new WoError(Problem.StorageFailed, error.Message);
        }
    }
}
