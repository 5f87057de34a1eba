using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Wo.Tool.Commands.Board;

/// <summary>
/// Decides which requests are answered. A page of another site that is open in the same browser can send requests here: it
/// gives itself away by <c>Origin</c>, or by <c>Host</c> where it made its own name lead here, and it cannot know the key. Other
/// users of the machine do not know the key either.
/// </summary>
/// <param name="port">The port that is served.</param>
/// <param name="key">What opens the data.</param>
internal sealed class RequestGuard(int port, BoardKey key)
{
    private readonly FrozenSet<string> hosts = new[] { "127.0.0.1", "localhost" }
        .Select(name => string.Create(CultureInfo.InvariantCulture, $"{name}:{port}"))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The status to refuse a request with; <see langword="null"/> for one to answer.</summary>
    public int? Refusal(HttpRequest request)
    {
        var changes = HttpMethods.IsPost(request.Method);
        var host = request.Headers.Host.ToString();
        return !hosts.Contains(host) ? StatusCodes.Status421MisdirectedRequest
            : !IsOwn(request, host, changes) ? StatusCodes.Status403Forbidden
            : !changes && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
                ? StatusCodes.Status405MethodNotAllowed
            : IsData(request) && !key.Opens(Single(request.Headers.Authorization)) ? StatusCodes.Status401Unauthorized
            : null;
    }

    /// <summary>Whether a page of ours sends it, or no page at all; what changes something has to come from ours.</summary>
    private static bool IsOwn(HttpRequest request, string host, bool changes)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return (origin.Length == 0 ? !changes : origin.Equals("http://" + host, StringComparison.OrdinalIgnoreCase))
            && (site.Length == 0 || site is "same-origin" or "none" || (IsNavigation(request) && !IsData(request)));
    }

    // A link to the page itself, from wherever, shows nothing without the key.
    private static bool IsNavigation(HttpRequest request) =>
        request.Headers["Sec-Fetch-Mode"].ToString() == "navigate" && HttpMethods.IsGet(request.Method);

    private static bool IsData(HttpRequest request) => request.Path.StartsWithSegments(BoardRoutes.Data);

    private static string? Single(Microsoft.Extensions.Primitives.StringValues values) =>
        values.Count == 1 ? values[0] : null;
}
