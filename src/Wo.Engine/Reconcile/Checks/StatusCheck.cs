using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>Files whose status is not that of their directory: somebody's hand, and the directory wins.</summary>
internal sealed class StatusCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var view in context.WorkOrders)
        {
            if (view.Settled is not { } file || file.Text("status") is not { } status)
            {
                continue;
            }

            var directory = file.State.DirectoryName();
            if (status != directory)
            {
                yield return new Finding(
                    Problem.StatusMismatch,
                    view.Id,
                    file.Path.Relative,
                    $"{view.Id} lies in {directory} and says that its status is '{status}'"
                )
                {
                    Repair = new Repair($"set its status to {directory}", scene => Edit(scene, file)),
                };
            }
        }
    }

    private static Result<string> Edit(RepairContext scene, WorkOrderCandidate file)
    {
        var directory = file.State.DirectoryName();
        return FileEdit.Apply(
            scene,
            file,
            [new FieldChange("status", new FieldValue.Text(directory))],
            $"its status is {directory} now"
        );
    }
}
