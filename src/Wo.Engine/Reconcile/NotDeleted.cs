using Wo.Engine.Store;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile;

/// <summary>Why a work order that a person says to have deleted is none that was.</summary>
internal static class NotDeleted
{
    /// <summary>The answer; <see langword="null"/> where the deletion is on record already.</summary>
    public static WoError? Explain(Workspace workspace, WorkOrderId id)
    {
        if (workspace.Tree.Find(id) is { } entry)
        {
            return new WoError(
                Problem.AlreadyExists,
                $"{id} is not gone: {string.Join(" and ", entry.Candidates.Select(file => file.Path.Relative))}"
            )
            {
                NextSteps = [$"wo show {id}"],
                Verify = [$"wo show {id}"],
            };
        }

        if (!workspace.Control.Read(id).TryGet(out var record, out var unreadable))
        {
            return unreadable;
        }

        return record.Lease is { } lease
                ? new WoError(
                    Problem.Locked,
                    $"no file of {id} is left, and {lease.Owner} holds it: restore it, then release it"
                )
                {
                    NextSteps = [ForcedRepair.Command],
                    Verify = ["wo reconcile"],
                }
            : workspace.Versions.IsDeleted(id) ? null
            : record.Intent is not null
                ? new WoError(Problem.InterruptedTransition, $"an operation on {id} was interrupted")
                {
                    NextSteps = ["wo reconcile --apply"],
                    Verify = ["wo reconcile"],
                }
            : MissingWorkOrder.Named(id, workspace.Tree.Ids());
    }
}
