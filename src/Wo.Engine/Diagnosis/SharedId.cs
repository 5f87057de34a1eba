using Wo.Engine.Lint;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Wording;

namespace Wo.Engine.Diagnosis;

/// <summary>Tells two work orders that two clones gave one id from two versions of one work order.</summary>
internal static class SharedId
{
    /// <summary>
    /// Whether two files are of different work orders. What a work order says of when it was written never changes; where one
    /// does not say it, they count as versions of one.
    /// </summary>
    public static bool IsShared(WorkOrderCandidate one, WorkOrderCandidate other) =>
        one is { Problem: null, Summary.CreatedAt: { } made }
        && other is { Problem: null, Summary.CreatedAt: { } otherMade }
        && made != otherMade;

    /// <summary>The two work orders in a file that a merge left with the markers of both; <see langword="null"/> where it is none such.</summary>
    public static (WorkOrderCandidate Ours, WorkOrderCandidate Theirs)? InConflict(WorkOrderCandidate file)
    {
        if (file.Problem is null || ConflictSides.Of(file.Bytes) is not { } sides)
        {
            return null;
        }

        var (ours, theirs) = (Of(file, sides.Ours), Of(file, sides.Theirs));
        return IsShared(ours, theirs) ? (ours, theirs) : null;
    }

    /// <summary>A work order in words: its title, and when it was written.</summary>
    public static string Describe(WorkOrderCandidate file) =>
        $"'{OneLine.Of(file.Summary.Title ?? "")}' of {file.Summary.CreatedAt}";

    /// <summary>The next id that is free in a tree.</summary>
    public static WorkOrderId NextFree(TreeObservation tree)
    {
        var used = UsedIds.Read(
            tree.Workspace.Files,
            tree.Workspace.Layout,
            tree.Workspace.Control,
            tree.Workspace.Versions
        );
        foreach (var reserved in tree.Lint.Inputs.Backlog.Value?.WorkOrders ?? [])
        {
            used.Reserve(reserved.Id);
        }

        return used.Next();
    }

    private static WorkOrderCandidate Of(WorkOrderCandidate file, byte[] bytes) =>
        WorkOrderCandidate.From(file.Id, file.State, file.Path, new FileContent(ReadOutcome.Ok, bytes));
}
