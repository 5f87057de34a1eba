using System.Net;
using System.Net.Sockets;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims.BackEnds;

/// <summary>One etcd on loopback, with free ports and a directory of its own; it ends with the process that started it.</summary>
internal sealed class EtcdServer : IDisposable
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
        var (client, peer) = (FreePort(), FreePort());
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
        WaitForPort(client);
    }

    /// <summary>Where it answers clients.</summary>
    public Uri Address { get; }

    /// <summary>A port that nothing listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        process.Dispose();
        directory.Dispose();
    }

    private static void WaitForPort(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var probe = new TcpClient();
                probe.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (attempt < 600)
            {
                Thread.Sleep(50);
            }
        }
    }
}
