using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Several files with one id. An interrupted transition that explains them is settled first.</summary>
internal sealed class DuplicateCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (view is { Entry: { Candidates.Length: > 1 } entry, IsQuiet: true })
            {
                yield return Shared(tree, view, entry) ?? Describe(view, entry);
            }
        }
    }

    /// <summary>Two clones gave two work orders one id. Neither may take the place of the other, and a person says which keeps it.</summary>
    private static Finding? Shared(TreeObservation tree, WorkOrderObservation view, WorkOrderEntry entry)
    {
        var first = entry.Candidates[0];
        if (!entry.Candidates.Any(file => SharedId.IsShared(first, file)))
        {
            return null;
        }

        // What was worked on is named in branches and commits, and keeps its id more easily.
        var other = entry
            .Candidates.OrderBy(file => file.State == WorkOrderState.Running)
            .ThenBy(file => file.Revision)
            .First();
        var files = entry.Candidates.Select(file => $"{SharedId.Describe(file)} in {file.State.DirectoryName()}");
        return new Finding(
            Problem.DuplicateId,
            view.Id,
            other.Path.Relative,
            $"two clones gave two work orders the id {view.Id}: {string.Join(" and ", files)}"
        )
        {
            Details = [.. entry.Candidates.Select(file => file.Problem ?? file.Path.Relative)],
            NextSteps = [$"wo renumber {view.Id} {SharedId.NextFree(tree)} --in {other.State.DirectoryName()}"],
        };
    }

    private static Finding Describe(WorkOrderObservation view, WorkOrderEntry entry)
    {
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
            Evidence = keep is null ? null : new Duplicates(view, entry, keep),
        };
    }

    /// <summary>Files of one work order, and the one to keep.</summary>
    internal sealed record Duplicates(WorkOrderObservation WorkOrder, WorkOrderEntry Entry, WorkOrderCandidate Keep)
        : IEvidence;
}
