using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>Running work orders that do not say who works on them, where, or since when.</summary>
internal sealed class MetadataCheck : IReconcileCheck
{
    private static readonly string[] Required = ["owner", "branch", "worktree", "started_at"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var view in context.WorkOrders)
        {
            if (view.SettledRunning is not { } file)
            {
                continue;
            }

            var missing = Required.Where(key => file.Text(key) is null).ToList();
            if (missing.Count == 0)
            {
                continue;
            }

            var known = InferredMetadata.Of(context.Workspace, file, view.Lease, context.Repository.Worktrees).ToList();
            if (known.Count > 0)
            {
                yield return Describe(view, file, known);
            }

            var unknown = missing.Where(key => !known.Exists(change => change.Key == key)).ToList();
            if (unknown.Count > 0)
            {
                yield return new Finding(
                    Problem.CannotInferMetadata,
                    view.Id,
                    file.Path.Relative,
                    $"{view.Id} is running without {string.Join(", ", unknown)}, and neither a lease nor git tells"
                )
                {
                    NextSteps = [$"wo release {view.Id} --force --reason \"…\""],
                };
            }
        }
    }

    private static Finding Describe(WorkOrderView view, WorkOrderCandidate file, List<FieldChange> known)
    {
        var keys = string.Join(", ", known.Select(change => change.Key));
        return new Finding(
            Problem.RunningWithoutMetadata,
            view.Id,
            file.Path.Relative,
            $"{view.Id} is running without {keys}"
        )
        {
            Repair = new Repair(
                $"fill in {keys} from the lease and git",
                scene => FileEdit.Apply(scene, file, known, $"{keys} filled in")
            ),
        };
    }
}
