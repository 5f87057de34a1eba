using Microsoft.AspNetCore.Http;

namespace Wo.Tool.Commands.Board;

/// <summary>Which address answers what.</summary>
/// <param name="data">What commands answer.</param>
/// <param name="events">Tells of changes.</param>
/// <param name="page">The page and what belongs to it.</param>
/// <param name="ending">Cancelled when the server ends, or the client is not waited for any more.</param>
internal sealed class BoardRoutes(BoardData data, EventStream events, BoardPage page, CancellationToken ending)
{
    /// <summary>What all addresses begin with that show something of the tree.</summary>
    public const string Data = "/data";

    private const string Events = Data + "/events";

    /// <summary>Answers a request that was let in.</summary>
    public async Task Answer(HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(ending, context.RequestAborted);
        try
        {
            await Answer(context, gone.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The browser is gone, or this server is.
        }
    }

    private async Task Answer(HttpContext context, CancellationToken gone)
    {
        var (path, response) = (context.Request.Path.Value ?? "", context.Response);
        if (path == Events && HttpMethods.IsGet(context.Request.Method))
        {
            await events.Send(response, gone).ConfigureAwait(false);
        }
        else if (page.Find(path) is { } file && !HttpMethods.IsPost(context.Request.Method))
        {
            await Send(context, file.Type, file.Content, gone).ConfigureAwait(false);
        }
        else if (BoardData.Find(path, context.Request) is { } words)
        {
            var answer = await data.Run(words, gone).ConfigureAwait(false);
            await Send(context, BoardData.Type, answer, gone).ConfigureAwait(false);
        }
        else
        {
            response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static async Task Send(
        HttpContext context,
        string type,
        ReadOnlyMemory<byte> content,
        CancellationToken gone
    )
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, gone).ConfigureAwait(false);
        }
    }
}
