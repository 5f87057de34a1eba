using System.Collections.Immutable;

namespace Wo.Engine.Read.History;

/// <summary>What happened, the oldest first.</summary>
/// <param name="Events">All of it.</param>
/// <param name="JournalSince">The time of the oldest line of the journal; <see langword="null"/> where it has none.</param>
/// <param name="Warnings">What could not be read, one line each.</param>
internal sealed record WorkHistory(
    ImmutableArray<HistoryEvent> Events,
    DateTimeOffset? JournalSince,
    ImmutableArray<string> Warnings
);
