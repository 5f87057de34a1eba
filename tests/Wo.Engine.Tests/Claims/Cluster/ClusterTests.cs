namespace Wo.Engine.Tests.Claims.Cluster;

/// <summary>Tests that break one cluster, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterTests : ICollectionFixture<EtcdCluster>
{
    public const string Name = "a cluster of etcd";
}
