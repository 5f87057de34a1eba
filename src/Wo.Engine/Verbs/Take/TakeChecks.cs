using System.Collections.Immutable;
using Wo.Engine.Configuration;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>Everything that must hold before a work order is taken, without changing anything.</summary>
internal sealed class TakeChecks(Workspace workspace)
{
    /// <summary>Asks them in order, the most fundamental first; the first that fails is the answer.</summary>
    /// <param name="subject">The work order.</param>
    /// <param name="reading">The tree around it.</param>
    /// <param name="request">What was asked for.</param>
    /// <returns>What was set aside: force that was not needed is not worth a word.</returns>
    public Result<ImmutableArray<OverrideUse>> All(
        WorkOrderSubject subject,
        TreeReading reading,
        TakeRequest request
    ) =>
        from state in State(subject)
        from content in Content(subject, reading)
        from used in Forced(Dependencies(subject, reading), request.Force)
        from free in Scope(subject, reading, request.AvoidsOverlap)
        select used;

    private static Result<ImmutableArray<OverrideUse>> Forced(Result<Unit> dependencies, Override? force) =>
        dependencies.Error is not { } unmet ? ImmutableArray<OverrideUse>.Empty
        : force is null ? unmet
        : ImmutableArray.Create(new OverrideUse(OverrideUse.Dependencies, force));

    /// <summary>Whether its state allows it, and no lease stands against it.</summary>
    public Result<Unit> State(WorkOrderSubject subject)
    {
        var id = subject.Id;
        var lease = workspace.LeaseOf(subject);
        if (subject.State == WorkOrderState.Running)
        {
            return Ownership.Of(workspace, subject, lease).TryGet(out var held, out var missing)
                ? Locked(subject, held)
                : missing;
        }

        if (!subject.State.CanMoveTo(WorkOrderState.Running))
        {
            return IllegalMove.For("take", id, subject.State);
        }

        return lease is null ? Result.Ok : LeftOver(subject, lease);
    }

    /// <summary>
    /// A lease on record was left by a take that died, and reconcile tells what else that left. A lock alone is of an older
    /// tool: it holds for as long as it lives.
    /// </summary>
    private Result<Unit> LeftOver(WorkOrderSubject subject, Lease lease)
    {
        var (id, now) = (subject.Id, workspace.Clock.GetUtcNow());
        var found = $"{id} is {subject.State.DirectoryName()}, but a ";
        if (subject.Record.Lease is not null)
        {
            return new WoError(
                Problem.LockWithoutRunning,
                $"{found}lease of {lease.Owner} on {lease.Host} is left over"
            )
            {
                NextSteps = ["wo reconcile --apply"],
                Verify = [$"wo preflight {id}"],
            };
        }

        return lease.IsStale(now)
            ? Result.Ok
            : new WoError(
                Problem.Locked,
                $"{found}lock {Holder(lease)} lies there, {RoughTime.Of(now - lease.RenewedAt)} old (it expires in {RoughTime.Of(lease.ExpiresAt - now)})"
            )
            {
                NextSteps = [$"wo show {id}", "wo reconcile --apply"],
                Verify = [$"wo preflight {id}"],
            };
    }

    private static string Holder(Lease lease) =>
        lease.IsWithoutOwner ? "without an owner's name" : $"of {lease.Owner} on {lease.Host}";

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

    /// <summary>Whether the paths that it may touch are free, where that is demanded.</summary>
    public Result<Unit> Scope(WorkOrderSubject subject, TreeReading reading, bool avoids = false) =>
        (avoids || workspace.Settings.ScopeOverlap == OverlapPolicy.Refuse)
        && reading.Readiness.Overlap(subject.File) is { } overlap
            ? overlap.ToError(subject.Id)
            : Result.Ok;

    private WoError Locked(WorkOrderSubject subject, Lease lease)
    {
        var (id, now) = (subject.Id, workspace.Clock.GetUtcNow());
        return new WoError(Problem.Locked, Ownership.Describe(id, lease, now))
        {
            NextSteps =
                lease.IsStale(now) ? [$"wo take {id} --takeover"]
                : MissingLease.IsElsewhere(workspace, subject) ? [$"wo show {id}", LeaselessWork.WayOut(id)]
                : [$"wo show {id}", "wo take --next"],
            Verify = [$"wo preflight {id}"],
        };
    }
}
