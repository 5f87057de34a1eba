using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Wo.Tool.Commands.Mcp;

/// <summary>Tells a client that asked for it how a call goes on.</summary>
/// <param name="server">The server.</param>
/// <param name="token">By what the client knows the call.</param>
/// <param name="cancellation">Cancelled when the client wants to know nothing more of it.</param>
internal sealed class CallProgress(McpServer server, ProgressToken token, CancellationToken cancellation)
{
    private readonly Lock gate = new();
    private Task sending = Task.CompletedTask;
    private int count;

    /// <summary>
    /// Sends a message. Where the last one is not sent yet this one is left out: a client that does not read must not hold up
    /// the work.
    /// </summary>
    public void Report(string message)
    {
        lock (gate)
        {
            if (sending.IsCompleted && !cancellation.IsCancellationRequested)
            {
                var value = new ProgressNotificationValue { Progress = ++count, Message = message };
                sending = Task.Run(() => server.NotifyProgressAsync(token, value));
            }
        }
    }

    /// <summary>Waits for what is being sent, since nothing may follow the answer.</summary>
    public async Task End()
    {
        try
        {
            await sending.ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The client is gone; the answer will find out.
        }
    }
}
