using System.Collections.Immutable;

namespace Wo.Engine.Store.History;

/// <summary>What the journal says.</summary>
/// <param name="Entries">Its lines, the oldest first.</param>
/// <param name="Problems">What of it cannot be read, one line each.</param>
internal sealed record JournalReading(ImmutableArray<JournalEntry> Entries, ImmutableArray<string> Problems);
