using System.Collections.Immutable;
using System.Globalization;
using Wo.Engine.Read.History;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Watch;

/// <summary>A view in words.</summary>
/// <param name="view">The view.</param>
/// <param name="now">The moment that times are told from.</param>
internal sealed class WatchSections(TreeView view, DateTimeOffset now)
{
    // A test that compiles is silent for a while; one that prints nothing for longer may hang, or be gone.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    /// <summary>The sections, those first that matter most.</summary>
    /// <param name="warnings">What is not as it should be besides the problems of the view.</param>
    public ImmutableArray<WatchSection> All(ImmutableArray<string> warnings) =>
        [Running(), Problems(warnings), Ready(), Latest()];

    /// <summary>How many work orders are where.</summary>
    public IEnumerable<StyledText> Counts()
    {
        foreach (var (state, count) in view.Status.Counts)
        {
            var ready = state == WorkOrderState.Pending ? $" ({Number(view.Status.ReadyCount)} ready)" : "";
            var style = count == 0 ? TextStyle.Faint : StateText.Of(state).Style;
            yield return ($"{Number(count)} {state.DirectoryName()}{ready}", style);
        }

        if (view.Status.InConflict > 0)
        {
            var (name, style) = StateText.Of(null);
            yield return ($"{Number(view.Status.InConflict)} in {name}", style);
        }
    }

    /// <summary>How much gets done.</summary>
    /// <param name="plot">Draws.</param>
    public IEnumerable<StyledText> Throughput(Plot plot)
    {
        var (days, figures) = view.Throughput;
        yield return ($"|{plot.Line(days)}|", TextStyle.Good);
        yield return $"{Number(figures.Done)} done in {Number(days.Length)} days";
        yield return $"{Number(days[^1])} today";
        if (figures.Lead.Median is { } lead)
        {
            yield return $"lead time {RoughTime.Of(lead)}";
        }

        if (figures.Cycle.Median is { } cycle)
        {
            yield return $"cycle time {RoughTime.Of(cycle)}";
        }
    }

    private WatchSection Running() =>
        new(
            [
                new($"RUNNING {Number(view.Running.Length)}"),
                new("OWNER", IsFlexible: true),
                new("HELD"),
                new("LEASE", FromWidth: 64),
                new("TITLE", IsFlexible: true),
            ],
            [.. view.Running.Select(Row)]
        );

    private WatchRow Row(RunningWork work)
    {
        var row = work.Row;
        return new WatchRow(
            (row.Id.Value, TextStyle.Strong),
            row.Owner ?? "",
            row.Lease is { } held ? (LeaseText.Held(held, now), LeaseText.Expiry(held, now).Style) : "",
            row.Lease is { } lease ? LeaseText.Expiry(lease, now) : ("no lease", TextStyle.Warning),
            row.Title ?? row.Warning ?? ""
        )
        {
            Details = [.. Details(work)],
        };
    }

    private IEnumerable<StyledText> Details(RunningWork work)
    {
        if (work.Gate is { } gate)
        {
            var silent = now - gate.WrittenAt;
            var about = $"gate {Number(gate.Number)}, {RoughTime.Of(now - gate.StartedAt)}";
            yield return (
                silent > Silence ? $"{about}, silent for {RoughTime.Of(silent)}: {gate.LastLine}"
                : gate.LastLine is { } line ? $"{about}: {line}"
                : about,
                silent > Silence ? TextStyle.Warning : TextStyle.Good
            );
        }

        // Taking a work order notes its title as the intent, which stands above.
        if (work.LastEntry is { } entry && (entry.IsResult || entry.Text != work.Row.Title))
        {
            yield return ($"{(entry.IsResult ? "result" : "intent")}: {entry.Text}", TextStyle.Faint);
        }
    }

    private WatchSection Problems(ImmutableArray<string> warnings) =>
        new(
            [new($"PROBLEMS {Number(view.Status.Problems.Length + warnings.Length)}"), new("WHAT", IsFlexible: true)],
            [
                .. warnings.Select(warning => new WatchRow(("warning", TextStyle.Warning), warning)),
                .. view.Status.Problems.Select(problem => new WatchRow(
                    (problem.Code.Name, problem.Level < ProblemLevel.Info ? TextStyle.Warning : TextStyle.Faint),
                    problem.Message
                )),
            ]
        );

    private WatchSection Ready() =>
        new(
            [
                new($"READY {Number(view.Status.ReadyCount)}"),
                new("PRIORITY", FromWidth: 60),
                new("EPIC", FromWidth: 90, IsFlexible: true),
                new("TITLE", IsFlexible: true),
            ],
            [
                .. view.Ready.Select(row => new WatchRow(
                    (row.Id.Value, TextStyle.Strong),
                    row.Priority ?? "",
                    row.EpicId ?? "",
                    row.Title ?? ""
                )),
            ],
            view.Status.ReadyCount - view.Ready.Length
        );

    private WatchSection Latest() =>
        new(
            [
                new("LATEST (UTC)"),
                new("WORK ORDER"),
                new("VERB", FromWidth: 60),
                new("STATE"),
                new("OWNER", FromWidth: 60, IsFlexible: true),
                new("WHY", FromWidth: 80, IsFlexible: true),
            ],
            [.. view.Latest.Select(Row)]
        );

    private WatchRow Row(HistoryEvent happened)
    {
        var (entry, note) = (happened.Entry, happened.Entry.Note);
        return new WatchRow(
            Time(entry.At),
            (entry.Id.Value, TextStyle.Strong),
            entry.Verb,
            HistoryText.State(entry),
            HistoryText.Who(note),
            HistoryText.Why(note)
        );
    }

    private string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString(
            at.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm:ss" : "yyyy-MM-dd",
            CultureInfo.InvariantCulture
        );

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
