using System.Collections.Immutable;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>Everything that must hold before a work order is taken, without changing anything.</summary>
internal sealed class TakeChecks(Workspace workspace)
{
    /// <summary>The reasons not to take it, the most fundamental first; empty where it may be taken.</summary>
    /// <param name="subject">The work order.</param>
    /// <param name="reading">The tree around it.</param>
    /// <param name="ignoreDependencies">Whether unmet dependencies do not count.</param>
    public ImmutableArray<WoError> Problems(WorkOrderSubject subject, TreeReading reading, bool ignoreDependencies)
    {
        var problems = ImmutableArray.CreateBuilder<WoError>();
        Add(StateProblem(subject));
        Add(ValidityProblem(subject, reading));
        if (!ignoreDependencies)
        {
            Add(DependencyProblem(subject, reading));
        }

        return problems.ToImmutable();

        void Add(WoError? problem)
        {
            if (problem is not null)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>Whether its state, or a lease that somebody has, stands against it.</summary>
    public WoError? StateProblem(WorkOrderSubject subject)
    {
        var id = subject.Id;
        var lease = workspace.LeaseOf(id, subject.Record);
        if (subject.State == WorkOrderState.Running)
        {
            return lease is null ? Ownership.Refuse(id, null, new Caller("", false, null), null) : Locked(id, lease);
        }

        if (!subject.State.CanMoveTo(WorkOrderState.Running))
        {
            return IllegalMove.For("take", id, subject.State);
        }

        return lease is null
            ? null
            : new WoError(
                Problem.LockWithoutRunning,
                $"{id} is {subject.State.DirectoryName()}, but a lease of {lease.Owner} on {lease.Host} is left over"
            )
            {
                NextSteps = ["wo reconcile --apply"],
                Verify = [$"wo preflight {id}"],
            };
    }

    /// <summary>Whether its schema or what it refers to stands against it.</summary>
    public static WoError? ValidityProblem(WorkOrderSubject subject, TreeReading reading)
    {
        var errors = reading.Linter.Lint(subject.File).Where(finding => finding.Level == LintLevel.Error).ToList();
        return errors.Count == 0
            ? null
            : new WoError(
                Problem.InvalidWorkOrder,
                $"{errors[0]}" + (errors.Count > 1 ? $" (and {errors.Count - 1} more)" : "")
            )
            {
                Details = [.. errors.Select(finding => finding.ToString())],
                NextSteps = [$"wo show {subject.Id}"],
                Verify = [$"wo preflight {subject.Id}"],
            };
    }

    /// <summary>Whether something that it waits for is not done.</summary>
    public static WoError? DependencyProblem(WorkOrderSubject subject, TreeReading reading) =>
        DependencyCheck.Refusal(subject.File, reading.Graph);

    private WoError Locked(WorkOrderId id, Lease lease)
    {
        var now = workspace.Clock.GetUtcNow();
        return new WoError(Problem.Locked, Ownership.Describe(id, lease, now))
        {
            NextSteps = lease.IsStale(now) ? [$"wo take {id} --takeover"] : [$"wo show {id}", "wo take --next"],
            Verify = [$"wo preflight {id}"],
        };
    }
}
