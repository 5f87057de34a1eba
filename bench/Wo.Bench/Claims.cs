using System.Collections.Concurrent;
using System.Diagnostics;
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
        _ = Rush.Of(Claimers, _ => new Command(tool, Path.GetTempPath()).Run("--version")); // what starts them is compiled once
        for (var run = 0; run < runs; run++)
        {
            var bare = NewPool();
            worktrees.Add(
                Rush.Of(
                    Claimers,
                    number => AddWorktree(bare, $"agent-{number}", () => Interlocked.Increment(ref repeated))
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
        Console.WriteLine($"  {"", -24}{"a second", 12} {"median", 9} {"99 %", 9} {"failed", 8}");
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
                number => new Command(tool, pool.Root).Run("take", "--next", "--owner", $"agent-{number}")
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
    /// One worktree of git. It fails where another git is just making one, and then is run again as a script would run it, until
    /// there is the worktree: without one there is no work to compare.
    /// </summary>
    private static void AddWorktree(ScratchRepository tree, string name, Action whenRepeated)
    {
        var place = tree.WorktreeOf(name);
        for (var attempt = 1; ; attempt++)
        {
            // The branch is there before the worktree is.
            var hasBranch = File.Exists(Path.Combine(tree.Root, ".git", "refs", "heads", name));
            string[] what = hasBranch ? [place, name] : ["-b", name, place];
            try
            {
                new Command("git", tree.Root).Run(["worktree", "add", .. what]);
                return;
            }
            catch (InvalidOperationException) when (attempt < MostAttempts)
            {
                whenRepeated();
            }
        }
    }

    private static void Print(string name, List<Rush> rushes)
    {
        var times = rushes.SelectMany(rush => rush.Times).Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {name, -24}{Rate(rushes), 12:F1} {times[times.Length / 2], 7:F2} s {Slowest(rushes), 7:F2} s {rushes.Sum(rush => rush.Failed), 8}"
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

    /// <summary>Many processes that were started at the same moment.</summary>
    /// <param name="Seconds">From the first start to the last end.</param>
    /// <param name="Times">When each of those that succeeded had its end, in seconds from the first start.</param>
    /// <param name="Failed">How many failed.</param>
    private sealed record Rush(double Seconds, double[] Times, int Failed)
    {
        public static Rush Of(int count, Action<int> run)
        {
            var times = new ConcurrentBag<double>();
            var begin = Stopwatch.GetTimestamp();
            var threads = Enumerable
                .Range(0, count)
                .Select(number => new Thread(() =>
                {
                    // .NET starts one process after the other, but all want theirs from the first moment on.
                    try
                    {
                        run(number);
                        times.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
                    }
                    catch (InvalidOperationException failed)
                    {
                        Console.Error.WriteLine(failed.Message);
                    }
                }))
                .ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            return new Rush(Stopwatch.GetElapsedTime(begin).TotalSeconds, [.. times], count - times.Count);
        }
    }
}
