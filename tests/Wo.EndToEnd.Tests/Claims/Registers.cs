using System.Text.Json.Nodes;
using Wo.TestKit;
using Wo.TestKit.Remotes;

namespace Wo.EndToEnd.Tests.Claims;

/// <summary>The registers that clones share, as a test reads and writes them: not through the code under test.</summary>
internal abstract class Registers
{
    private const string Git = "git";
    private const string Etcd = "etcd";

    /// <summary>What they may lie in.</summary>
    public static string[] BackEnds => [Git, Etcd];

    /// <summary>What <c>wo.yaml</c> says of them, one line.</summary>
    public abstract string Settings { get; }

    /// <summary>Whether they lie in the remote itself.</summary>
    public abstract bool AreInRemote { get; }

    /// <summary>Those of clones of a remote; skips the test where this machine has no such server.</summary>
    /// <param name="backEnd">What they lie in.</param>
    /// <param name="remote">The bare repository that the clones are of.</param>
    public static Registers In(string backEnd, string remote)
    {
        Assert.SkipUnless(backEnd != Etcd || Programs.Has(Etcd), EtcdServer.Missing);
        return backEnd == Etcd ? new EtcdRegisters(remote) : new GitRegisters(remote);
    }

    /// <summary>What lies in a register; <see langword="null"/> where there is none.</summary>
    public abstract JsonNode? Read(string id);

    /// <summary>Writes a register; <see langword="null"/> removes it.</summary>
    public abstract void Write(string id, JsonNode? claim);
}
