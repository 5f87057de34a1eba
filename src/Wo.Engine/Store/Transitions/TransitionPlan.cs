using System.Collections.Immutable;
using Wo.Engine.Store.Control;
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
    /// <summary>The id that the work order gets; <see langword="null"/> where it keeps its own.</summary>
    public WorkOrderId? NewId { get; init; }

    /// <summary>The id that it has afterwards.</summary>
    public WorkOrderId IdAfter => NewId ?? Before.Id;

    /// <summary>The states in which other files have its id, which another work order keeps.</summary>
    public ImmutableArray<WorkOrderState> Others { get; init; } = [];

    /// <summary>Looks again, under the guard, at what else the decision was based on; a failure aborts the move.</summary>
    public Func<Result<Unit>> Recheck { get; init; } = static () => Result.Ok;

    /// <summary>What the journal is told besides.</summary>
    public JournalNote Note { get; init; } = JournalNote.None;

    /// <summary>What the journal is told once it is done.</summary>
    /// <param name="now">A line about now.</param>
    /// <param name="record">The record during the transition, with the lease that may end with it.</param>
    public JournalEntry Told(JournalEntry now, ControlRecord record) =>
        now with
        {
            From = Before.State,
            To = To,
            Revision = Revision,
            Note = Note with { Owner = record.Lease?.Owner ?? Note.Owner },
        };
}
