using System.Collections.Immutable;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Read.History;

/// <summary>
/// Puts the history together: the journal first, and what it does not tell, because it is younger than the tree, was lost,
/// or is another clone's, from the files.
/// </summary>
internal sealed class HistoryReader(Workspace workspace)
{
    // A field is set when a command decides, and the line written when it is done; gates may lie between, no more.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestCommit = TimeSpan.FromMinutes(10);

    // The session log follows the transition and shows the minute in which it was written.
    private static readonly TimeSpan LateEntry = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>All that is known.</summary>
    /// <param name="reading">The tree.</param>
    public WorkHistory Read(TreeReading reading)
    {
        var journal = workspace.Journal.Read();
        var warnings = journal.Problems.ToList();
        var known = new KnownMoments();
        var events = new List<HistoryEvent>(journal.Entries.Length);
        foreach (var entry in journal.Entries)
        {
            events.Add(new HistoryEvent(entry, HistorySource.Journal));
        }

        events.ForEach(known.Add);
        var files = reading.Scan.Entries.Select(entry => entry.Active).OfType<WorkOrderCandidate>().ToList();
        var verdicts = new VerdictFacts(workspace.Files, workspace.Layout);
        AddUnknown(
            events,
            known,
            files.SelectMany(file => FileFacts.Of(file).Concat(verdicts.Of(file) is { } no ? [no] : [])),
            Rounding,
            LongestCommit
        );
        AddUnknown(events, known, Session(warnings), LateEntry, Minute);

        var epics = files
            .Where(file => file.Summary.Epic is not null)
            .ToDictionary(file => file.Id, file => file.Summary.Epic);
        return new WorkHistory(
            [.. events.Select(one => WithEpic(one, epics)).OrderBy(one => one.Entry.At)],
            journal.Entries is [var first, ..] ? first.At : null,
            [.. warnings]
        );
    }

    private static void AddUnknown(
        List<HistoryEvent> events,
        KnownMoments known,
        IEnumerable<HistoryEvent> told,
        TimeSpan earlier,
        TimeSpan later
    )
    {
        // All of a source before any of it is known: two entries of one minute are two.
        var added = told.Where(one => !known.Has(one, earlier, later)).ToList();
        added.ForEach(known.Add);
        events.AddRange(added);
    }

    private IEnumerable<HistoryEvent> Session(List<string> warnings)
    {
        if (workspace.Session.Read().TryGet(out var log, out var error))
        {
            warnings.AddRange(workspace.Session.Conflict(log) is { } conflict ? [conflict] : []);
            return SessionFacts.In(log);
        }

        warnings.Add(error.Cause);
        return [];
    }

    private static HistoryEvent WithEpic(HistoryEvent one, Dictionary<WorkOrderId, string?> epics) =>
        one.Entry.Note.Epic is null && epics.TryGetValue(one.Entry.Id, out var epic)
            ? one with
            {
                Entry = one.Entry with { Note = one.Entry.Note with { Epic = epic } },
            }
            : one;
}
