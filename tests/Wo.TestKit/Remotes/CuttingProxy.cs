using System.Net;
using System.Net.Sockets;

namespace Wo.TestKit.Remotes;

/// <summary>
/// Stands between a client and a server on the loopback interface, counts what goes through, and does one thing to one
/// connection.
/// </summary>
public sealed class CuttingProxy : LoopbackServer
{
    private const int BufferSize = 16 * 1024;
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(300);

    private readonly int target;
    private readonly List<(int Asked, int Answered)> traffic = [];
    private ProxyFault? fault;
    private int connections;

    /// <summary>Begins to listen.</summary>
    /// <param name="target">The port of the server.</param>
    public CuttingProxy(int target)
    {
        this.target = target;
        Start();
    }

    /// <summary>Counts connections from 0 again, and does this to one of them.</summary>
    /// <param name="next">What happens; <see langword="null"/> for nothing.</param>
    public void Set(ProxyFault? next)
    {
        lock (traffic)
        {
            (fault, connections) = (next, 0);
            traffic.Clear();
        }
    }

    /// <summary>The bytes of each connection since then.</summary>
    public IReadOnlyList<(int Asked, int Answered)> Traffic
    {
        get
        {
            lock (traffic)
            {
                return [.. traffic];
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ServeAsync(TcpClient client, CancellationToken cancellation)
    {
        ProxyFault? own;
        int number;
        lock (traffic)
        {
            number = connections++;
            own = fault?.Connection == number ? fault : null;
            traffic.Add((0, 0));
        }

        if (own?.Kind == ProxyFaultKind.Drop)
        {
            Break(client);
            return;
        }

        using var server = await ConnectAsync(cancellation).ConfigureAwait(false);
        var asked = new MemoryStream();
        var (asking, answering) = (client.GetStream(), server.GetStream());
        var mostAsked = own?.Kind == ProxyFaultKind.CutRequest ? own.Bytes : int.MaxValue;
        var mostAnswered = own?.Kind == ProxyFaultKind.CutAnswer ? own.Bytes : int.MaxValue;
        var delay = own?.Kind == ProxyFaultKind.Delay ? Late : TimeSpan.Zero;
        var forth = PassAsync(
            asking,
            answering,
            mostAsked,
            delay,
            asked,
            bytes => Count(number, bytes, 0),
            cancellation
        );
        var back = PassAsync(
            answering,
            asking,
            mostAnswered,
            delay,
            null,
            bytes => Count(number, 0, bytes),
            cancellation
        );
        var first = await Task.WhenAny(forth, back).ConfigureAwait(false);
        if (first == forth && !await forth.ConfigureAwait(false))
        {
            // Cut: the server sees a connection that ends, and the client one that breaks.
            server.Close();
            Break(client);
            return;
        }

        if (!await back.ConfigureAwait(false))
        {
            Break(client);
            return;
        }

        if (own?.Kind == ProxyFaultKind.Duplicate)
        {
            await RepeatAsync(asked.ToArray(), cancellation).ConfigureAwait(false);
        }
    }

    private void Count(int number, int asked, int answered)
    {
        lock (traffic)
        {
            if (number < traffic.Count)
            {
                traffic[number] = (traffic[number].Asked + asked, traffic[number].Answered + answered);
            }
        }
    }

    /// <summary>Hands on until the sender has ended.</summary>
    /// <returns>Whether all was handed on; otherwise the limit is reached.</returns>
    private static async Task<bool> PassAsync(
        NetworkStream from,
        NetworkStream to,
        int most,
        TimeSpan delay,
        MemoryStream? copy,
        Action<int> count,
        CancellationToken cancellation
    )
    {
        var buffer = new byte[BufferSize];
        var left = most;
        while (true)
        {
            if (left == 0)
            {
                return false;
            }

            var got = await from.ReadAsync(buffer.AsMemory(0, Math.Min(left, buffer.Length)), cancellation)
                .ConfigureAwait(false);
            if (got == 0)
            {
                return true;
            }

            await Task.Delay(delay, cancellation).ConfigureAwait(false);
            left -= got;
            count(got);
            copy?.Write(buffer, 0, got);
            await to.WriteAsync(buffer.AsMemory(0, got), cancellation).ConfigureAwait(false);
        }
    }

    private async Task RepeatAsync(byte[] asked, CancellationToken cancellation)
    {
        using var again = await ConnectAsync(cancellation).ConfigureAwait(false);
        var stream = again.GetStream();
        await stream.WriteAsync(asked, cancellation).ConfigureAwait(false);
        await stream.CopyToAsync(Stream.Null, cancellation).ConfigureAwait(false);
    }

    private async Task<TcpClient> ConnectAsync(CancellationToken cancellation)
    {
        var server = new TcpClient { NoDelay = true };
        await server.ConnectAsync(IPAddress.Loopback, target, cancellation).ConfigureAwait(false);
        return server;
    }

    /// <summary>Ends a connection as a broken line does, not as a server that has said all.</summary>
    private static void Break(TcpClient client)
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
    }
}
