using System.Text;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.New;

/// <summary>Makes a valid pending work order of a request, or says why there is none. Writes nothing.</summary>
internal sealed class NewWorkOrderPlanner(Workspace workspace)
{
    /// <summary>Plans one. Under the guard no other process plans the same number.</summary>
    public Result<NewWorkOrderPlan> Plan(NewWorkOrderRequest request, TreeReading reading)
    {
        var inputs = new TreeInputs(workspace.Files, workspace.Layout);
        return from readable in Draft(request)
            from title in Title(request)
            from epic in NewEpic.Choose(request, inputs)
            from id in ChooseId(request, reading, inputs)
            from bytes in Compose(id, request with { Epic = epic, Title = title })
            from plan in Check(id, request with { Epic = epic }, bytes, reading, inputs)
            select plan;
    }

    private static Result<Unit> Draft(NewWorkOrderRequest request) =>
        request.Draft is null or { Root: YamlMapping }
            ? Result.Ok
            : new WoError(Problem.InvalidWorkOrder, "the draft is not a mapping of keys to values");

    private static Result<string> Title(NewWorkOrderRequest request) =>
        (request.Title ?? WorkOrderDraft.Text(request.Draft, "title")) switch
        {
            null => new WoError(Problem.Usage, "no title is given (--title)") { NextSteps = ["wo new --help"] },
            var title when string.IsNullOrWhiteSpace(title) || WorkOrderText.Unwritable(request) is not null =>
                new WoError(Problem.InvalidWorkOrder, "the title is empty, or a text has characters YAML cannot hold"),
            var title => title,
        };

    private Result<WorkOrderId> ChooseId(NewWorkOrderRequest request, TreeReading reading, TreeInputs inputs)
    {
        var taken = UsedIds.Read(workspace.Files, workspace.Layout, workspace.Control, workspace.Versions);
        var written = WorkOrderDraft.Text(request.Draft, "id");
        if (request.Id is null && written is not null && !WorkOrderId.TryParse(written, out _))
        {
            return new WoError(
                Problem.InvalidWorkOrder,
                $"the draft's id '{written}' is none; without it the next free number is used"
            );
        }

        if ((request.Id ?? (WorkOrderId.TryParse(written, out var drafted) ? drafted : null)) is { } wanted)
        {
            return taken.PlaceOf(wanted) is { } place ? InUse(request, wanted, place) : wanted;
        }

        foreach (var reserved in inputs.Backlog.Value?.Epics.SelectMany(epic => epic.WoQueue) ?? [])
        {
            taken.Reserve(reserved);
        }

        foreach (var reserved in inputs.Backlog.Value?.WorkOrders ?? [])
        {
            taken.Reserve(reserved.Id);
        }

        foreach (var reserved in workspace.Claims?.Seen.Ids() ?? [])
        {
            taken.Reserve(reserved.Value);
        }

        foreach (var dependency in reading.Graph.Ids.SelectMany(id => reading.Graph.DependenciesOf(id)))
        {
            taken.Avoid(dependency.Text);
        }

        return taken.Next();
    }

    private static WoError InUse(NewWorkOrderRequest request, WorkOrderId wanted, string place) =>
        new(
            Problem.AlreadyExists,
            $"{wanted} is in use: {place}"
                + (request.Id is null ? "; the draft names it, and without its id the next free number is used" : "")
        )
        {
            NextSteps = ["wo list"],
            Verify = [$"wo show {wanted}"],
        };

    private Result<byte[]> Compose(WorkOrderId id, NewWorkOrderRequest request) =>
        request.Draft is { } draft
            ? from completed in WorkOrderDraft.Complete(draft, id, request, workspace.Clock.GetUtcNow())
            select InForm(completed)
            : workspace.Canonical.Format(
                Encoding.UTF8.GetBytes(WorkOrderText.Compose(id, request, workspace.Clock.GetUtcNow()))
            );

    /// <summary>A draft that cannot be brought into the form stays as its author wrote it.</summary>
    private byte[] InForm(byte[] draft) =>
        workspace.Canonical.Format(draft).TryGet(out var formatted, out _) ? formatted : draft;

    private Result<NewWorkOrderPlan> Check(
        WorkOrderId id,
        NewWorkOrderRequest request,
        byte[] bytes,
        TreeReading reading,
        TreeInputs inputs
    )
    {
        var path = workspace.Layout.WorkOrder(WorkOrderState.Pending, id);
        var content = new FileContent(ReadOutcome.Ok, bytes);
        var candidate = WorkOrderCandidate.From(id, WorkOrderState.Pending, path, content);
        var findings = reading
            .Linter.Lint(candidate)
            .Where(finding => request.NewEpicTitle is null || finding.Code != Problem.UnknownEpic)
            .ToList();
        if (findings.Any(finding => finding.Level == LintLevel.Error))
        {
            return Invalid(id, findings, inputs);
        }

        if (NewDependencies.Check(id, candidate, reading.Graph).Error is { } never)
        {
            return never;
        }

        // Where the draft has a scope of its own, options for it aside, there is nothing to say about it.
        var isScopeOurs =
            !WorkOrderDraft.Has(request.Draft, "scope") || !request.Allow.IsEmpty || !request.Deny.IsEmpty;
        var plan = new NewWorkOrderPlan(
            id,
            path,
            bytes,
            Encoding.UTF8.GetString(bytes),
            isScopeOurs ? NewScope.Of(request.Allow, request.Deny) : null,
            request.NewEpicTitle is null ? null : request.Epic,
            request.NewEpicTitle is not null && request.Register,
            findings,
            null,
            null
        );
        return Backlog(id, request, inputs).TryGet(out var backlog, out var refused)
            ? backlog is null
                ? plan
                : plan with
                {
                    OldBacklog = inputs.Backlog.Bytes,
                    NewBacklog = backlog,
                }
            : refused;
    }

    /// <summary>What the backlog becomes; <see langword="null"/> where it stays as it is.</summary>
    private static Result<byte[]?> Backlog(WorkOrderId id, NewWorkOrderRequest request, TreeInputs inputs) =>
        request switch
        {
            { NewEpicTitle: { } title } => from backlog in EpicEntry.Add(
                inputs.Backlog,
                request.Epic!,
                title,
                request.Register ? id : null
            )
            select (byte[]?)backlog,
            { Register: true } => from backlog in EpicQueue.Add(inputs.Backlog, request.Epic!, id)
            select (byte[]?)backlog,
            _ => (byte[]?)null,
        };

    private static WoError Invalid(WorkOrderId id, List<LintFinding> findings, TreeInputs inputs)
    {
        var errors = findings.Where(finding => finding.Level == LintLevel.Error).ToList();
        return new WoError(
            Problem.InvalidWorkOrder,
            $"{id} would not be valid: {errors[0].Message}{Hint(errors[0], inputs)}"
        )
        {
            Details = [.. errors.Select(error => error.Message)],
            NextSteps = ["wo new --help"],
        };
    }

    private static string Hint(LintFinding error, TreeInputs inputs)
    {
        if (error.Code == Problem.ScopeTooWide)
        {
            return $"; without any --allow the scope is {DefaultScope.Description}";
        }

        var definitions = inputs.DefinitionsOfDone.SelectMany(file => file.Value?.Dod ?? []).Select(dod => dod.Id);
        return error.Code == Problem.UnknownDefinitionOfDone && definitions.Any()
            ? $"; there are {string.Join(", ", definitions)}"
            : "";
    }
}
