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
    /// <summary>Asks them in order, the most fundamental first; the first that fails is the answer.</summary>
    /// <param name="subject">The work order.</param>
    /// <param name="reading">The tree around it.</param>
    /// <param name="force">Why unmet dependencies do not count; <see langword="null"/> where they do.</param>
    /// <returns>What was set aside: force that was not needed is not worth a word.</returns>
    public Result<ImmutableArray<OverrideUse>> All(WorkOrderSubject subject, TreeReading reading, Override? force) =>
        from state in State(subject)
        from content in Content(subject, reading)
        from used in Forced(Dependencies(subject, reading), force)
        select used;

    private static Result<ImmutableArray<OverrideUse>> Forced(Result<Unit> dependencies, Override? force) =>
        dependencies.Error is not { } unmet ? ImmutableArray<OverrideUse>.Empty
        : force is null ? unmet
        : ImmutableArray.Create(new OverrideUse(OverrideUse.Dependencies, force));

    /// <summary>Whether its state allows it, and no lease stands against it.</summary>
    public Result<Unit> State(WorkOrderSubject subject)
    {
        var id = subject.Id;
        var lease = workspace.LeaseOf(id, subject.Record);
        if (subject.State == WorkOrderState.Running)
        {
            return Ownership.Of(id, lease).TryGet(out var held, out var missing) ? Locked(id, held) : missing;
        }

        if (!subject.State.CanMoveTo(WorkOrderState.Running))
        {
            return IllegalMove.For("take", id, subject.State);
        }

        return lease is null
            ? Result.Ok
            : new WoError(
                Problem.LockWithoutRunning,
                $"{id} is {subject.State.DirectoryName()}, but a lease of {lease.Owner} on {lease.Host} is left over"
            )
            {
                NextSteps = ["wo reconcile --apply"],
                Verify = [$"wo preflight {id}"],
            };
    }

    /// <summary>Whether its schema and what it refers to are right.</summary>
    public static Result<Unit> Content(WorkOrderSubject subject, TreeReading reading)
    {
        var errors = reading.Linter.Lint(subject.File).Where(finding => finding.Level == LintLevel.Error).ToList();
        return errors.Count == 0
            ? Result.Ok
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

    /// <summary>Whether everything that it waits for is done.</summary>
    public static Result<Unit> Dependencies(WorkOrderSubject subject, TreeReading reading) =>
        DependencyCheck.Met(subject.File, reading.Graph);

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
