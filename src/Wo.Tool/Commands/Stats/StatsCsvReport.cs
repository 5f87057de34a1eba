using System.Globalization;
using System.Text.Json;
using Wo.Engine.Read.History;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Stats;

/// <summary>What <c>wo stats --csv</c> answers: a row for everything, and one for each group.</summary>
/// <param name="counted">The figures.</param>
/// <param name="only">The groups that are wanted; <see langword="null"/> for all.</param>
internal sealed class StatsCsvReport(WorkStatistics counted, StatsGrouping? only) : IReport
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Always: it has no such form, and the command refuses to ask for it.</exception>
    public void WriteJson(Utf8JsonWriter json) => throw new InvalidOperationException("--csv is no JSON.");

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        output.Line(
            "group,name,taken,done,failed,partial,refused,takeovers,lead_median_seconds,lead_p90_seconds,"
                + "cycle_median_seconds,cycle_p90_seconds"
        );
        output.Line(Row("all", counted.All));
        foreach (var grouping in StatsGrouping.All)
        {
            if (only is null || only == grouping)
            {
                foreach (var figures in grouping.Rows(counted))
                {
                    output.Line(Row(grouping.Name, figures));
                }
            }
        }
    }

    private static string Row(string group, WorkFigures figures) =>
        string.Join(
            ',',
            CsvCell.Of(group),
            // A cell is one line, so that a row is, too.
            CsvCell.Of(OneLine.Of(figures.Name)),
            Number(figures.Taken),
            Number(figures.Done),
            Number(figures.Failed),
            Number(figures.Partial),
            Number(figures.Refused),
            Number(figures.TakenOver),
            Seconds(figures.Lead.Median),
            Seconds(figures.Lead.NinetiethPercentile),
            Seconds(figures.Cycle.Median),
            Seconds(figures.Cycle.NinetiethPercentile)
        );

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan? time) =>
        time is { } known ? Math.Round(known.TotalSeconds).ToString("0", CultureInfo.InvariantCulture) : "";
}
