using System.Globalization;

namespace Wo.Bench;

/// <summary>The result: medians, spread, and each median as a multiple of the baseline's.</summary>
internal sealed class Table(int runs)
{
    private readonly List<string> lines = [];

    public void Add(string title, Contestant baseline, IReadOnlyList<(Contestant Contestant, double[] Times)> results)
    {
        var least = Median(results.Single(result => result.Contestant == baseline).Times);
        lines.Add($"{title}");
        foreach (var (contestant, times) in results)
        {
            var ratio = Median(times) / least;
            var verdict =
                contestant == baseline ? "baseline"
                : contestant.Target is { } target
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"target {target:F1}: {(ratio <= target ? "met" : "MISSED")}"
                    )
                : "";
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {contestant.Name, -24}{Median(times), 9:F2} ms {times[times.Length / 10], 9:F2} {times[times.Length * 9 / 10], 9:F2}{ratio, 8:F2}  {verdict}"
                )
            );
        }
    }

    /// <summary>A line below those of the last group.</summary>
    public void Note(string line) => lines.Add(line);

    public void Print()
    {
        Console.WriteLine($"{runs} runs of each, in turn; {Environment.ProcessorCount} processors");
        Console.WriteLine($"  {"", -24}{"median", 12} {"10 %", 9} {"90 %", 9}{"ratio", 8}");
        lines.ForEach(Console.WriteLine);
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
