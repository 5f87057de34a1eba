namespace Wo.Bench;

/// <summary>The tool in the three forms in which platforms get it, against each other.</summary>
internal static class Startup
{
    private static readonly string[] Commands = ["--version", "status", "list"];

    /// <summary>Measures and prints.</summary>
    /// <param name="native">The tool as native code.</param>
    /// <param name="readyToRun">On the .NET runtime, compiled ahead of time.</param>
    /// <param name="portable">On the .NET runtime, compiled where it runs.</param>
    /// <param name="runs">How often each runs.</param>
    public static void Measure(string native, string readyToRun, string portable, int runs)
    {
        var table = new Table(runs);
        using var tree = ScratchRepository.WithWorkOrders(native, 40);
        foreach (var command in Commands)
        {
            Contestant[] contestants =
            [
                .. new[] { ("native", native), ("ReadyToRun", readyToRun), ("any", portable) }.Select(
                    form => new Contestant(form.Item1, () => new Command(form.Item2, tree.Root).Run(command))
                ),
            ];
            table.Add($"wo {command}, {tree.WorkOrders} work orders", contestants[0], Race.Run(contestants, runs));
        }

        table.Print();
    }
}
