namespace Wo.Bench;

/// <summary>What reads every work order of a large tree, against reading the files.</summary>
internal static class LargeTree
{
    private const int WorkOrders = 10_000;
    private const double Target = 4.0;

    /// <summary>Measures and prints.</summary>
    /// <param name="tool">The tool as native code.</param>
    /// <param name="runs">How often each runs.</param>
    public static void Measure(string tool, int runs)
    {
        using var tree = ScratchRepository.WithManyWorkOrders(tool, WorkOrders);
        var wo = new Command(tool, tree.Root);
        var read = tree.ReadingAll();
        Contestant[] contestants =
        [
            read,
            new("wo list", () => wo.Run("list")),
            new("wo lint", () => wo.Run("lint"), Target),
            new("wo fmt --check", () => wo.Run("fmt", "--check")),
            new("wo deps", () => wo.Run("deps")),
        ];
        var table = new Table(runs);
        table.Add($"{tree.WorkOrders} work orders, one in ten open", read, Race.Run(contestants, runs));
        table.Print();
    }
}
