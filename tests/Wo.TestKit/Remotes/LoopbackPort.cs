using System.Net;
using System.Net.Sockets;

namespace Wo.TestKit.Remotes;

/// <summary>Ports of the loopback interface, for servers that choose none themselves.</summary>
public static class LoopbackPort
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A port that nothing listens on.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until a server listens there.</summary>
    /// <param name="port">The port.</param>
    /// <param name="hasEnded">Whether the server has ended, so that there is nothing to wait for.</param>
    /// <returns>Whether it listens.</returns>
    public static bool Opens(int port, Func<bool>? hasEnded = null)
    {
        var isOpen = false;
        SpinWait.SpinUntil(() => (isOpen = IsOpen(port)) || hasEnded?.Invoke() == true, Patience);
        return isOpen;
    }

    private static bool IsOpen(int port)
    {
        try
        {
            using var probe = new TcpClient();
            probe.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
