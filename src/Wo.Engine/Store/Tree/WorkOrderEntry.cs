using System.Collections.Immutable;

namespace Wo.Engine.Store.Tree;

/// <summary>One id with every file that claims it, and what the reading rule made of them.</summary>
/// <param name="Id">The id.</param>
/// <param name="Candidates">All files that claim it, in the order of the states.</param>
/// <param name="Active">The one that counts; <see langword="null"/> where they are in conflict.</param>
internal sealed record WorkOrderEntry(
    WorkOrderId Id,
    ImmutableArray<WorkOrderCandidate> Candidates,
    WorkOrderCandidate? Active
)
{
    /// <summary>Why the id cannot be worked with, or <see langword="null"/>.</summary>
    public string? Problem => Active is not null ? Active.Problem : $"{Copies} and none can be preferred";

    /// <summary>Whether it has one file, which lies where work orders go that are over.</summary>
    public bool IsClosed => Candidates is [{ State: WorkOrderState.Done or WorkOrderState.Failed }];

    /// <summary>Where its files lie, for when there are several.</summary>
    public string Copies =>
        $"{Id} lies in several directories ({string.Join(", ", Candidates.Select(c => c.State.DirectoryName()))})";
}
