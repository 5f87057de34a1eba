using System.Globalization;

namespace Wo.Bench;

/// <summary>What looks at a tree of any size, against reading all of its files; and what verbs cost in it, against a small one.</summary>
/// <param name="tool">The tool.</param>
/// <param name="before">The tool as it was, which looks at a tree of its own in the same turns; <see langword="null"/> for none.</param>
/// <param name="count">How many work orders there are.</param>
/// <param name="runs">How often each runs.</param>
internal sealed class TreeCost(string tool, string? before, int count, int runs)
{
    private const int WarmUps = 2;

    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        using var large = ScratchRepository.Grown(tool, Math.Max(count, GrownTree.Free));
        using var other = before is null ? null : ScratchRepository.Grown(before, large.WorkOrders);
        using var small = ScratchRepository.Grown(tool, GrownTree.Free);
        var table = new Table(runs);
        Look(
            table,
            other is null ? [new Looks(tool, large, "")] : [new(tool, large, ", now"), new(before!, other, ", before")]
        );
        table.Print();

        // Each index keeps copies of some work orders that it has not seen before, until there is one of each.
        for (var kept = 0; kept < large.WorkOrders; kept += 256)
        {
            large.Tool.RunAside("index");
        }

        Act(large, small);
    }

    /// <summary>In turn: everything that looks at a tree, by each tool in a tree of its own.</summary>
    private void Look(Table table, Looks[] tools)
    {
        var floor = tools[0].Tree.ReadingAll();
        foreach (var looks in tools)
        {
            looks.MakeIndex();
        }

        table.Add(
            $"{tools[0].Tree.WorkOrders} work orders, first",
            floor,
            Race.Run([floor, .. tools.SelectMany(looks => looks.First)], runs, WarmUps)
        );
        foreach (var looks in tools)
        {
            looks.Keep();
        }

        table.Add(
            $"{tools[0].Tree.WorkOrders} work orders, again",
            floor,
            Race.Run([floor, .. tools.SelectMany(looks => looks.Again)], runs, WarmUps)
        );
        foreach (var look in tools[0].All)
        {
            var cost = SystemCost.Of(tool, tools[0].Tree.Root, look);
            table.Note(Describe("wo " + string.Join(' ', look), cost, tools[0].Tree, look));
        }
    }

    private string Describe(string name, SystemCost cost, ScratchRepository tree, string[] arguments) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"  {name, -32}{cost.Calls, 8} calls {cost.Processes, 3} processes {cost.Syncs, 3} syncs {SystemCost.Memory(tool, tree.Root, arguments) / 1024, 5} MB"
        );

    /// <summary>In turn: the verbs in both trees, and the least of what take has to do in each.</summary>
    private void Act(ScratchRepository large, ScratchRepository small)
    {
        var times = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        var counts = new List<string>();
        var number = 0;
        for (var run = -WarmUps; run < runs; run++)
        {
            number++;
            foreach (var (tree, name) in ((ScratchRepository, string)[])[(small, "small"), (large, "large")])
            {
                var wo = new Command(tool, tree.Root);
                var id = GrownTree.Id(number);
                var raw = tree.WorktreeOf($"raw-{number}");
                Time($"git worktree add, {name}", () => tree.Git.Run("worktree", "add", "-q", "-b", $"r{number}", raw));
                Time($"wo take, {name}", () => wo.Run("take", id));
                Time($"wo heartbeat, {name}", () => wo.Run("heartbeat", id));
                Work.In(tree.PlaceOf(id), $"src/part-{number}");
                Time($"git for an end, {name}", () => EndWithGit(tree, raw));
                Time($"wo finish, {name}", () => wo.Run("finish", id, "--summary", "done"));
                void Time(string what, Action act)
                {
                    Command.Elapsed = TimeSpan.Zero;
                    act();
                    if (run >= 0)
                    {
                        times.TryAdd(what, []);
                        times[what].Add(Command.Elapsed.TotalMilliseconds);
                    }
                }
            }
        }

        number++;
        foreach (var (tree, name) in ((ScratchRepository, string)[])[(small, "small"), (large, "large")])
        {
            var id = GrownTree.Id(number);
            counts.Add(Count("take", tree, name, "take", id));
            counts.Add(Count("heartbeat", tree, name, "heartbeat", id));
            Work.In(tree.PlaceOf(id), $"src/part-{number}");
            counts.Add(Count("finish", tree, name, "finish", id, "--summary", "done"));
        }

        Console.WriteLine($"verbs in a tree of {large.WorkOrders} (large) and of {small.WorkOrders} (small)");
        foreach (var (what, series) in times)
        {
            series.Sort();
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"  {what, -32}{series[series.Count / 2], 9:F2} ms")
            );
        }

        Ratio("wo take, large", "wo take, small");
        Ratio("wo take, large", "git worktree add, large");
        Ratio("wo heartbeat, large", "wo heartbeat, small");
        Ratio("wo finish, large", "wo finish, small");
        Ratio("wo finish, large", "git for an end, large");
        Ratio("git for an end, large", "git for an end, small");
        counts.ForEach(Console.WriteLine);

        void Ratio(string what, string against) =>
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {what} / {against}: {times[what][times[what].Count / 2] / times[against][times[against].Count / 2]:F2}"
                )
            );
    }

    /// <summary>
    /// What git does at the end of a worktree: whether it is clean is asked before the gates, behind their commands, under the guard
    /// and, with ignored files, before it is removed.
    /// </summary>
    private static void EndWithGit(ScratchRepository tree, string worktree)
    {
        foreach (var ignored in (string[])["no", "no", "no", "traditional"])
        {
            new Command("git", worktree).Run(
                "status",
                "--porcelain=v2",
                "--untracked-files=all",
                $"--ignored={ignored}"
            );
        }

        tree.Git.Run("worktree", "remove", worktree);
    }

    private string Count(string verb, ScratchRepository tree, string name, params string[] arguments)
    {
        var cost = SystemCost.Of(tool, tree.Root, arguments);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {$"wo {verb}, {name}", -32}{cost.Calls, 8} calls {cost.Processes, 3} processes {cost.Syncs, 3} syncs"
        );
    }
}
