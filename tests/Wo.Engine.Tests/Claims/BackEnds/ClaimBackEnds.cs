using Wo.TestKit;
using Wo.TestKit.Remotes;

[assembly: AssemblyFixture(typeof(SharedEtcd))]

namespace Wo.Engine.Tests.Claims.BackEnds;

/// <summary>The back ends that clones share claims through.</summary>
internal static class ClaimBackEnds
{
    public const string Git = "git";
    public const string Etcd = "etcd";

    /// <summary>All of them, for theories.</summary>
    public static TheoryData<string> All => [Git, Etcd];

    /// <summary>Skips the test where this machine has no such server.</summary>
    public static void SkipWhereMissing(string name) =>
        Assert.SkipUnless(name != Etcd || Programs.Has("etcd"), EtcdServer.Missing);

    /// <summary>One of them.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="remote">The remote of git that work travels through, bare.</param>
    /// <param name="surroundings">A directory for what it needs.</param>
    public static ClaimStore Open(string name, string remote, TemporaryDirectory surroundings) =>
        name == Git ? new GitClaimStore(remote, surroundings) : new EtcdClaimStore(SharedEtcd.Address);
}
