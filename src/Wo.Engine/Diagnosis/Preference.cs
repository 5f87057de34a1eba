using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis;

/// <summary>
/// Which of several files is kept: the one the reading rule picks; where it picks none and <c>--force</c> decides, the
/// readable one with the highest revision, then the one that a lease is for, then the one whose directory is its status.
/// </summary>
internal static class Preference
{
    public static WorkOrderCandidate? Choose(WorkOrderObservation view)
    {
        if (view.Entry is not { } entry)
        {
            return null;
        }

        return entry.Active
            ?? entry
                .Candidates.Where(file => file.Problem is null)
                .OrderByDescending(file => file.Revision)
                .ThenByDescending(file => view.Lease is not null && file.State == WorkOrderState.Running)
                .ThenByDescending(file => file.Summary.Status == file.State.DirectoryName())
                .FirstOrDefault();
    }
}
