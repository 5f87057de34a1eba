using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Wo.TestKit.Remotes;

/// <summary>
/// Serves bare repositories through <c>git http-backend</c>, as a web server does by CGI; one request a connection, without
/// authentication, on the loopback interface alone.
/// </summary>
public sealed class GitHttpServer : LoopbackServer
{
    private readonly string parent;

    /// <summary>Begins to serve.</summary>
    /// <param name="parent">The directory that the repositories lie in.</param>
    public GitHttpServer(string parent)
    {
        this.parent = parent;
        Start();
    }

    /// <summary>The address of a repository.</summary>
    /// <param name="name">Its directory's name.</param>
    public string AddressOf(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/{name}");

    /// <inheritdoc/>
    protected override async Task ServeAsync(TcpClient client, CancellationToken cancellation)
    {
        var stream = client.GetStream();
        if (
            await HttpRequestHead.ReadAsync(stream, cancellation).ConfigureAwait(false) is not { } head
            || await head.ReadBodyAsync(stream, cancellation).ConfigureAwait(false) is not { } body
        )
        {
            return;
        }

        var answer = await RunAsync(head, body).ConfigureAwait(false);
        await stream.WriteAsync(answer, cancellation).ConfigureAwait(false);
        client.Client.Shutdown(SocketShutdown.Send);
    }

    /// <summary>A request that has arrived is answered to its end, whether its client is still there or not.</summary>
    private async Task<byte[]> RunAsync(HttpRequestHead head, byte[] body)
    {
        var start = new ProcessStartInfo("git", ["-c", "http.receivepack=true", "http-backend"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)))
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in GitSandbox.Settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["GIT_PROJECT_ROOT"] = parent;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["GIT_PROTOCOL"] = head["Git-Protocol"];
        start.Environment["REQUEST_METHOD"] = head.Method;
        start.Environment["PATH_INFO"] = head.Path;
        start.Environment["QUERY_STRING"] = head.Query;
        start.Environment["CONTENT_TYPE"] = head["Content-Type"];
        start.Environment["CONTENT_LENGTH"] = body.Length.ToString(CultureInfo.InvariantCulture);
        start.Environment["HTTP_CONTENT_ENCODING"] = head["Content-Encoding"];
        start.Environment["REMOTE_USER"] = "test";
        start.Environment["REMOTE_ADDR"] = "127.0.0.1";
        using var backend = Process.Start(start)!;
        var output = new MemoryStream();
        var reading = backend.StandardOutput.BaseStream.CopyToAsync(output);
        await backend.StandardInput.BaseStream.WriteAsync(body).ConfigureAwait(false);
        backend.StandardInput.Close();
        await reading.ConfigureAwait(false);
        await backend.WaitForExitAsync().ConfigureAwait(false);
        return Answer(output.ToArray());
    }

    /// <summary>What a CGI program prints as an answer of HTTP.</summary>
    private static byte[] Answer(byte[] printed)
    {
        var end = printed.AsSpan().IndexOf("\r\n\r\n"u8);
        var fields = end < 0 ? [] : Encoding.Latin1.GetString(printed, 0, end).Split("\r\n");
        var body = end < 0 ? [] : printed[(end + 4)..];
        var status = Array.Find(fields, line => line.StartsWith("Status:", StringComparison.OrdinalIgnoreCase));
        var head = new StringBuilder(
            $"HTTP/1.1 {(status is null ? end < 0 ? "500 Failed" : "200 OK" : status[7..].Trim())}\r\n"
        );
        foreach (var line in fields.Where(line => line != status))
        {
            head.Append(line).Append("\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. body];
    }
}
