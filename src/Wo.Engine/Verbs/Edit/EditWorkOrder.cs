using Wo.Engine.Read;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Edit;

/// <summary>Changes what a person may change in a work order that is in no owner's hands: all of it, or nothing.</summary>
internal sealed class EditWorkOrder(Workspace workspace)
{
    private const int Attempts = 8;

    private static readonly OperationName Edit = new("edit", "edited");

    private readonly EditPlanner planner = new(workspace);

    /// <summary>Edits one.</summary>
    public Result<EditedWorkOrder> Run(WorkOrderId id, EditRequest request) =>
        request.DryRun
            ? StorageBoundary.Run(() =>
                from subject in workspace.Subjects.Read(id)
                from planned in planner.Plan(subject, request, new TreeReader(workspace).ReadAround(id))
                select planned
            )
            : WorkOrderOperation.Run(workspace, Edit, id, operation => Apply(operation, request));

    private Result<EditedWorkOrder> Apply(WorkOrderOperation operation, EditRequest request)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Two edits that are both right alone can close a circle: under the guard the tree must be the one that was read.
            // What new dependencies lead to is read when it is asked for.
            var generation = workspace.Generation.Read();
            var reading = new TreeReader(workspace).ReadAround(operation.Subject.Id);
            if (!planner.Plan(operation.Subject, request, reading).TryGet(out var planned, out var refused))
            {
                return refused;
            }

            if (planned.Changed.IsEmpty)
            {
                return planned;
            }

            var isStale = false;
            var revised = new RevisedFile(workspace, Edit, operation).Write(
                planned.After,
                planned.Revision,
                () =>
                {
                    isStale = workspace.Generation.Read() != generation;
                    return Result.Require(!isStale, () => Changed(operation.Subject.Id));
                }
            );
            if (isStale && attempt < Attempts)
            {
                continue;
            }

            return from written in revised
                select planned with
                {
                    IsWritten = true,
                    Warnings = [.. planned.Warnings, .. operation.Record(Entry(planned))],
                };
        }
    }

    private static SessionEntry Entry(EditedWorkOrder planned) =>
        SessionEntry.Note(planned.Id, "Edited work order", string.Join(", ", planned.Changed), $"wo edit {planned.Id}");

    private static WoError Changed(WorkOrderId id) =>
        new(Problem.LostRace, $"{id} was not edited: other work orders changed meanwhile, again and again")
        {
            NextSteps = [$"wo show {id}"],
            Verify = [$"wo show {id}"],
        };
}
