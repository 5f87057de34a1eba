namespace Wo.Bench;

/// <summary>The tool against itself as it was at another commit.</summary>
internal static class Comparison
{
    private static readonly string[] Looks = ["--version", "list", "status"];

    /// <summary>Measures and prints.</summary>
    /// <param name="before">The tool as it was.</param>
    /// <param name="now">The tool.</param>
    /// <param name="runs">How often each runs.</param>
    public static void Measure(string before, string now, int runs)
    {
        var table = new Table(runs);
        using (var tree = ScratchRepository.WithWorkOrders(before, 40))
        {
            foreach (var look in Looks)
            {
                Add(table, $"wo {look}, {tree.WorkOrders} work orders", runs, tool => Run(tool, tree.Root, look));
            }
        }

        // Each changes a tree of its own.
        var count = runs + Race.WarmUps;
        using var treeBefore = ScratchRepository.WithWorkOrders(before, count);
        using var treeNow = ScratchRepository.WithWorkOrders(now, count);
        var verbs = new Dictionary<string, Verbs> { [before] = new(treeBefore), [now] = new(treeNow) };
        Add(table, "take, a commit, finish", runs, tool => verbs[tool].TakeAndFinish);
        table.Print();

        void Add(Table table, string title, int runs, Func<string, Action> act)
        {
            var least = new Contestant("before", act(before));
            table.Add(title, least, Race.Run([least, new Contestant("now", act(now))], runs));
        }
    }

    private static Action Run(string tool, string directory, string argument) =>
        () => new Command(tool, directory).Run(argument);
}
