using System.Globalization;

namespace Wo.Bench;

/// <summary>Many processes that take the next work order at the same moment, against as many bare <c>git worktree add</c>.</summary>
internal static class Claims
{
    /// <summary>How many work orders there are to choose from, unless it is said.</summary>
    public const int UsualPool = 1_000;

    private const int Claimers = 64;
    private const int MostAttempts = 100;

    /// <summary>
    /// Measures and prints: worktrees, claims in a pool that a command has looked at before, and claims in one that none has.
    /// </summary>
    /// <param name="tool">The tool as native code.</param>
    /// <param name="runs">How often, each time in new repositories.</param>
    /// <param name="size">How many work orders there are to choose from.</param>
    public static void Measure(string tool, int runs, int size)
    {
        var (claims, first, worktrees) = (new List<Rush>(), new List<Rush>(), new List<Rush>());
        var repeated = 0;
        // On a disk all of them stay until the end: where many files were just deleted, ext4 takes several times as long to make new
        // ones. In memory each one goes before the next: memory that nothing has used yet is had at twice the price.
        var trees = new List<ScratchRepository>();
        var isInMemory = new DriveInfo(Path.GetTempPath()).DriveFormat == "tmpfs";
        _ = Rush.Of(Claimers, _ => new Command(tool, Path.GetTempPath()).Hold("--version")); // what starts them is compiled once
        for (var run = 0; run < runs; run++)
        {
            var bare = NewPool();
            worktrees.Add(
                Rush.Of(
                    Claimers,
                    number => new Command("git", bare.Root).Hold([.. Worktree(bare, number)]),
                    number =>
                    {
                        Interlocked.Increment(ref repeated);
                        AddWorktree(bare, number);
                    }
                )
            );

            var seen = NewPool();
            seen.Tool.RunAside("list", "--ready");
            claims.Add(Claim(seen));
            first.Add(Claim(NewPool()));
        }

        Console.WriteLine(
            $"{Claimers} at once on a pool of {size}, {runs} runs; {Environment.ProcessorCount} processors"
        );
        Console.WriteLine($"  {"", -24}{"a second", 12} {"median", 9} {"99 %", 9} {"processor", 10} {"failed", 8}");
        Print("git worktree add -b", worktrees);
        Print("wo take --next", claims);
        Print("the same, unseen pool", first);
        Console.WriteLine($"  git failed {repeated} times because another one was at work, and was run again");
        Compare("wo take --next", claims);
        Compare("the same, unseen pool", first);
        Clear();

        void Clear()
        {
            trees.ForEach(tree => tree.Dispose());
            trees.Clear();
        }

        // A pool is older than its first claim: of files that changed a moment ago nothing is kept.
        ScratchRepository NewPool()
        {
            if (isInMemory)
            {
                Clear();
            }

            var pool = ScratchRepository.WithPool(tool, size);
            trees.Add(pool);
            Thread.Sleep(TimeSpan.FromSeconds(3));
            return pool;
        }

        Rush Claim(ScratchRepository pool) =>
            Rush.Of(
                Claimers,
                number => new Command(tool, pool.Root).Hold("take", "--next", "--owner", $"agent-{number}")
            );

        void Compare(string name, List<Rush> rushes) =>
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {name}: ratio of rates {Rate(rushes) / Rate(worktrees):F2}, of the 99 % {Slowest(rushes) / Slowest(worktrees):F2}"
                )
            );
    }

    /// <summary>
    /// A worktree of a git that failed because another one was just making its own. It is run again as a script would run it, until
    /// there is the worktree: without one there is no work to compare.
    /// </summary>
    private static void AddWorktree(ScratchRepository tree, int number)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                new Command("git", tree.Root).Run([.. Worktree(tree, number)]);
                return;
            }
            catch (InvalidOperationException) when (attempt < MostAttempts) { }
        }
    }

    private static IEnumerable<string> Worktree(ScratchRepository tree, int number)
    {
        var name = $"agent-{number}";
        // Of one that failed the branch is there before the worktree is.
        var hasBranch = File.Exists(Path.Combine(tree.Root, ".git", "refs", "heads", name));
        string[] what = hasBranch ? [tree.WorktreeOf(name), name] : ["-b", name, tree.WorktreeOf(name)];
        return ["worktree", "add", .. what];
    }

    private static void Print(string name, List<Rush> rushes)
    {
        var times = rushes.SelectMany(rush => rush.Times).Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {name, -24}{Rate(rushes), 12:F1} {times[times.Length / 2], 7:F2} s {Slowest(rushes), 7:F2} s {rushes.Average(rush => rush.ProcessorEach), 7:F1} ms {rushes.Sum(rush => rush.Failed), 8}"
            )
        );
    }

    private static double Rate(List<Rush> rushes) =>
        rushes.Sum(rush => rush.Times.Length) / rushes.Sum(rush => rush.Seconds);

    private static double Slowest(List<Rush> rushes)
    {
        var times = rushes.SelectMany(rush => rush.Times).Order().ToArray();
        return times[times.Length * 99 / 100];
    }
}
