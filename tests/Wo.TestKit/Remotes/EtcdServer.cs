namespace Wo.TestKit.Remotes;

/// <summary>One etcd on loopback, with free ports and a directory of its own; it ends with the process that started it.</summary>
public sealed class EtcdServer : IDisposable
{
    /// <summary>Why a test is skipped where there is none.</summary>
    public const string Missing = "needs etcd (etcd-server)";

    private readonly TemporaryDirectory directory = new(inMemory: true);
    private readonly EtcdProcess process;

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <param name="arguments">Further arguments.</param>
    /// <param name="scheme">The scheme of its address for clients.</param>
    public EtcdServer(string[]? arguments = null, string scheme = "http")
    {
        var (client, peer) = (LoopbackPort.Free(), LoopbackPort.Free());
        Address = new Uri($"{scheme}://127.0.0.1:{client}");
        var peers = $"http://127.0.0.1:{peer}";
        string[] all =
        [
            "--name=one",
            $"--data-dir={directory.At("data")}",
            $"--listen-client-urls={Address.GetLeftPart(UriPartial.Authority)}",
            $"--advertise-client-urls={Address.GetLeftPart(UriPartial.Authority)}",
            $"--listen-peer-urls={peers}",
            $"--initial-advertise-peer-urls={peers}",
            $"--initial-cluster=one={peers}",
            "--unsafe-no-fsync",
            "--log-level=error",
            .. arguments ?? [],
        ];
        process = new EtcdProcess([], all);
        if (!LoopbackPort.Opens(client))
        {
            process.Dispose();
            throw new InvalidOperationException("etcd does not listen");
        }
    }

    /// <summary>Where it answers clients.</summary>
    public Uri Address { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.Dispose();
        directory.Dispose();
    }
}
