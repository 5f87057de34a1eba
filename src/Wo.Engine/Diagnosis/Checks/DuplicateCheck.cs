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
                yield return Describe(view, entry);
            }
        }
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
