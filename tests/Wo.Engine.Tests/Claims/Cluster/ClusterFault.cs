namespace Wo.Engine.Tests.Claims.Cluster;

/// <summary>What happens to a cluster for a while.</summary>
/// <param name="name">How reports call it.</param>
/// <param name="begin">Begins it at a member.</param>
/// <param name="end">Ends it.</param>
internal sealed class ClusterFault(string name, Action<EtcdCluster, int> begin, Action<EtcdCluster, int> end)
{
    /// <summary>All of them; each is done to the leader or to another member.</summary>
    public static readonly IReadOnlyList<ClusterFault> All =
    [
        new(
            "killed",
            static (cluster, member) => cluster.Signal(member, "KILL"),
            static (cluster, member) => cluster.Restart(member)
        ),
        new(
            "paused",
            static (cluster, member) => cluster.Signal(member, "STOP"),
            static (cluster, member) => cluster.Signal(member, "CONT")
        ),
        new(
            "cut from the others",
            static (_, member) => FromOthers(member, ClusterNetwork.Cut),
            static (_, member) => FromOthers(member, ClusterNetwork.Mend)
        ),
        new(
            "cut from the clients",
            static (_, member) => FromClients(member, ClusterNetwork.Cut),
            static (_, member) => FromClients(member, ClusterNetwork.Mend)
        ),
        new(
            "cut from all",
            static (_, member) =>
            {
                FromOthers(member, ClusterNetwork.Cut);
                FromClients(member, ClusterNetwork.Cut);
            },
            static (_, member) =>
            {
                FromOthers(member, ClusterNetwork.Mend);
                FromClients(member, ClusterNetwork.Mend);
            }
        ),
        new(
            "not heard by the others",
            static (_, member) => Unheard(member, ClusterNetwork.Cut),
            static (_, member) => Unheard(member, ClusterNetwork.Mend)
        ),
    ];

    /// <summary>Begins it.</summary>
    public void Begin(EtcdCluster cluster, int member) => begin(cluster, member);

    /// <summary>Ends it.</summary>
    public void End(EtcdCluster cluster, int member) => end(cluster, member);

    public override string ToString() => name;

    private static IEnumerable<int> Others(int member) => EtcdCluster.Numbers.Where(other => other != member);

    private static void FromOthers(int member, Action<int, string> change)
    {
        foreach (var other in Others(member))
        {
            change(member, ClusterNetwork.AddressOf(other));
            change(other, ClusterNetwork.AddressOf(member));
        }
    }

    private static void FromClients(int member, Action<int, string> change) =>
        change(member, ClusterNetwork.ClientAddress);

    /// <summary>One way: it hears the others, and nothing that it says arrives.</summary>
    private static void Unheard(int member, Action<int, string> change)
    {
        foreach (var other in Others(member))
        {
            change(member, ClusterNetwork.AddressOf(other));
        }
    }
}
