using System.Collections.Immutable;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.History;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Reopen;

/// <summary>
/// done to pending, because what was finished turned out not to be. What had closed it is kept: its facts in the work order,
/// its verdict beside the next one.
/// </summary>
internal sealed class ReopenWorkOrder(Workspace workspace)
{
    private static readonly OperationName Reopen = new("reopen", "reopened");

    /// <summary>Opens it again.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="reason">Why, one line; kept in the work order.</param>
    public Result<ReopenedWorkOrder> Run(WorkOrderId id, string reason) =>
        WorkOrderOperation.Run(
            workspace,
            Reopen,
            id,
            operation =>
                from done in Done(operation.Subject)
                let verdict = new RunLogs(workspace.Files, workspace.Writer, workspace.Layout).KeepVerdict(
                    id,
                    operation.Subject.File.Revision
                )
                from edited in Edit(operation.Subject, done, reason, verdict)
                let reading = new TreeReader(workspace).ReadAround(id, withDependents: true)
                let dependents = TakenMeanwhile(reading, id)
                from moved in operation.Move(
                    new PlannedMove(
                        WorkOrderState.Pending,
                        edited,
                        SessionEntry.Note(id, SessionWords.Reopened, reason, $"wo reopen {id}")
                    )
                    {
                        EndsWorktree = true,
                        Note = new JournalNote { Reason = reason },
                        Warnings = [.. Warnings(dependents), .. Obstacles(reading, operation.Subject, edited)],
                    }
                )
                select new ReopenedWorkOrder(moved, dependents, verdict)
        );

    private static Result<DoneWorkOrder> Done(WorkOrderSubject subject) =>
        subject.State == WorkOrderState.Done
            ? TypedWorkOrder.As<DoneWorkOrder>(subject.File)
            : IllegalMove.For(Reopen.Name, subject.Id, subject.State);

    private Result<byte[]> Edit(WorkOrderSubject subject, DoneWorkOrder done, string reason, CtxPath? verdict)
    {
        var now = workspace.Clock.GetUtcNow();
        return TypedWorkOrder.Edit(
            subject.File,
            done,
            done.Reopen(now, reason, subject.NextRevision),
            [
                FormerAttempts.Add(subject.File, verdict, now, reason),
                .. OverrideRecord.Of(OverrideUse.Offline(workspace), subject.File, Environment.UserName, now),
            ]
        );
    }

    private static ImmutableArray<(WorkOrderId Id, WorkOrderState State)> TakenMeanwhile(
        TreeReading reading,
        WorkOrderId id
    ) =>
        [
            .. from dependent in reading.Graph.DependentsOf(id)
            let active = reading.Graph.Find(dependent)?.Active
            where active is not null && active.State != WorkOrderState.Pending
            select (dependent, active.State),
        ];

    private static IEnumerable<string> Warnings(IEnumerable<(WorkOrderId Id, WorkOrderState State)> dependents) =>
        dependents.Select(dependent =>
            $"{dependent.Id} depends on it and was taken meanwhile: it is {dependent.State.DirectoryName()}"
        );

    /// <summary>What keeps it from being taken: a closed work order may follow older rules than an open one.</summary>
    private IEnumerable<string> Obstacles(TreeReading reading, WorkOrderSubject subject, byte[] edited)
    {
        var pending = WorkOrderCandidate.From(
            subject.Id,
            WorkOrderState.Pending,
            workspace.Layout.WorkOrder(WorkOrderState.Pending, subject.Id),
            new FileContent(ReadOutcome.Ok, edited)
        );

        // Its own file still lies among the closed ones, which is no fault of the one to be.
        return reading
            .Linter.Lint(pending)
            .Where(finding => finding.Level == LintLevel.Error)
            .Select(finding => $"it cannot be taken as it is: {finding.Message}");
    }
}
