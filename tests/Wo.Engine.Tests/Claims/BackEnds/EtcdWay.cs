using System.Net.Sockets;
using System.Text;
using Wo.TestKit.Remotes;

namespace Wo.Engine.Tests.Claims.BackEnds;

/// <summary>
/// The way of one clone to etcd: passes each request on and brings its answer back, unless it is told to lose either. One
/// request a connection.
/// </summary>
internal sealed class EtcdWay : LoopbackServer
{
    private readonly Uri etcd;
    private int swaps;
    private int looks;

    public EtcdWay(Uri etcd)
    {
        this.etcd = etcd;
        Start();
    }

    /// <summary>Where it begins.</summary>
    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>What becomes of swaps from now on; <see langword="null"/> for nothing unusual.</summary>
    public Disturbance? Swaps
    {
        get;
        set
        {
            Volatile.Write(ref swaps, 0);
            field = value;
        }
    }

    /// <summary>What happens before a look is passed on.</summary>
    public Action? BeforeLook { get; set; }

    /// <summary>Whether looks get no answer.</summary>
    public bool LooksHang { get; set; }

    /// <summary>How many looks there were.</summary>
    public int Looks => Volatile.Read(ref looks);

    protected override async Task ServeAsync(TcpClient client, CancellationToken cancellation)
    {
        var request = await ReadMessage(client.GetStream(), cancellation);
        var isSwap = request.AsSpan(0, Math.Min(request.Length, 64)).IndexOf("/v3/kv/txn"u8) >= 0;
        if (!isSwap)
        {
            await Look(cancellation);
        }

        var count = isSwap ? Interlocked.Increment(ref swaps) : 0;
        var fault = isSwap ? Swaps : null;
        if (
            fault == Disturbance.RequestsLost
            || (fault == Disturbance.FirstRequestLost && count == 1)
            || (fault == Disturbance.LaterRequestsLost && count > 1)
        )
        {
            return;
        }

        using var server = new TcpClient();
        await server.ConnectAsync(etcd.Host, etcd.Port, cancellation);
        await server.GetStream().WriteAsync(request, cancellation);
        var answer = await ReadMessage(server.GetStream(), cancellation);
        if (fault == Disturbance.AnswersLost || (fault == Disturbance.FirstAnswerLost && count == 1))
        {
            return;
        }

        await client.GetStream().WriteAsync(answer, cancellation);
    }

    private async Task Look(CancellationToken cancellation)
    {
        BeforeLook?.Invoke();
        Interlocked.Increment(ref looks);
        if (LooksHang)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
    }

    /// <summary>A request or an answer with its whole body, whose length its head says or its chunks do.</summary>
    private static async Task<byte[]> ReadMessage(NetworkStream stream, CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, cancellation);
            message.Write(buffer, 0, read);
            if (read == 0 || IsComplete(message.GetBuffer().AsSpan(0, (int)message.Length)))
            {
                return message.ToArray();
            }
        }
    }

    private static bool IsComplete(ReadOnlySpan<byte> message)
    {
        var head = message.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        foreach (var line in Encoding.ASCII.GetString(message[..head]).Split("\r\n"))
        {
            if (line.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase))
            {
                return message.Length
                    >= head + 4 + int.Parse(line[15..], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return message.EndsWith("0\r\n\r\n"u8);
    }
}
