using System.Collections.Immutable;
using Wo.Engine.Diagnosis;
using Wo.Engine.Index;
using Wo.Engine.Setup;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile;

/// <summary>Finds what a crash, a kill, a checkout or a hand left inconsistent, and repairs what can be repaired.</summary>
/// <param name="workspace">The state root.</param>
/// <param name="meant">Work orders that a person says to have deleted on purpose.</param>
/// <param name="setup">Makes a worktree ready that is made again, as take does.</param>
internal sealed class Reconciler(
    Workspace workspace,
    ImmutableHashSet<WorkOrderId>? meant = null,
    WorktreeSetup? setup = null
)
{
    // A repair can bring up what another one hid; each round makes at least one that no round made before.
    private const int MaxRounds = 12;

    // The index is above the diagnosis, as its errors are findings: the check that compares it lies there.
    private readonly ImmutableArray<CheckRow> checks =
    [
        .. CheckTable.With(meant ?? []),
        new(CheckNeed.Git, () => new StaleIndexCheck()),
    ];
    private readonly ObservationReader reader = new(workspace);

    /// <summary>Looks, and writes nothing at all.</summary>
    public Result<ReconcileReport> Detect() =>
        StorageBoundary.Run(() => from seen in Look() select Report(seen), Unreadable);

    /// <summary>Looks and repairs until nothing is left that can be repaired.</summary>
    /// <param name="force">Whether repairs that give something up are made too.</param>
    /// <param name="cancellation">Stops between two repairs.</param>
    /// <param name="reasons">Keeps why; without it only the log of the run says that force was used.</param>
    public Result<ReconcileReport> Apply(bool force, CancellationToken cancellation, ForcedRepairs? reasons = null)
    {
        var run = new RepairRun(workspace, reader, force)
        {
            Reasons = reasons,
            Setup = setup,
            Cancellation = cancellation,
        };
        var outcomes = new List<RepairOutcome>();
        return StorageBoundary.Run(
            () => Rounds(run, outcomes, force, cancellation),
            failed => Stopped(run, outcomes, Unreadable(failed))
        );
    }

    /// <summary>Takes note of the deletions that were said to be meant, and repairs nothing else.</summary>
    /// <param name="cancellation">Stops between two of them.</param>
    public Result<ReconcileReport> NoteDeletions(CancellationToken cancellation) =>
        StorageBoundary.Run(() => Note(meant ?? [], cancellation), Unreadable);

    private Result<ReconcileReport> Rounds(
        RepairRun run,
        List<RepairOutcome> outcomes,
        bool force,
        CancellationToken cancellation
    )
    {
        for (var round = 1; ; round++)
        {
            if (!Look().TryGet(out var seen, out var error))
            {
                // A look that a request to stop ended is answered like one that comes between two repairs.
                if (error.Code == Problem.Interrupted)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                return Stopped(run, outcomes, error);
            }

            var due = Due(seen, force, outcomes);
            if (due.Count == 0 || round == MaxRounds)
            {
                return Report(seen) with { Outcomes = Outcomes(outcomes, seen), Log = run.Log };
            }

            foreach (var (check, finding) in due)
            {
                cancellation.ThrowIfCancellationRequested();
                outcomes.Add(run.Make(check, finding));
            }
        }
    }

    private Result<ReconcileReport> Note(ImmutableHashSet<WorkOrderId> ids, CancellationToken cancellation)
    {
        if (!Look().TryGet(out var seen, out var error))
        {
            return error;
        }

        var due = seen.Findings.Where(item => item.Finding.Evidence is MeantDeletion).ToList();
        due.RemoveAll(item => !ids.Contains(item.Finding.Id!.Value));
        foreach (var id in ids)
        {
            if (!due.Exists(item => item.Finding.Id == id) && NotDeleted.Explain(workspace, id) is { } refused)
            {
                return refused;
            }
        }

        var run = new RepairRun(workspace, reader, force: false);
        var outcomes = new List<RepairOutcome>();
        foreach (var (check, finding) in due)
        {
            cancellation.ThrowIfCancellationRequested();
            outcomes.Add(run.Make(check, finding));
        }

        return Look().TryGet(out seen, out error)
            ? Report(seen) with
            {
                Outcomes = [.. outcomes],
                Log = run.Log,
            }
            : error;
    }

    private Result<Seen> Look()
    {
        // Nothing that lies in a broken tree can be trusted, so git is not even asked.
        var broken = DiagnoseTree.Run(checks, reader.OfDirectories(), CheckNeed.Directories);
        if (broken.Count > 0)
        {
            return new Seen(broken, []);
        }

        if (!GitObservation.Read(workspace, withFiles: true).TryGet(out var git, out var error))
        {
            return error;
        }

        // Before the tree: what another clone does meanwhile is looked at again before anything is published.
        reader.Claims =
            workspace.Claims is { } claims && workspace.OfflineReason is null
                ? new ClaimsLook(claims.Register.LookAtAll(CancellationToken.None).Error)
                : null;
        if (reader.Claims is { Problem: { } stopped } && stopped.Code == Problem.Interrupted)
        {
            return stopped;
        }

        var tree = reader.OfTree(git);
        return new Seen(
            [
                .. DiagnoseTree
                    .Run(checks, tree, CheckNeed.Git)
                    .Select(found => (found.Check, RepairTable.Propose(found.Finding))),
            ],
            [.. tree.WorkOrders.Where(view => view.IsBusy).Select(view => view.Id)]
        );
    }

    /// <summary>The repairs of this round.</summary>
    private static List<(ICheck Check, Finding Finding)> Due(Seen seen, bool force, List<RepairOutcome> made)
    {
        var due = seen.Findings.Where(item => IsDue(item.Finding, force, made)).ToList();
        if (due.Exists(item => !IsLast(item.Finding)))
        {
            due.RemoveAll(item => IsLast(item.Finding));
        }

        return due;
    }

    private static bool IsLast(Finding finding) => RepairTable.For(finding) is { Turn: RepairTurn.Last };

    /// <summary>Whether a repair is to be made: one that failed is not tried again in the same run.</summary>
    private static bool IsDue(Finding finding, bool force, List<RepairOutcome> made) =>
        finding.Repair is { } repair
        && (force || !repair.NeedsForce)
        && !made.Exists(outcome =>
            outcome.Status != RepairStatus.Repaired
            && outcome.Finding.IsSameAs(finding)
            && outcome.Finding.RepairDescription == repair.Description
        );

    /// <summary>What was repaired or tried, and then all that is left.</summary>
    private static ImmutableArray<RepairOutcome> Outcomes(List<RepairOutcome> made, Seen seen)
    {
        var all = made.ToImmutableArray().ToBuilder();
        foreach (var (_, finding) in seen.Findings)
        {
            if (made.Exists(outcome => outcome.Status != RepairStatus.Repaired && outcome.Finding.IsSameAs(finding)))
            {
                continue;
            }

            all.Add(
                finding.Repair switch
                {
                    null => new RepairOutcome(finding, RepairStatus.NotRepairable, finding.Code.Remedy),
                    { NeedsForce: true } repair => new RepairOutcome(
                        finding,
                        RepairStatus.NeedsForce,
                        $"--force would {repair.Description}"
                    ),
                    _ => new RepairOutcome(finding, RepairStatus.Failed, "it came back after it was repaired"),
                }
            );
        }

        return all.ToImmutable();
    }

    private static ReconcileReport Report(Seen seen) =>
        new()
        {
            // A stable sort: within a level, checks keep their order.
            Findings = [.. seen.Findings.Select(item => item.Finding).OrderBy(finding => finding.Level)],
            UnderWay = seen.UnderWay,
        };

    /// <summary>
    /// An error that says "nothing was changed" would be a lie once a repair was made, and may be one once a repair
    /// failed half-way.
    /// </summary>
    private static WoError Stopped(RepairRun run, List<RepairOutcome> made, WoError error)
    {
        if (!run.HasActed)
        {
            return error;
        }

        var count = made.Count(outcome => outcome.Status == RepairStatus.Repaired);
        return new WoError(
            Problem.ReconcileStopped,
            $"reconcile had to stop after {count} {(count == 1 ? "repair" : "repairs")}: {error.Cause}"
        )
        {
            NextSteps = ["wo reconcile --apply"],
            Verify = ["wo reconcile"],
            Details = [.. made.Select(outcome => $"{outcome.Finding.Code} {Word(outcome.Status)}: {outcome.Text}")],
        };
    }

    private static string Word(RepairStatus status) => status == RepairStatus.Repaired ? "repaired" : "not repaired";

    private static WoError Unreadable(Exception error) =>
        new(Problem.StorageFailed, $"reconcile stopped: {error.Message}") { NextSteps = ["wo reconcile"] };

    private sealed record Seen(
        IReadOnlyList<(ICheck Check, Finding Finding)> Findings,
        ImmutableArray<WorkOrderId> UnderWay
    );
}
