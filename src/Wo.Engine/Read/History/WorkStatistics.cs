using System.Collections.Immutable;

namespace Wo.Engine.Read.History;

/// <summary>What a history comes to, in figures.</summary>
/// <param name="All">All of it.</param>
/// <param name="Weeks">By week, the oldest first, without gaps.</param>
/// <param name="Epics">By epic.</param>
/// <param name="Owners">By owner.</param>
/// <param name="Gates">How often each gate said no, the most frequent first.</param>
internal sealed record WorkStatistics(
    WorkFigures All,
    ImmutableArray<WorkFigures> Weeks,
    ImmutableArray<WorkFigures> Epics,
    ImmutableArray<WorkFigures> Owners,
    ImmutableArray<(string Name, int Count)> Gates
)
{
    /// <summary>How many were done in a week, on average over the weeks that there are; 0 without any.</summary>
    public double DonePerWeek => Weeks.IsEmpty ? 0 : (double)All.Done / Weeks.Length;
}
