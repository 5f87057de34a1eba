using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Wo.Engine.Tests.Claims.BackEnds;
using Wo.TestKit;
using Wo.TestKit.Remotes;

namespace Wo.Engine.Tests.Claims.Cluster;

/// <summary>Three members of one etcd, each in a network of its own. Counted from 1.</summary>
public sealed class EtcdCluster : IDisposable
{
    /// <summary>For how long at most it is waited for; no test gets that far unless something is wrong.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int Size = 3;

    private readonly TemporaryDirectory directory = new(inMemory: true);
    private readonly EtcdProcess?[] members = new EtcdProcess?[Size + 1];
    private ClusterNetwork? network;

    /// <summary>Where its members answer clients.</summary>
    internal static ImmutableArray<Uri> Addresses { get; } =
    [.. Numbers.Select(member => new Uri($"http://{ClusterNetwork.AddressOf(member)}:2379"))];

    /// <summary>The numbers of its members.</summary>
    internal static IEnumerable<int> Numbers => Enumerable.Range(1, Size);

    /// <summary>Starts it unless it runs. Skips the test where this machine cannot have one.</summary>
    internal void Start()
    {
        ClaimBackEnds.SkipWhereMissing(ClaimBackEnds.Etcd);
        Assert.SkipUnless(ClusterNetwork.IsPossible, ClusterNetwork.Missing);
        if (network is null)
        {
            network = new ClusterNetwork(Size);
            foreach (var member in Numbers)
            {
                Start(member);
            }
        }

        WaitUntilWhole();
    }

    /// <summary>The member that leads; 0 where none says so.</summary>
    internal static int Leader()
    {
        foreach (var member in Numbers)
        {
            if (
                Status(member) is { } status
                && status["leader"]?.ToString() == status["header"]!["member_id"]!.ToString()
            )
            {
                return member;
            }
        }

        return 0;
    }

    /// <summary>Sends a member a signal.</summary>
    internal void Signal(int member, string name) => members[member]!.Signal(name);

    /// <summary>Starts a member that was killed, with what it has on disk.</summary>
    internal void Restart(int member)
    {
        members[member]!.Dispose();
        Start(member);
    }

    /// <summary>Waits until all members answer and follow one leader.</summary>
    internal static void WaitUntilWhole()
    {
        Assert.True(SpinWait.SpinUntil(IsWhole, Patience), $"etcd did not become whole again within {Patience}");

        static bool IsWhole() =>
            Numbers.Select(member => Status(member)?["leader"]?.ToString()).Distinct().ToList() is [{ } leader]
            && leader != "0";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var member in members)
        {
            member?.Dispose();
        }

        network?.Dispose();
        directory.Dispose();
    }

    private static JsonNode? Status(int member)
    {
        try
        {
            return new EtcdAccess(Addresses[member - 1], TimeSpan.FromMilliseconds(400)).Ask("maintenance/status", []);
        }
        catch (Exception failed)
            when (failed is HttpRequestException or TaskCanceledException or InvalidOperationException)
        {
            return null;
        }
    }

    private void Start(int member)
    {
        var address = ClusterNetwork.AddressOf(member);
        var all = string.Join(',', Numbers.Select(each => $"m{each}=http://{ClusterNetwork.AddressOf(each)}:2380"));
        members[member] = new EtcdProcess(
            ClusterNetwork.Starting(member),
            [
                $"--name=m{member}",
                $"--data-dir={directory.At($"m{member}")}",
                $"--listen-client-urls=http://{address}:2379",
                $"--advertise-client-urls=http://{address}:2379",
                $"--listen-peer-urls=http://{address}:2380",
                $"--initial-advertise-peer-urls=http://{address}:2380",
                $"--initial-cluster={all}",
                "--heartbeat-interval=60",
                "--election-timeout=600",
                "--unsafe-no-fsync",
                "--log-level=error",
            ]
        );
    }
}
