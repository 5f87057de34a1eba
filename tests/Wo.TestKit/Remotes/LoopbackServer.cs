using System.Net;
using System.Net.Sockets;

namespace Wo.TestKit.Remotes;

/// <summary>Accepts connections on a free port of the loopback interface until it is disposed.</summary>
public abstract class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> served = [];
    private Task? accepting;

    /// <summary>The port it listens on.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        listener.Stop();
        if (accepting is not null)
        {
            await accepting.ConfigureAwait(false);
        }

        Task[] left;
        lock (served)
        {
            left = [.. served];
        }

        await Task.WhenAll(left).ConfigureAwait(false);
        stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins to listen.</summary>
    protected void Start()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Serves one connection, which is closed afterwards. A connection that breaks is no failure of a test.</summary>
    protected abstract Task ServeAsync(TcpClient client, CancellationToken cancellation);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token).ConfigureAwait(false);
                lock (served)
                {
                    served.RemoveAll(task => task.IsCompleted);
                    served.Add(ServeOneAsync(client));
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was disposed.
        }
    }

    private async Task ServeOneAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await ServeAsync(client, stop.Token).ConfigureAwait(false);
            }
            catch (Exception broken)
                when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The other side has gone, which is what some tests are about.
            }
        }
    }
}
