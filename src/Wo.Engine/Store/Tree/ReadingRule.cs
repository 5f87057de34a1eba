using System.Collections.Immutable;

namespace Wo.Engine.Store.Tree;

/// <summary>
/// Decides which of several files with one id counts: the only one; else the highest <c>x_rev</c>; else, where those
/// are byte-identical, the one whose directory equals its <c>status</c>; else none.
/// </summary>
internal static class ReadingRule
{
    public static WorkOrderEntry Resolve(WorkOrderId id, ImmutableArray<WorkOrderCandidate> candidates) =>
        new(id, candidates, Choose(candidates));

    private static WorkOrderCandidate? Choose(ImmutableArray<WorkOrderCandidate> candidates)
    {
        if (candidates.Length == 1)
        {
            return candidates[0];
        }

        if (candidates.Any(candidate => candidate.Problem is not null))
        {
            return null;
        }

        var highest = candidates.Max(candidate => candidate.Revision);
        var newest = candidates.RemoveAll(candidate => candidate.Revision < highest);
        if (newest.Length == 1)
        {
            return newest[0];
        }

        var identical = newest.All(candidate => candidate.Bytes.AsSpan().SequenceEqual(newest[0].Bytes));
        return identical
            ? newest.FirstOrDefault(candidate => candidate.State.DirectoryName() == candidate.Summary.Status)
            : null;
    }
}
