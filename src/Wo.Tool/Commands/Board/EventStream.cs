using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Wo.Tool.Commands.Board;

/// <summary>Tells a browser that something has changed, as server-sent events. What has changed it asks for itself.</summary>
/// <param name="feed">Sees the changes.</param>
internal sealed class EventStream(ChangeFeed feed)
{
    // Only so that a connection to a browser that vanished without a word is noticed.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>Sends events until one side ends.</summary>
    public async Task Send(HttpResponse response, CancellationToken gone)
    {
        response.ContentType = "text/event-stream";
        for (var seen = 0L; ; )
        {
            var version = await feed.After(seen, Silence, gone).ConfigureAwait(false);
            var text =
                version == seen
                    ? ":\n\n"
                    : string.Create(CultureInfo.InvariantCulture, $"event: change\ndata: {version}\n\n");
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), gone).ConfigureAwait(false);
            await response.Body.FlushAsync(gone).ConfigureAwait(false);
            seen = version;
        }
    }
}
