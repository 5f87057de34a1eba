using System.Globalization;
using System.Text.Json;
using Wo.Engine.Read.History;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Stats;

/// <summary>What <c>wo stats</c> answers.</summary>
/// <param name="counted">The figures.</param>
/// <param name="grouping">What people see a row of.</param>
/// <param name="since">Where the time begins that was asked for; <see langword="null"/> for all of it.</param>
/// <param name="journalSince">The time of the oldest line of the journal; <see langword="null"/> where it has none.</param>
/// <param name="plot">Draws.</param>
internal sealed class StatsReport(
    WorkStatistics counted,
    StatsGrouping grouping,
    DateTimeOffset? since,
    DateTimeOffset? journalSince,
    Plot plot
) : IReport
{
    private const int BarCells = 20;
    private const int LineCells = 52;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("since", since is { } start ? UtcTime.ToSecond(start) : null);
        json.WriteString("journal_since", journalSince is { } begun ? UtcTime.ToSecond(begun) : null);
        json.WriteNumber("done_per_week", Math.Round(counted.DonePerWeek, 3));
        json.WritePropertyName("all");
        FiguresJson.Write(json, counted.All, null);
        foreach (var known in StatsGrouping.All)
        {
            json.WriteStartArray($"{known.Name}s");
            foreach (var figures in known.Rows(counted))
            {
                FiguresJson.Write(json, figures, known.Member);
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("failed_gates");
        foreach (var (name, count) in counted.Gates)
        {
            json.WriteStartObject();
            json.WriteString("gate", name);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var all = counted.All;
        var fields = new FieldList();
        fields.Add("taken", $"{Number(all.Taken)}, {Number(all.TakenOver)} taken over");
        fields.Add(
            "finished",
            $"{Number(all.Done)} done, {Number(all.Failed)} failed, {Number(all.Partial)} partial; refused {Number(all.Refused)} times"
        );
        fields.Add("lead time", Spread(all.Lead));
        fields.Add("cycle time", Spread(all.Cycle));
        fields.Add("done a week", PerWeek());
        fields.Add("gates", counted.Gates.Select(gate => $"{gate.Name} {Number(gate.Count)}"));
        output.Fields(fields);

        var rows = grouping.Rows(counted);
        if (rows.IsEmpty)
        {
            return;
        }

        var most = rows.Max(figures => figures.Done);
        var table = new TextTable(
            grouping.Name.ToUpperInvariant(),
            "TAKEN",
            "FAILED",
            "PARTIAL",
            "REFUSED",
            "LEAD",
            "P90",
            "CYCLE",
            "P90",
            "DONE",
            ""
        );
        foreach (var figures in rows)
        {
            table.Add(
                (figures.Name, TextStyle.Strong),
                Number(figures.Taken),
                Number(figures.Failed),
                Number(figures.Partial),
                Number(figures.Refused),
                Rough(figures.Lead.Median),
                Rough(figures.Lead.NinetiethPercentile),
                Rough(figures.Cycle.Median),
                Rough(figures.Cycle.NinetiethPercentile),
                Number(figures.Done),
                (plot.Bar(figures.Done, most, BarCells), TextStyle.Good)
            );
        }

        output.Line();
        output.Table(table);
    }

    /// <summary>The weeks as a line, the newest of them.</summary>
    private string PerWeek()
    {
        var weeks = counted.Weeks[^Math.Min(counted.Weeks.Length, LineCells)..];
        var average = counted.DonePerWeek.ToString("0.#", CultureInfo.InvariantCulture);
        return weeks.IsEmpty
            ? average
            : $"{average}  |{plot.Line([.. weeks.Select(week => week.Done)])}|  {weeks[0].Name} to {weeks[^1].Name}";
    }

    private static string Spread(TimeSpread spread) =>
        spread.Count == 0
            ? "not known"
            : $"median {Rough(spread.Median)}, nine of ten within {Rough(spread.NinetiethPercentile)}";

    private static string Rough(TimeSpan? time) => time is { } known ? RoughTime.Of(known) : "-";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
