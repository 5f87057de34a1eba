using System.Globalization;
using System.Text;

namespace Wo.Bench;

/// <summary>How cost grows with the tree: a page of tables and two pictures.</summary>
/// <param name="tool">The tool.</param>
/// <param name="directory">Where the page and the pictures are written.</param>
/// <param name="largest">The largest tree; each of the others has a tenth of the next.</param>
/// <param name="runs">How often each runs.</param>
internal sealed class Growth(string tool, string directory, int largest, int runs)
{
    private const int Smallest = 100;
    private const int WarmUps = 1;

    private readonly SortedDictionary<
        int,
        (IReadOnlyList<Measured> First, IReadOnlyList<Measured> Again, int[] Memory)
    > sizes = [];

    /// <summary>Measures and writes.</summary>
    public void Measure()
    {
        // All of them stay until the end: where many files were just deleted, ext4 takes several times as long to make new ones.
        var trees = new List<ScratchRepository>();
        for (var count = Smallest; count <= largest; count *= 10)
        {
            Console.Error.WriteLine($"{count} work orders");
            trees.Add(ScratchRepository.Grown(tool, count));
            Measure(trees[^1], count);
        }

        File.WriteAllText(Path.Combine(directory, "growth.md"), Page());
        foreach (var isFirst in (bool[])[true, false])
        {
            var plot = new GrowthPlot(
                $"Processor time {(isFirst ? "first" : "again")}, in ms, by the number of work orders",
                [.. sizes.Keys],
                [
                    .. Names.Select(
                        (name, at) => (name, sizes.Values.Select(size => Of(size, isFirst)[at].ProcessorTime).ToArray())
                    ),
                ]
            );
            File.WriteAllText(
                Path.Combine(directory, "pictures", $"growth-{(isFirst ? "first" : "again")}.svg"),
                plot.ToSvg()
            );
        }

        trees.ForEach(tree => tree.Dispose());
    }

    private string[] Names => [.. sizes.First().Value.First.Select(measured => measured.Contestant.Name)];

    private static IReadOnlyList<Measured> Of(
        (IReadOnlyList<Measured> First, IReadOnlyList<Measured> Again, int[] Memory) size,
        bool isFirst
    ) => isFirst ? size.First : size.Again;

    private void Measure(ScratchRepository tree, int count)
    {
        var looks = new Looks(tool, tree, "");
        var floor = tree.ReadingAll();
        looks.MakeIndex();
        var first = Race.Run([floor, .. looks.First], runs, WarmUps);
        looks.Keep();
        var again = Race.Run([floor, .. looks.Again], runs, WarmUps);
        int[] memory = [0, .. looks.All.Select(words => SystemCost.Memory(tool, tree.Root, words) / 1024)];
        // The names of later sizes are those of the first, but for the id that is shown.
        sizes.Add(count, (Named(first), Named(again), memory));
    }

    private static List<Measured> Named(IReadOnlyList<Measured> results) =>
        [
            .. results.Select(result =>
                result.Contestant.Name.StartsWith("wo show", StringComparison.Ordinal)
                    ? result with
                    {
                        Contestant = result.Contestant with { Name = "wo show" },
                    }
                    : result
            ),
        ];

    private string Page()
    {
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            # How cost grows

            Written by `bench/growth`: medians of {runs} runs of each, in turn, with {Environment.ProcessorCount} processors. Ratios are to `cat` of all files in the
            same run. The load of the machine at the end was {Load()}: where that is more than the number of processors, processor time says more than the clock.

            ![first](pictures/growth-first.svg) ![again](pictures/growth-again.svg)

            """
        );
        Add(page, "Processor time in ms, and its ratio", "first", result => result.ProcessorTime, isFirst: true);
        Add(page, "Processor time in ms, and its ratio", "again", result => result.ProcessorTime, isFirst: false);
        Add(page, "Time on the clock in ms, and its ratio", "first", result => result.Time, isFirst: true);
        Add(page, "Time on the clock in ms, and its ratio", "again", result => result.Time, isFirst: false);
        page.Append("\n## Most memory in MB, again\n\n");
        AddRows(page, (size, at) => at == 0 ? "" : size.Memory[at].ToString(CultureInfo.InvariantCulture));
        return page.ToString();
    }

    private void Add(StringBuilder page, string title, string which, Func<Measured, double> value, bool isFirst)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}, {which}\n\n");
        AddRows(
            page,
            (size, at) =>
            {
                var results = Of(size, isFirst);
                var ratio = value(results[at]) / value(results[0]);
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{value(results[at]):F0}{(at == 0 ? "" : $" ({ratio:F2})")}"
                );
            }
        );
    }

    private void AddRows(
        StringBuilder page,
        Func<(IReadOnlyList<Measured> First, IReadOnlyList<Measured> Again, int[] Memory), int, string> cell
    )
    {
        page.Append("| |")
            .AppendJoin(" |", sizes.Keys.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)));
        page.Append(" |\n|---|").Insert(page.Length, "---:|", sizes.Count).Append('\n');
        var names = Names;
        for (var at = 0; at < names.Length; at++)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{names[at]}` | ")
                .AppendJoin(" | ", sizes.Values.Select(size => cell(size, at)))
                .Append(" |\n");
        }
    }

    private static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "not known";
}
