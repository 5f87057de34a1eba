using Wo.Engine.Diagnosis;
using Wo.Engine.Setup;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile;

/// <summary>Makes repairs: takes the locks, makes the finding again, logs, acts.</summary>
internal sealed class RepairRun(Workspace workspace, ObservationReader reader, bool force)
{
    private readonly RepairLog log = new(workspace);

    /// <summary>Keeps why something is given up.</summary>
    public ForcedRepairs? Reasons { get; init; }

    /// <summary>The log of this run, or <see langword="null"/> where there is none yet.</summary>
    public string? Log => log.File;

    /// <summary>Makes ready what is made again, if anything does.</summary>
    public WorktreeSetup? Setup { get; init; }

    /// <summary>Ends what takes long.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether a repair began to act, so that something may be changed.</summary>
    public bool HasActed { get; private set; }

    /// <summary>Repairs a finding, if it is still there.</summary>
    public RepairOutcome Make(ICheck check, Finding finding)
    {
        var made = StorageBoundary.Run<RepairOutcome>(() =>
        {
            OperationLock? operation = null;
            if (finding.Id is { } id && !workspace.Operations.Acquire(id).TryGet(out operation, out var busy))
            {
                return new RepairOutcome(finding, RepairStatus.Busy, busy.Cause);
            }

            using (operation)
            {
                return MakeUnderOperation(check, finding, operation);
            }
        });
        return made.TryGet(out var outcome, out var error)
            ? outcome
            : new RepairOutcome(finding, RepairStatus.Failed, error.Cause);
    }

    private RepairOutcome MakeUnderOperation(ICheck check, Finding finding, OperationLock? operation)
    {
        // Asked before the guard is taken: git may be slow.
        if (!GitObservation.Read(workspace, withFiles: false).TryGet(out var repository, out var error))
        {
            return new RepairOutcome(finding, RepairStatus.Failed, error.Cause);
        }

        if (!check.HidesTheRest && repository.Incomplete.Count > 0)
        {
            return new RepairOutcome(finding, RepairStatus.Failed, "git lists no worktrees at the moment");
        }

        if (!workspace.Guard.Acquire("reconcile").TryGet(out var held, out error))
        {
            return new RepairOutcome(finding, RepairStatus.Failed, error.Cause);
        }

        RepairOutcome outcome;
        using (held)
        {
            var again = FindAgain(check, finding, repository);
            if (again is null)
            {
                return new RepairOutcome(finding, RepairStatus.Repaired, "it is no longer there");
            }

            if (RepairTable.For(again) is not { } repair || again.Repair is not { } proposed)
            {
                return new RepairOutcome(again, RepairStatus.NotRepairable, again.Message);
            }

            if (proposed.NeedsForce && !force)
            {
                return new RepairOutcome(again, RepairStatus.NeedsForce, $"--force would {proposed.Description}");
            }

            log.Begin(again, proposed, Reasons?.Reason);
            if (repair.TakesGuardItself)
            {
                held.Dispose();
            }

            outcome = Make(again, repair, operation, repair.TakesGuardItself ? null : held);
        }

        // Without the guard, which the session log takes itself.
        return outcome is { Status: RepairStatus.Repaired, Finding.NeedsForce: true }
            ? outcome with
            {
                Text = outcome.Text + Reasons?.Record(outcome.Finding),
            }
            : outcome;
    }

    /// <summary>The finding as it is now, under the locks.</summary>
    private Finding? FindAgain(ICheck check, Finding finding, GitObservation repository)
    {
        foreach (var now in check.Inspect(reader.UnderLocks(repository, finding.Id)))
        {
            if (now.IsSameAs(finding))
            {
                return RepairTable.Propose(now);
            }
        }

        return null;
    }

    private RepairOutcome Make(Finding finding, IRepair repair, OperationLock? operation, GuardHeld? held)
    {
        var scene = new RepairContext(workspace)
        {
            Force = force,
            OperationOrNone = operation,
            GuardOrNone = held,
            Setup = Setup,
            Cancellation = Cancellation,
        };
        HasActed = true;
        var result = Try(repair, finding, scene);
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

    private static Result<string> Try(IRepair repair, Finding finding, RepairContext scene) =>
        StorageBoundary.Run(() => repair.Run(scene, finding.Evidence!));
}
