using System.Diagnostics;
using System.Globalization;
using Wo.TestKit;
using Wo.TestKit.Remotes;

namespace Wo.Bench;

/// <summary>
/// Claims of several clones at once against the least that a claim needs, in the same run: through <c>file://</c> and
/// <c>git http-backend</c> a ref that is pushed with <c>--force-with-lease</c>, in etcd a transaction. And what <c>claims: local</c>
/// adds to a take.
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
        foreach (var clones in Sizes)
        {
            using var remote = new ScratchRemote(tool, clones, clones * each, "{backend: git}");
            remote.Reach(new Uri(remote.Path).AbsoluteUri);
            Measure(remote, $"file, {Count(clones)}", "git push --force-with-lease", each, PushRef);
        }

        foreach (var clones in Sizes)
        {
            using var remote = new ScratchRemote(tool, clones, clones * each, "{backend: git}");
            await using var server = new GitHttpServer(remote.Parent);
            remote.Reach(server.AddressOf(ScratchRemote.Name));
            Measure(remote, $"http, {Count(clones)}", "git push --force-with-lease", each, PushRef);
        }

        if (Programs.Has("etcd"))
        {
            using var etcd = new EtcdServer();
            foreach (var clones in Sizes)
            {
                var settings = $"{{backend: etcd, endpoints: ['{etcd.Address}'], prefix: /of-{clones}}}";
                using var remote = new ScratchRemote(tool, clones, clones * each, settings);
                remote.Reach(new Uri(remote.Path).AbsoluteUri);
                var access = new EtcdAccess(etcd.Address);
                Measure(
                    remote,
                    $"etcd, {Count(clones)}",
                    "a transaction",
                    each,
                    (clone, number) => access.Create($"/bare-{clones}/{clone.Index}/{number}", new byte[800])
                );
            }
        }

        Local(tool, each * Sizes[^1]);
    }

    private static string Count(int clones) => clones == 1 ? "1 clone" : $"{clones} clones";

    private static void PushRef(ScratchClone clone, int number) => clone.PushRef(number);

    private static void Measure(
        ScratchRemote remote,
        string title,
        string least,
        int each,
        Action<ScratchClone, int> claimBarely
    )
    {
        // What is done for the first time in this program takes longer than in a process that runs for long.
        remote.Clones.ForEach(clone => claimBarely(clone, each));
        var bare = Rush(remote, each, claimBarely);
        var take = Rush(remote, each, (clone, number) => clone.Tool.Run("take", clone.Id(number)));
        var renew = Rush(remote, each, (clone, number) => clone.Tool.Run("heartbeat", clone.Id(number), "--shared"));
        Print($"{title}: {least}", bare, bare);
        Print($"{title}: wo heartbeat --shared", renew, bare);
        Print($"{title}: wo take", take, bare);
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
        using var local = ScratchRepository.WithPool(tool, runs + Race.WarmUps, "claims: {backend: local}\n");
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
