using System.Collections.Immutable;
using Wo.Core.Errors;
using Wo.Core.Linting;
using Wo.Core.Model;
using Wo.Core.Storage.Control;
using Wo.Core.Storage.Tree;

namespace Wo.Core.Lifecycle;

/// <summary>Everything that must hold before a work order is taken, without changing anything.</summary>
internal sealed class TakeChecks(Workspace workspace)
{
    /// <summary>The reasons not to take it, the most fundamental first; empty where it may be taken.</summary>
    public ImmutableArray<WoError> Problems(WorkOrderSubject subject, bool ignoreDependencies)
    {
        var problems = ImmutableArray.CreateBuilder<WoError>();
        Add(StateProblem(subject));
        Add(ValidityProblem(subject));
        if (!ignoreDependencies)
        {
            Add(DependencyProblem(subject));
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
        var lease = workspace.Leases.Effective(id, subject.Record, LeaseTtl.DefaultSeconds);
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
                ErrorCodes.LockWithoutRunning,
                $"{id} is {subject.State.DirectoryName()}, but a lease of {lease.Owner} on {lease.Host} is left over"
            )
            {
                NextSteps = ["wo reconcile --apply"],
                Verify = [$"wo preflight {id}"],
            };
    }

    private WoError? ValidityProblem(WorkOrderSubject subject)
    {
        var errors = new WorkOrderLinter(workspace.Files, workspace.Layout)
            .Lint(subject.File)
            .Where(finding => finding.Level == LintLevel.Error)
            .ToList();
        return errors.Count == 0
            ? null
            : new WoError(
                ErrorCodes.InvalidWorkOrder,
                $"{subject.File.Path} is not valid: {errors[0].Message}"
                    + (errors.Count > 1 ? $" (and {errors.Count - 1} more)" : "")
            )
            {
                Details = [.. errors.Select(finding => finding.ToString())],
                NextSteps = [$"wo show {subject.Id}"],
                Verify = [$"wo preflight {subject.Id}"],
            };
    }

    private WoError? DependencyProblem(WorkOrderSubject subject)
    {
        var unmet = new DependencyCheck(workspace.Tree).Unmet(subject.File);
        return unmet.Count == 0
            ? null
            : new WoError(
                ErrorCodes.UnmetDependency,
                $"{subject.Id} waits for {string.Join(", ", unmet.Select(dependency => dependency.ToString()))}"
            )
            {
                NextSteps = ["wo take --next", $"wo take {subject.Id} --force"],
                Verify = [$"wo preflight {subject.Id}"],
            };
    }

    private WoError Locked(WorkOrderId id, Lease lease)
    {
        var now = workspace.Clock.GetUtcNow();
        return new WoError(ErrorCodes.Locked, Ownership.Describe(id, lease, now))
        {
            NextSteps = lease.IsStale(now) ? [$"wo take {id} --takeover"] : [$"wo show {id}", "wo take --next"],
            Verify = [$"wo preflight {id}"],
        };
    }
}
