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
        checks.Add(PreflightCheck.Of("operation", IsFree(id), "no other command is at work on it"));
        if (!workspace.Subjects.Read(id).TryGet(out var subject, out var unusable))
        {
            checks.Add(new PreflightCheck("state", unusable));
            return new PreflightResult(id, null, checks.ToImmutable(), []);
        }

        var reading = new TreeReader(workspace).ReadAround(id);
        var state = subject.State.DirectoryName();
        checks.AddRange(
            PreflightCheck.Of("state", new TakeChecks(workspace).State(subject), $"{state}, not held"),
            PreflightCheck.Of("content", TakeChecks.Content(subject, reading), "schema and references are fine"),
            PreflightCheck.Of("dependencies", TakeChecks.Dependencies(subject, reading), Dependencies(reading, id)),
            PreflightCheck.Of("scope", new TakeChecks(workspace).Scope(subject, reading), "no claim stands against it")
        );
        if (subject.State.CanMoveTo(WorkOrderState.Running))
        {
            checks.Add(new PreflightCheck("worktree", Workplace(subject)));
        }

        return new PreflightResult(
            id,
            subject.File.Summary.Title,
            checks.ToImmutable(),
            [
                .. DependencyEvidence.Warnings(new DependencyEvidence(workspace).Find(subject, reading)),
                .. OverlapWatch.Warnings(subject, reading),
            ]
        );
    }

    private Result<Unit> IsFree(WorkOrderId id) =>
        workspace.Operations.IsFree(id) ? Result.Ok : OperationLocks.Busy(id);

    private static string Dependencies(TreeReading reading, WorkOrderId id)
    {
        var dependencies = reading.Graph.DependenciesOf(id);
        return dependencies.IsEmpty
            ? "it waits for nothing"
            : $"done: {string.Join(", ", dependencies.Select(d => d.Text))}";
    }

    private Result<string> Workplace(WorkOrderSubject subject) =>
        from understood in workspace.Git.CheckVersion(workspace.Root.Path)
        from place in new WorkplacePlanner(workspace) { AsksGit = true }.Plan(subject, inMainWorktree: false, NoToken)
        let how = place.Mode switch
        {
            "adopt" => $"there already, on branch {place.Branch}",
            "attach" => $"new, on the existing branch {place.Branch}",
            _ => $"new, on a new branch {place.Branch}",
        }
        select $"{place.FullPath} ({how})";
}
