using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>Several files with one id. An interrupted transition that explains them is settled first.</summary>
internal sealed class DuplicateCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var view in context.WorkOrders)
        {
            if (view is { IsQuiet: true, Entry.Candidates.Length: > 1 })
            {
                yield return Describe(view);
            }
        }
    }

    private static Finding Describe(WorkOrderView view)
    {
        var entry = view.Entry!;
        var keep = Preference.Choose(view);
        var files = entry.Candidates.Select(file => $"{file.State.DirectoryName()} (revision {file.Revision})");
        return new Finding(
            Problem.DuplicateId,
            view.Id,
            keep?.Path.Relative,
            $"{view.Id} lies in {string.Join(" and ", files)}"
                + (entry.Active is null ? "; the reading rule cannot choose" : "")
                + (view.Lease is { } lease ? $"; {lease.Owner} holds it" : "")
        )
        {
            Details = [.. entry.Candidates.Select(file => file.Problem ?? file.Path.Relative)],
            NextSteps = keep is null ? [$"wo show {view.Id}"] : [],
            Repair = keep is null
                ? null
                : new Repair(
                    $"keep the one in {keep.State.DirectoryName()} and make the others backups",
                    scene => SetOthersAside(scene, entry, keep)
                )
                {
                    NeedsForce = entry.Active is null || view.Lease is not null,
                },
        };
    }

    private static Result<string> SetOthersAside(RepairContext scene, WorkOrderEntry entry, WorkOrderCandidate keep)
    {
        foreach (var other in entry.Candidates)
        {
            if (!ReferenceEquals(other, keep))
            {
                scene.Backups.SetAside(other.Path.FullPath);
            }
        }

        scene.Workspace.Generation.Settle(scene.Guard);
        return $"{keep.Path} is the only one now";
    }
}
