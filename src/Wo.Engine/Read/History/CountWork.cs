using System.Collections.Immutable;
using System.Globalization;
using Wo.Engine.Store.History;

namespace Wo.Engine.Read.History;

/// <summary>Counts a history. It counts events and nothing else, so that it agrees with what <c>wo log</c> shows.</summary>
internal static class CountWork
{
    // Ten years: a clock that was wrong once must not make a row for each week since the year 1.
    private const int MostWeeks = 520;

    /// <summary>Counts what a query matches. How long work took is told by all events, also those before.</summary>
    /// <param name="history">The history.</param>
    /// <param name="query">What to count.</param>
    /// <param name="now">Where the time ends that a query names the beginning of.</param>
    public static WorkStatistics Of(WorkHistory history, HistoryQuery query, DateTimeOffset now)
    {
        var measured = Measure(history.Events).Where(one => query.Matches(one.Event)).ToList();
        return new WorkStatistics(
            Figures("", measured),
            Weeks(measured, query.Since, now),
            Groups(measured, one => one.Event.Entry.Note.Epic),
            Groups(measured, one => one.Event.Entry.Note.Owner),
            [
                .. measured
                    .Where(one => !one.Event.Entry.Note.FailedGates.IsEmpty)
                    .SelectMany(one => one.Event.Entry.Note.FailedGates)
                    .GroupBy(gate => gate)
                    .Select(gate => (gate.Key, gate.Count()))
                    .OrderByDescending(gate => gate.Item2)
                    .ThenBy(gate => gate.Key, StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>Each event, with how long the work took where it is the end of it.</summary>
    private static IEnumerable<Measured> Measure(IEnumerable<HistoryEvent> events)
    {
        var begun = new Dictionary<WorkOrderId, (DateTimeOffset? Wanted, DateTimeOffset? Taken)>();
        foreach (var happened in events)
        {
            var entry = happened.Entry;
            var (wanted, taken) = begun.GetValueOrDefault(entry.Id);
            TimeSpan? lead = null;
            TimeSpan? cycle = null;
            switch (entry)
            {
                case { Verb: JournalVerb.New or JournalVerb.Reopen }:
                    (wanted, taken) = (entry.At, null);
                    break;
                case { Verb: JournalVerb.Take, To: WorkOrderState.Running }:
                    taken ??= entry.At;
                    break;
                case { IsDone: true }:
                    (lead, cycle) = (entry.At - wanted, entry.At - taken);
                    (wanted, taken) = (null, null);
                    break;
            }

            begun[entry.Id] = (wanted, taken);
            yield return new Measured(happened, lead, cycle);
        }
    }

    private static ImmutableArray<WorkFigures> Groups(List<Measured> measured, Func<Measured, string?> by) =>
        [
            .. measured
                .GroupBy(one => by(one) ?? "")
                .Where(group => group.Key.Length > 0)
                .Select(group => Figures(group.Key, group))
                .Where(IsAnything)
                .OrderByDescending(figures => figures.Done)
                .ThenBy(figures => figures.Name, StringComparer.Ordinal),
        ];

    /// <summary>From the first event to the last, or all of the time that was asked for.</summary>
    private static ImmutableArray<WorkFigures> Weeks(List<Measured> measured, DateTimeOffset? since, DateTimeOffset now)
    {
        var weeks = measured.GroupBy(one => MondayOf(one.Event.Entry.At)).ToDictionary(week => week.Key);
        if (weeks.Count == 0)
        {
            return [];
        }

        var last = weeks.Keys.Max();
        var first = weeks.Keys.Min();
        if (since is { } start)
        {
            first = MondayOf(start) < first ? MondayOf(start) : first;
            last = MondayOf(now) > last ? MondayOf(now) : last;
        }

        if ((last - first).TotalDays > 7 * (MostWeeks - 1))
        {
            first = last.AddDays(-7 * (MostWeeks - 1));
        }

        var all = ImmutableArray.CreateBuilder<WorkFigures>();
        for (var monday = first; monday <= last; monday = monday.AddDays(7))
        {
            all.Add(Figures(NameOf(monday), weeks.TryGetValue(monday, out var week) ? week : []));
        }

        return all.ToImmutable();
    }

    private static bool IsAnything(WorkFigures figures) =>
        figures.Taken + figures.Done + figures.Failed + figures.Partial + figures.Refused + figures.TakenOver > 0;

    private static DateTime MondayOf(DateTimeOffset at)
    {
        var day = at.UtcDateTime.Date;
        var since = ((int)day.DayOfWeek + 6) % 7;
        return day.Ticks > TimeSpan.TicksPerDay * since ? day.AddDays(-since) : DateTime.MinValue;
    }

    private static string NameOf(DateTime monday) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{ISOWeek.GetYear(monday):0000}-W{ISOWeek.GetWeekOfYear(monday):00}"
        );

    private static WorkFigures Figures(string name, IEnumerable<Measured> measured)
    {
        Measured[] all = [.. measured];
        return new WorkFigures(name)
        {
            Taken = Count(all, entry => entry is { Verb: JournalVerb.Take, To: WorkOrderState.Running }),
            Done = Count(all, entry => entry.IsDone),
            Failed = Count(all, entry => entry is { Verb: JournalVerb.Finish, To: WorkOrderState.Failed }),
            Partial = Count(all, entry => entry is { Verb: JournalVerb.Finish, To: WorkOrderState.Partial }),
            Refused = Count(all, entry => entry.IsRefusal),
            TakenOver = Count(all, entry => entry.Verb == JournalVerb.TakeOver),
            Lead = Spread(all.Select(one => one.Lead)),
            Cycle = Spread(all.Select(one => one.Cycle)),
        };
    }

    private static int Count(Measured[] all, Func<JournalEntry, bool> isOne) =>
        all.Count(one => isOne(one.Event.Entry));

    /// <summary>Where a clock was set back, work ended before it began; that is no measure of anything.</summary>
    private static TimeSpread Spread(IEnumerable<TimeSpan?> times) =>
        TimeSpread.Of(times.OfType<TimeSpan>().Where(time => time >= TimeSpan.Zero));

    private sealed record Measured(HistoryEvent Event, TimeSpan? Lead, TimeSpan? Cycle);
}
