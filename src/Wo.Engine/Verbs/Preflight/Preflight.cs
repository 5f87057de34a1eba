using System.Collections.Immutable;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Preflight;

/// <summary>Asks everything that <see cref="TakeWorkOrder"/> would ask, and changes nothing.</summary>
internal sealed class Preflight(Workspace workspace)
{
    // Only what is created is marked with a token, and nothing is created.
    private const string NoToken = "preflight";

    /// <summary>Looks at one work order.</summary>
    public PreflightResult Run(WorkOrderId id)
    {
        var checks = ImmutableArray.CreateBuilder<PreflightCheck>();
        checks.Add(PreflightCheck.Of("operation", "no other command is at work on it", Busy(id)));
        if (!workspace.Subjects.Read(id).TryGet(out var subject, out var unusable))
        {
            checks.Add(new PreflightCheck("state", unusable.Cause, unusable));
            return new PreflightResult(id, null, checks.ToImmutable(), []);
        }

        var reading = new TreeReader(workspace).Read();
        var state = subject.State.DirectoryName();
        checks.Add(
            PreflightCheck.Of("state", $"{state}, held by nobody", new TakeChecks(workspace).StateProblem(subject))
        );
        checks.Add(
            PreflightCheck.Of("content", "schema and references are fine", TakeChecks.ValidityProblem(subject, reading))
        );
        checks.Add(
            PreflightCheck.Of("dependencies", Dependencies(reading, id), TakeChecks.DependencyProblem(subject, reading))
        );
        if (subject.State.CanMoveTo(WorkOrderState.Running))
        {
            checks.Add(Workplace(subject));
        }

        return new PreflightResult(
            id,
            subject.File.Text("title"),
            checks.ToImmutable(),
            [.. new DependencyEvidence(workspace).Warnings(subject, reading)]
        );
    }

    private WoError? Busy(WorkOrderId id) => workspace.Operations.IsFree(id) ? null : OperationLocks.Busy(id);

    private static string Dependencies(TreeReading reading, WorkOrderId id)
    {
        var dependencies = reading.Graph.DependenciesOf(id);
        return dependencies.IsEmpty
            ? "it waits for nothing"
            : $"done: {string.Join(", ", dependencies.Select(d => d.Text))}";
    }

    private PreflightCheck Workplace(WorkOrderSubject subject)
    {
        var planned = new WorkplacePlanner(workspace).Plan(subject, inMainWorktree: false, NoToken);
        if (!planned.TryGet(out var place, out var unavailable))
        {
            return new PreflightCheck("worktree", unavailable.Cause, unavailable);
        }

        var how = place.Mode switch
        {
            "adopt" => $"there already, on branch {place.Branch}",
            "attach" => $"new, on the existing branch {place.Branch}",
            _ => $"new, on a new branch {place.Branch}",
        };
        return new PreflightCheck("worktree", $"{place.FullPath} ({how})", null);
    }
}
