using System.Collections.Immutable;
using Wo.Engine.Read.History;

namespace Wo.Engine.Verbs.Watch;

/// <summary>How much gets done.</summary>
/// <param name="DoneByDay">How many were done on each of the last days in UTC, today last.</param>
/// <param name="Figures">What those days come to, as <c>wo stats</c> counts them.</param>
internal sealed record Throughput(ImmutableArray<int> DoneByDay, WorkFigures Figures)
{
    /// <summary>How many days are looked at.</summary>
    public const int Days = 14;

    /// <summary>Counts a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="now">The moment.</param>
    public static Throughput Of(WorkHistory history, DateTimeOffset now)
    {
        var today = now.UtcDateTime.Date;
        var since = new DateTimeOffset(today, TimeSpan.Zero).AddDays(1 - Days);
        var days = new int[Days];
        foreach (var entry in history.Events.Select(happened => happened.Entry).Where(entry => entry.IsDone))
        {
            // A clock that is ahead does not make a day that has not come.
            var age = (today - entry.At.UtcDateTime.Date).Days;
            if (age is >= 0 and < Days)
            {
                days[Days - 1 - age]++;
            }
        }

        return new Throughput([.. days], CountWork.Of(history, new HistoryQuery { Since = since }, now).All);
    }
}
