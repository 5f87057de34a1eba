using System.Text;
using Wo.Engine.Git;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.New;

/// <summary>Writes a valid pending work order, or nothing. The guard is held, so no two get the same number.</summary>
internal sealed class NewWorkOrder(Workspace workspace)
{
    /// <summary>Creates a work order.</summary>
    public Result<CreatedWorkOrder> Run(NewWorkOrderRequest request) =>
        StorageBoundary.Run(
            () => Create(request),
            static failed => new WoError(Problem.StorageFailed, failed.Message) { NextSteps = ["wo reconcile"] }
        );

    private Result<CreatedWorkOrder> Create(NewWorkOrderRequest request)
    {
        if (!workspace.Tree.CheckDirectories().TryGet(out _, out var refusal))
        {
            return refusal;
        }

        // The scan is made before the guard is taken, as it may take the guard itself. Names are read again under it.
        var reading = new TreeReader(workspace).Read();
        if (request.DryRun)
        {
            return Prepare(request, reading).TryGet(out var planned, out var invalid)
                ? planned.ToResult(isWritten: false, isRegistered: false, null)
                : invalid;
        }

        if (!workspace.Guard.Acquire("new").TryGet(out var held, out var refused))
        {
            return refused;
        }

        using (held)
        {
            return from prepared in Prepare(request, reading)
                from claimed in workspace.RootRecord.Claim()
                from written in Write(held, prepared)
                select written;
        }
    }

    private Result<Prepared> Prepare(NewWorkOrderRequest request, TreeReading reading)
    {
        if (string.IsNullOrWhiteSpace(request.Title) || WorkOrderText.Unwritable(request) is not null)
        {
            return new WoError(
                Problem.InvalidWorkOrder,
                "the title is empty, or a text has characters YAML cannot hold"
            );
        }

        var inputs = new TreeInputs(workspace.Files, workspace.Layout);
        if (!ChooseId(request, reading, inputs).TryGet(out var id, out var taken))
        {
            return taken;
        }

        var path = workspace.Layout.WorkOrder(WorkOrderState.Pending, id);
        var allow = request.Allow.IsEmpty ? DefaultScope.Allow(workspace.Files, workspace.Layout.StateRoot) : [];
        var text = WorkOrderText.Compose(id, request, allow, workspace.Clock.GetUtcNow());
        var bytes = Encoding.UTF8.GetBytes(text);
        var candidate = WorkOrderCandidate.From(
            id,
            WorkOrderState.Pending,
            path,
            new FileContent(ReadOutcome.Ok, bytes)
        );
        var findings = reading.Linter.Lint(candidate);
        if (findings.Any(finding => finding.Level == LintLevel.Error))
        {
            return Invalid(id, findings);
        }

        if (UnmeetableDependency(id, candidate, reading.Graph) is { } never)
        {
            return never;
        }

        if (!request.Register)
        {
            return new Prepared(id, path, text, findings, null, null);
        }

        return EpicQueue.Add(inputs.Backlog, request.Epic, id).TryGet(out var backlog, out var unregistrable)
            ? new Prepared(id, path, text, findings, inputs.Backlog.Bytes, backlog)
            : unregistrable;
    }

    /// <summary>A work order may be written before the ones that it waits for, but not with what can never be met.</summary>
    private static WoError? UnmeetableDependency(WorkOrderId id, WorkOrderCandidate candidate, DependencyGraph graph)
    {
        var written = graph.Of(candidate);
        var unknown = written.Where(one => one.Status is DependencyStatus.Missing or DependencyStatus.Invalid).ToList();
        if (unknown.Count > 0)
        {
            return new WoError(
                Problem.InvalidWorkOrder,
                $"{id} would wait for {string.Join(", ", unknown.Select(one => one.Text))}, and there is no such work order"
            )
            {
                NextSteps = ["wo list"],
            };
        }

        return written.FirstOrDefault(one => one.Id is { } other && graph.Reaches(other, id)) is { } back
            ? new WoError(
                Problem.InvalidWorkOrder,
                $"{id} would wait for {back.Text}, which waits for {id}: both would wait for ever"
            )
            {
                NextSteps = [$"wo show {back.Text}"],
            }
            : null;
    }

    private Result<WorkOrderId> ChooseId(NewWorkOrderRequest request, TreeReading reading, TreeInputs inputs)
    {
        var taken = UsedIds.Read(workspace.Files, workspace.Layout, workspace.Control);
        if (request.Id is { } wanted)
        {
            return taken.PlaceOf(wanted) is { } place
                ? new WoError(Problem.AlreadyExists, $"{wanted} is in use: {place}")
                {
                    NextSteps = ["wo list"],
                    Verify = [$"wo show {wanted}"],
                }
                : wanted;
        }

        foreach (var reserved in inputs.Backlog.Value?.Epics.SelectMany(epic => epic.WoQueue) ?? [])
        {
            taken.Reserve(reserved);
        }

        foreach (var reserved in inputs.Backlog.Value?.WorkOrders ?? [])
        {
            taken.Reserve(reserved.Id);
        }

        foreach (var dependency in reading.Graph.Ids.SelectMany(id => reading.Graph.DependenciesOf(id)))
        {
            taken.Reserve(dependency.Text);
        }

        return taken.Next();
    }

    private Result<CreatedWorkOrder> Write(GuardHeld held, Prepared prepared)
    {
        var isWritten = false;
        return from written in StorageBoundary.Run(
                () =>
                {
                    var content = Encoding.UTF8.GetBytes(prepared.Text);
                    isWritten = workspace.Writer.TryCreate(prepared.Path.FullPath, content);
                    return isWritten ? Settle(held) : new WoError(Problem.AlreadyExists, $"{prepared.Path} exists");
                },
                failed =>
                    isWritten || MayBeThere(prepared.Path)
                        ? Uncertain(prepared.Id, failed)
                        : new WoError(Problem.StorageFailed, failed.Message) { NextSteps = ["wo reconcile"] }
            )
            select Register(prepared);
    }

    /// <summary>
    /// An index that is being built from an earlier scan must not be published over one that has this work order. A
    /// transition that died is not settled by this.
    /// </summary>
    private Result<Unit> Settle(GuardHeld held)
    {
        if (!Generation.IsMoving(workspace.Generation.Read()))
        {
            workspace.Generation.Settle(held);
        }

        return Result.Ok;
    }

    private static WoError Uncertain(WorkOrderId id, Exception failed) =>
        new(Problem.DurabilityUncertain, $"{id} was written, but making that durable failed: {failed.Message}")
        {
            Verify = [$"wo show {id}"],
        };

    /// <summary>Whether it was published before something failed; what cannot be looked at may be there.</summary>
    private bool MayBeThere(CtxPath path) =>
        !StorageBoundary.Run<FileStatus?>(() => workspace.Files.Status(path.FullPath)).TryGet(out var status, out _)
        || status is not null;

    private CreatedWorkOrder Register(Prepared prepared)
    {
        if (prepared.NewBacklog is not { } backlog)
        {
            return prepared.ToResult(isWritten: true, isRegistered: false, null);
        }

        var registered = StorageBoundary.Run(() =>
        {
            if (!backlog.AsSpan().SequenceEqual(prepared.OldBacklog))
            {
                workspace.Writer.Backup(workspace.Layout.Backlog.FullPath, prepared.OldBacklog);
                workspace.Writer.Replace(workspace.Layout.Backlog.FullPath, backlog);
            }

            return Result.Ok;
        });
        return prepared.ToResult(isWritten: true, registered.IsOk, registered.Error?.Cause);
    }

    private static WoError Invalid(WorkOrderId id, IReadOnlyList<LintFinding> findings)
    {
        var errors = findings.Where(finding => finding.Level == LintLevel.Error).ToList();
        return new WoError(Problem.InvalidWorkOrder, $"{id} would not be valid: {errors[0].Message}")
        {
            Details = [.. errors.Select(error => error.Message)],
            NextSteps = ["wo new --help"],
        };
    }

    private sealed record Prepared(
        WorkOrderId Id,
        CtxPath Path,
        string Text,
        IReadOnlyList<LintFinding> Warnings,
        byte[]? OldBacklog,
        byte[]? NewBacklog
    )
    {
        public CreatedWorkOrder ToResult(bool isWritten, bool isRegistered, string? problem) =>
            new(Id, Path, Text, isWritten, isRegistered, [.. Warnings], problem);
    }
}
