using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Wo.Engine.Claims;
using Wo.Engine.Configuration;
using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Tests.Claims.Linearizability;
using Wo.Engine.Tests.Faults;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;
using Wo.TestKit.Remotes;

namespace Wo.Engine.Tests.Claims.Cluster;

/// <summary>
/// Clones share claims through three members of etcd of which one is killed, paused or cut off meanwhile. A few histories,
/// two hundred with <c>WO_SWEEP=full</c>; <c>WO_SEED</c> says which.
/// </summary>
[Soak]
[Collection(ClusterTests.Name)]
public sealed class ClusterHistoryTests(EtcdCluster cluster)
{
    private const int Clones = 6;
    private static readonly ImmutableArray<string> Ids = ["WO-0001", "WO-0002", "WO-0003"];

    private static int Histories => Sweep.IsFull ? 200 : ClusterFault.All.Count;

    [Fact]
    public void No_fault_of_a_cluster_gives_a_work_order_to_two_or_breaks_a_register()
    {
        cluster.Start();
        var counts = new HistorySums();
        for (var history = 0; history < Histories; history++)
        {
            Live(history, counts);
        }

        Sweep.Report(counts.ToString());
        // A cluster that no clone got through to would show nothing.
        Assert.True(counts.Won > 20 * Histories, counts.ToString());
        Assert.True(counts.Unknown > 0, counts.ToString());
    }

    private void Live(int history, HistorySums counts)
    {
        var random = new Random(Sweep.Seed + history);
        var fault = ClusterFault.All[history % ClusterFault.All.Count];
        using var directory = new TemporaryDirectory(inMemory: true);
        var prefix = $"/histories/{Guid.NewGuid():N}";
        var (events, record) = (new ConcurrentQueue<RegisterEvent>(), new HoldRecord());
        using var stop = new CancellationTokenSource();
        var lives = Enumerable
            .Range(0, Clones)
            .Select(number =>
            {
                // Each begins with another member.
                Uri[] order = [.. EtcdCluster.Addresses.Skip(number % 3), .. EtcdCluster.Addresses.Take(number % 3)];
                var root = directory.At($"clone-{number}");
                Directory.CreateDirectory(root);
                var settings = new EtcdSettings([.. order], prefix);
                var seed = new Random(random.Next());
                var clone = new ClusterClone($"clone-{number}", root, settings, events, record, seed);
                return OwnThread.Run(() => clone.Live(Ids, stop.Token));
            })
            .ToArray();
        var isLeader = random.Next(3) > 0;
        Await(random.Next(70, 170));
        var leader = EtcdCluster.Leader();
        var member = isLeader || leader == 0 ? Math.Max(leader, 1) : (leader % 3) + 1;
        fault.Begin(cluster, member);
        try
        {
            Await(random.Next(100, 400));
        }
        finally
        {
            fault.End(cluster, member);
        }

        Await(random.Next(70, 170));
        stop.Cancel();
        Task.WaitAll(lives, TestContext.Current.CancellationToken);
        EtcdCluster.WaitUntilWhole();
        Check($"history {history}: {(member == leader ? "leader" : "member")} {fault}", prefix, events, record, counts);

        // By what the clones did, and not by time: on a slow machine as much happens.
        void Await(int calls)
        {
            var goal = events.Count + calls;
            Assert.True(SpinWait.SpinUntil(() => events.Count >= goal, EtcdCluster.Patience), "no clone gets through");
        }
    }

    private static void Check(
        string name,
        string prefix,
        ConcurrentQueue<RegisterEvent> events,
        HoldRecord record,
        HistorySums counts
    )
    {
        var began = Stopwatch.GetTimestamp();
        var access = new EtcdAccess(EtcdCluster.Addresses[0]);
        var histories = Ids.ToDictionary(id => id, id => Versions(access, $"{prefix}/{id}"));
        var faults = record.Check(id => [.. histories[id].Select(version => LeaseIn(id, version))]).ToList();
        foreach (var (id, versions) in histories)
        {
            var calls = events.Where(call => call.Register == id).ToList();
            faults.AddRange(LinearizabilityChecker.Check(versions, calls).Select(fault => $"{id}: {fault}"));
            counts.Add(versions.Count, calls);
        }

        counts.Add(record);
        var story =
            from id in Ids
            where faults.Exists(fault => fault.Contains(id, StringComparison.Ordinal))
            from line in Told(id, histories[id]).Concat(record.Story(id))
            select line;
        Assert.True(
            faults.Count == 0,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}, WO_SEED={Sweep.Seed}:\n{string.Join('\n', faults.Concat(story))}"
            )
        );
        Sweep.Report($"{name}: {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s to check");
    }

    /// <summary>What a register held, one line a version, for those who look for the reason of a fault.</summary>
    private static IEnumerable<string> Told(string id, List<RegisterVersion> versions) =>
        from version in versions
        let claim = SharedClaimReader.Read(PendingWork.Id(id), version.Content, out _)
        select $"{id} {version.Version}: {claim?.State} by {claim?.ChangedBy}, lease {claim?.Lease?.Owner} {claim?.Lease?.TokenHash?[..6]}, {claim?.Intent?.Verb}";

    private static string? LeaseIn(string id, RegisterVersion version) =>
        SharedClaimReader.Read(PendingWork.Id(id), version.Content, out _)?.Lease?.TokenHash;

    /// <summary>All that a register ever held, the first one first: etcd keeps every version.</summary>
    private static List<RegisterVersion> Versions(EtcdAccess access, string key)
    {
        var versions = new List<RegisterVersion>();
        for (var found = access.Get(key); found is { } value; found = access.Get(key, value.Revision - 1))
        {
            versions.Add(new(value.Revision.ToString(CultureInfo.InvariantCulture), value.Content));
        }

        versions.Reverse();
        return versions;
    }
}
