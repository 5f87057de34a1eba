using Wo.Engine.Store.History;

namespace Wo.Engine.Read.History;

/// <summary>Something that happened to a work order, and where that is known from.</summary>
/// <param name="Entry">What happened.</param>
/// <param name="Source">Where it is known from.</param>
internal sealed record HistoryEvent(JournalEntry Entry, HistorySource Source)
{
    /// <summary>Whose work it was, also of those that the same event names in another role.</summary>
    public bool Names(string person) =>
        Entry.Note.Owner == person || Entry.Note.FormerOwner == person || Entry.Note.By == person;

    /// <summary>What happened, in a word that is the same whichever source says it.</summary>
    public string Kind =>
        Entry.IsRefusal ? JournalVerb.Refused
        : Entry.Verb is JournalVerb.TakeOver or JournalVerb.Resume ? JournalVerb.Resume
        : Entry.Verb == JournalVerb.New ? JournalVerb.New
        : Entry.To?.DirectoryName() ?? Entry.Verb;
}
