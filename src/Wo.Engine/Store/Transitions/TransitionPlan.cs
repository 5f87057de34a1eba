using Wo.Engine.Store.History;

namespace Wo.Engine.Store.Transitions;

/// <summary>One move of a work order from a state to another, with the edit that goes with it.</summary>
/// <param name="Verb">The command, for the record.</param>
/// <param name="Before">What the decision was based on.</param>
/// <param name="To">The state it enters.</param>
/// <param name="After">The file as it is to be there.</param>
/// <param name="Revision"><c>x_rev</c> in <paramref name="After"/>.</param>
internal sealed record TransitionPlan(
    string Verb,
    WorkOrderSnapshot Before,
    WorkOrderState To,
    byte[] After,
    long Revision
)
{
    /// <summary>Looks again, under the guard, at what else the decision was based on; a failure aborts the move.</summary>
    public Func<Result<Unit>> Recheck { get; init; } = static () => Result.Ok;

    /// <summary>What the journal is told besides.</summary>
    public JournalNote Note { get; init; } = JournalNote.None;
}
