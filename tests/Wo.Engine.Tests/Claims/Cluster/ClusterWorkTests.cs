using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Wo.Engine.Reconcile;
using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Tests.Faults;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims.Cluster;

/// <summary>
/// The verbs themselves in real clones, on one work order, while members of etcd are killed, paused and cut off. One round, and
/// twenty with <c>WO_SWEEP=full</c>.
/// </summary>
[Soak]
[Collection(ClusterTests.Name)]
public sealed class ClusterWorkTests(EtcdCluster cluster)
{
    private const string Id = "WO-0001";

    // So that those who wait leave the processors to the one that works.
    private static readonly TimeSpan PauseOfRefused = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void Clones_that_take_and_release_one_work_order_never_hold_it_at_once()
    {
        cluster.Start();
        var (takes, faults) = (0, 0);
        for (var round = 0; round < (Sweep.IsFull ? 20 : 1); round++)
        {
            var record = Live(new Random(Sweep.Seed + round), ref faults);
            takes += record.Takes;
        }

        Sweep.Report($"{takes} takes, {faults} faults of the cluster");
    }

    private HoldRecord Live(Random random, ref int faults)
    {
        using var work = SharedWork.On(new EtcdClaimStore([.. EtcdCluster.Addresses]));
        var clones = new[] { work.Alice, work.Bob, work.Clone("carol"), work.Clone("dave") };
        var record = new HoldRecord();
        using var stop = new CancellationTokenSource();
        var lives = clones.Select(clone => OwnThread.Run(() => Live(clone, record, stop.Token))).ToArray();
        for (var fault = 0; fault < 3; fault++, faults++)
        {
            var kind = ClusterFault.All[random.Next(ClusterFault.All.Count)];
            var member = Math.Max(EtcdCluster.Leader(), 1);
            AwaitTake();
            kind.Begin(cluster, member);
            try
            {
                AwaitTake();
            }
            finally
            {
                kind.End(cluster, member);
            }
        }

        AwaitTake();
        stop.Cancel();
        Task.WaitAll(lives, TestContext.Current.CancellationToken);
        EtcdCluster.WaitUntilWhole();
        foreach (var clone in clones)
        {
            new Reconciler(clone.Workspace).Apply(force: false, TestContext.Current.CancellationToken);
        }

        var seed = string.Create(CultureInfo.InvariantCulture, $"WO_SEED={Sweep.Seed}");
        var both = record.Check(static _ => []);
        Assert.True(both.Count == 0, $"{seed}: {string.Join('\n', both)}");
        var holders = clones.Where(HasLease).Select(clone => clone.Name).ToList();
        Assert.True(holders.Count <= 1, $"{seed}: {string.Join(" and ", holders)} have a lease");
        Assert.Equal(holders.SingleOrDefault(), work.Claim()?.Lease?.Owner);
        return record;

        void AwaitTake()
        {
            var takes = record.Takes;
            Assert.True(SpinWait.SpinUntil(() => record.Takes > takes, EtcdCluster.Patience), "no clone gets through");
        }
    }

    private static void Live(TestClone clone, HoldRecord record, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (!clone.Take().TryGet(out var taken, out _))
            {
                stop.WaitHandle.WaitOne(PauseOfRefused);
                continue;
            }

            var hold = record.Take(Id, clone.Name, Stopwatch.GetTimestamp());
            TestClone.Commit(taken, $"{Guid.NewGuid():N}.txt");
            while (!stop.IsCancellationRequested)
            {
                var began = Stopwatch.GetTimestamp();
                if (clone.Release().IsOk)
                {
                    hold.Until = began;
                    break;
                }
            }
        }
    }

    /// <summary>Whether its control record says that it holds the work order.</summary>
    private static bool HasLease(TestClone clone)
    {
        var path = clone.Workspace.ControlLayout.Record(PendingWork.Id(Id));
        if (!File.Exists(path))
        {
            return false;
        }

        using var record = JsonDocument.Parse(File.ReadAllText(path));
        return record.RootElement.TryGetProperty("lease", out var lease) && lease.ValueKind == JsonValueKind.Object;
    }
}
