using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Wo.Tool.Commands.Board;

/// <summary>
/// Kestrel on the loopback address and nowhere else. It is used without the host of ASP.NET Core, which would read settings
/// from the current directory and the environment, and listen for signals.
/// </summary>
/// <param name="routes">Answers what was let in.</param>
/// <param name="key">What lets a request in that asks for data.</param>
internal sealed class BoardServer(BoardRoutes routes, BoardKey key) : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private const int MaxBody = 64 * 1024;
    private const int MaxConnections = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private KestrelServer? server;
    private RequestGuard? guard;

    /// <summary>Begins to listen.</summary>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <returns>The address of the page, or why the port cannot be had.</returns>
    public Result<Uri> Start(int port)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = MaxBody;
        options.Limits.MaxConcurrentConnections = MaxConnections;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        server = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance
        );
        try
        {
            server.StartAsync(this, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception refused) when (refused is IOException or SocketException)
        {
            return new WoError(Problem.CannotListen, $"127.0.0.1:{port} cannot be listened on: {Reason(refused)}")
            {
                NextSteps = ["wo board"],
                Verify = ["wo board --help"],
            };
        }

        var address = new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        guard = new RequestGuard(address.Port, key);
        return address;
    }

    /// <inheritdoc/>
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    /// <inheritdoc/>
    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // It holds nothing that has to be given back.
    }

    /// <inheritdoc/>
    public Task ProcessRequestAsync(HttpContext context)
    {
        ResponseHeaders.Add(context.Response);
        return guard is not { } open || open.Refusal(context.Request) is { } refusal && Refuse(refusal)
            ? Task.CompletedTask
            : routes.Answer(context);

        bool Refuse(int status)
        {
            context.Response.StatusCode = status;
            return true;
        }
    }

    /// <summary>Stops: no request is cut off that ends soon.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server is null)
        {
            return;
        }

        using var patience = new CancellationTokenSource(Patience);
        await server.StopAsync(patience.Token).ConfigureAwait(false);
        server.Dispose();
    }

    private static string Reason(Exception refused) =>
        refused switch
        {
            { InnerException: AddressInUseException } => "another process has this port",
            SocketException { SocketErrorCode: SocketError.AccessDenied } => "this user may not have this port",
            _ => refused.GetBaseException().Message,
        };
}
