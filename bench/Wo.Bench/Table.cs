using System.Globalization;

namespace Wo.Bench;

/// <summary>The result: medians, spread, and each median as a multiple of the baseline's.</summary>
internal sealed class Table(int runs)
{
    private readonly List<string> lines = [];

    public void Add(string title, Contestant baseline, IReadOnlyList<Measured> results)
    {
        var least = results.Single(result => result.Contestant == baseline);
        lines.Add($"{title}");
        foreach (var result in results)
        {
            var (contestant, times) = (result.Contestant, result.Times);
            var ratio = result.Time / least.Time;
            var verdict =
                contestant == baseline ? "baseline"
                : contestant.Target is { } target
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"target {target:F2}: {(ratio <= target ? "met" : "MISSED")}"
                    )
                : "";
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {contestant.Name, -44}{result.Time, 9:F2} ms {times[times.Length / 10], 9:F2} {times[times.Length * 9 / 10], 9:F2}{ratio, 7:F2} {result.ProcessorTime, 9:F2} ms{result.ProcessorTime / least.ProcessorTime, 7:F2}  {verdict}"
                )
            );
        }
    }

    /// <summary>A line below those of the last group.</summary>
    public void Note(string line) => lines.Add(line);

    public void Print()
    {
        Console.WriteLine($"{runs} runs of each, in turn; {Environment.ProcessorCount} processors");
        Console.WriteLine(
            $"  {"", -44}{"median", 12} {"10 %", 9} {"90 %", 9}{"ratio", 7} {"processor", 12}{"ratio", 7}"
        );
        lines.ForEach(Console.WriteLine);
    }
}
