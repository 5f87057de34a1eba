using System.Collections.Immutable;
using Wo.Engine.Diagnosis;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Renumber;

/// <summary>Decides whether a work order may get another id, and what changes with it. Writes nothing.</summary>
/// <param name="workspace">The state root.</param>
/// <param name="request">Which, and which id.</param>
/// <param name="caller">Who runs the command.</param>
internal sealed class RenumberPlanner(Workspace workspace, RenumberRequest request, Caller caller)
{
    private readonly RenumberSubject subjects = new(workspace, request, caller);
    private readonly RenumberedReferences references = new(workspace, request.Old, request.New);
    private readonly RenumberedEvidence evidence = new(workspace, request.Old, request.New);
    private readonly RenumberedWork work = new(workspace, request.Old, request.New);

    /// <summary>The plan.</summary>
    public Result<RenumberPlan> Plan() =>
        from directories in workspace.Tree.CheckDirectories()
        from chosen in subjects.Choose()
        from free in RequireFree(chosen)
        from branch in chosen.Conflict is null ? work.Plan(chosen.Subject.File, chosen.Others) : (string?)null
        from planned in Plan(chosen, branch)
        select planned;

    /// <summary>That nothing has the new id; asked again under the guard.</summary>
    public Result<Unit> RequireFree(ChosenWorkOrder chosen)
    {
        var used = UsedIds.Read(workspace.Files, workspace.Layout, workspace.Control, workspace.Versions);
        if (used.PlaceOf(request.New) is { } place && !IsOwnWork(chosen))
        {
            return new WoError(Problem.AlreadyExists, $"{request.New} is in use: {place}")
            {
                NextSteps = ["wo list"],
                Verify = [$"wo show {request.New}"],
            };
        }

        var obstacle = chosen.MovesEvidence ? evidence.InTheWay().FirstOrDefault() : null;
        return Result.Require(
            obstacle is null,
            () =>
                new WoError(
                    Problem.AlreadyExists,
                    $"{obstacle} is there already, where evidence of {request.Old} would go"
                )
                {
                    NextSteps = ["wo list"],
                }
        );
    }

    private Result<RenumberPlan> Plan(ChosenWorkOrder chosen, string? branch)
    {
        var file = chosen.Subject.File;
        var revision = chosen.Conflict is null ? chosen.Subject.NextRevision : file.Revision;
        var keeps = chosen.Kept is not null;
        var dependents = references.Dependents(workspace.Tree.Scan(withSummaries: true));
        return from after in RenumberedFile.Edit(workspace, file, request.New, revision, branch, chosen.MovesEvidence)
            from backlog in references.InBacklog(file.Summary.Epic, chosen.Kept)
            from edited in keeps ? Result.Ok : All(dependents)
            let changed = Changed(chosen, dependents, backlog.Edited is null ? null : backlog.Backlog.Path)
            select new RenumberPlan(
                chosen,
                after,
                new RenumberedWorkOrder(
                    request.Old,
                    request.New,
                    file.State,
                    workspace.Layout.WorkOrder(file.State, request.New),
                    revision
                )
                {
                    Branch = branch,
                    Changed = changed,
                    Kept = keeps ? [.. dependents.Select(one => one.Path.Relative)] : [],
                    Warnings = [.. Warnings(chosen, dependents)],
                },
                keeps ? [] : [.. dependents.Select(one => one.Id).Distinct()]
            );
    }

    /// <summary>What an attempt that died has written already, before the file that the work order is taken out of.</summary>
    private bool IsOwnWork(ChosenWorkOrder chosen) =>
        chosen.Conflict is not null
        && workspace.Files.Read(
            workspace.Layout.WorkOrder(chosen.Subject.State, request.New).FullPath,
            YamlReader.MaxBytes
        )
            is { IsOk: true } there
        && RenumberedFile
            .Edit(workspace, chosen.Subject.File, request.New, chosen.Subject.File.Revision, null, false)
            .TryGet(out var ours, out _)
        && there.Bytes.AsSpan().SequenceEqual(ours);

    private Result<Unit> All(ImmutableArray<WorkOrderCandidate> dependents)
    {
        foreach (var file in dependents)
        {
            if (references.InDependencies(file).Error is { } error)
            {
                return error;
            }
        }

        return Result.Ok;
    }

    private ImmutableArray<string> Changed(
        ChosenWorkOrder chosen,
        ImmutableArray<WorkOrderCandidate> dependents,
        CtxPath? backlog
    ) =>
        [
            workspace.Layout.WorkOrder(chosen.Subject.State, request.New).Relative,
            .. chosen.Conflict is null ? [] : (string[])[chosen.Subject.File.Path.Relative],
            .. chosen.MovesEvidence ? evidence.Present() : [],
            .. backlog is null ? [] : (string[])[backlog.Relative],
            .. chosen.Kept is null ? dependents.Select(file => file.Path.Relative) : [],
        ];

    private IEnumerable<string> Warnings(ChosenWorkOrder chosen, ImmutableArray<WorkOrderCandidate> dependents)
    {
        if (chosen.Kept is null)
        {
            yield break;
        }

        if (dependents.Length > 0)
        {
            yield return $"{string.Join(", ", dependents.Select(file => file.Id))} wait for {request.Old}, which another work order keeps; "
                + $"where {request.New} is meant, change that with 'wo edit'";
        }

        if (!chosen.MovesEvidence && evidence.Present().Any())
        {
            yield return $"logs and evidence stay with {request.Old}";
        }
    }
}
