using System.Diagnostics;
using System.Globalization;
using Wo.TestKit.Remotes;

namespace Wo.Bench;

/// <summary>
/// Claims of several clones at once, through <c>file://</c> and <c>git http-backend</c>, against as many clones that push a ref
/// of their own with <c>--force-with-lease</c> in the same run; and what <c>claims: local</c> adds to a take.
/// </summary>
internal static class SharedClaims
{
    private static readonly int[] Sizes = [1, 4, 8];

    /// <summary>Measures and prints.</summary>
    /// <param name="tool">The tool as native code.</param>
    /// <param name="each">How many claims each clone makes.</param>
    public static async Task Measure(string tool, int each)
    {
        Console.WriteLine(
            $"{each} of each in every clone, clones at once; {Environment.ProcessorCount} processors, load {Load()}"
        );
        Console.WriteLine($"  {"", -44}{"a second", 9}{"median", 10}{"99 %", 10}{"rate", 8}{"median", 8}");
        foreach (var transport in (string[])["file", "http"])
        {
            foreach (var clones in Sizes)
            {
                using var remote = new ScratchRemote(tool, clones, clones * each);
                await using var server = transport == "http" ? new GitHttpServer(remote.Parent) : null;
                remote.Reach(server?.AddressOf(ScratchRemote.Name) ?? new Uri(remote.Path).AbsoluteUri);
                Measure(remote, $"{transport}, {clones} {(clones == 1 ? "clone" : "clones")}", each);
            }
        }

        Local(tool, each * Sizes[^1]);
    }

    private static void Measure(ScratchRemote remote, string title, int each)
    {
        var push = Rush(remote, each, (clone, number) => clone.PushRef(number));
        var take = Rush(remote, each, (clone, number) => clone.Tool.Run("take", clone.Id(number)));
        var renew = Rush(remote, each, (clone, number) => clone.Tool.Run("heartbeat", clone.Id(number), "--shared"));
        Print($"{title}: git push --force-with-lease", push, push);
        Print($"{title}: wo heartbeat --shared", renew, push);
        Print($"{title}: wo take", take, push);
    }

    private static (double Seconds, double[] Times) Rush(ScratchRemote remote, int each, Action<ScratchClone, int> run)
    {
        var times = new double[remote.Clones.Count * each];
        var begin = Stopwatch.GetTimestamp();
        var threads = remote
            .Clones.Select(
                (clone, index) =>
                    new Thread(() =>
                    {
                        for (var number = 0; number < each; number++)
                        {
                            var mine = Stopwatch.GetTimestamp();
                            run(clone, number);
                            times[(index * each) + number] = Stopwatch.GetElapsedTime(mine).TotalMilliseconds;
                        }
                    })
            )
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        Array.Sort(times);
        return (seconds, times);
    }

    private static void Print(string name, (double Seconds, double[] Times) one, (double Seconds, double[] Times) bare)
    {
        var (rate, least) = (one.Times.Length / one.Seconds, bare.Times.Length / bare.Seconds);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {name, -44}{rate, 9:F1}{At(one, 50), 7:F0} ms{At(one, 99), 7:F0} ms{rate / least, 8:F2}{At(one, 50) / At(bare, 50), 8:F2}"
            )
        );
    }

    private static double At((double Seconds, double[] Times) series, int percent) =>
        series.Times[Math.Min(series.Times.Length - 1, series.Times.Length * percent / 100)];

    /// <summary>A take where nothing is said of claims, and where they are said to be local.</summary>
    private static void Local(string tool, int runs)
    {
        using var without = ScratchRepository.WithPool(tool, runs + Race.WarmUps);
        using var local = ScratchRepository.WithPool(tool, runs + Race.WarmUps);
        File.AppendAllText(Path.Combine(local.Root, "_ctx", "policy", "wo.yaml"), "claims: {backend: local}\n");
        var (first, second) = (0, 0);
        var baseline = new Contestant("no claims setting", () => without.Tool.Run("take", GrownTree.Id(++first)));
        var table = new Table(runs);
        table.Add(
            "wo take",
            baseline,
            Race.Run(
                [baseline, new Contestant("claims: local", () => local.Tool.Run("take", GrownTree.Id(++second)))],
                runs
            )
        );
        table.Print();
    }

    private static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
