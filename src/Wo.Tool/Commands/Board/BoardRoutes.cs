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

    private const string Events = "events";

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
        var request = context.Request;
        var path = request.Path.Value ?? "";
        var name = path.StartsWith(Data + "/", StringComparison.Ordinal) ? path[(Data.Length + 1)..] : null;
        var isPost = HttpMethods.IsPost(request.Method);
        if (name == Events && HttpMethods.IsGet(request.Method))
        {
            await events.Send(context.Response, gone).ConfigureAwait(false);
            return;
        }

        var answer =
            isPost ? await Act(name, request, gone).ConfigureAwait(false)
            : name is null ? page.Find(path)
            : data.Look(name, request.Query, gone) is { } looking ? await looking.ConfigureAwait(false)
            : null;
        if (answer is not null)
        {
            await Send(context, answer, gone).ConfigureAwait(false);
        }
        else if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    /// <summary>An action goes on also where the browser that asked for it is closed; a signal stops it as it stops a command.</summary>
    private async Task<BoardFile?> Act(string? name, HttpRequest request, CancellationToken gone)
    {
        if (name is null || !page.AllowsActions)
        {
            return null;
        }

        if (
            await BoardActions.Read(request, gone).ConfigureAwait(false) is not { } body
            || BoardActions.Find(name, body) is not { } line
        )
        {
            request.HttpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }

        return await data.Answer(line.Words, line.Arguments, ending).ConfigureAwait(false);
    }

    private static async Task Send(HttpContext context, BoardFile answer, CancellationToken gone)
    {
        context.Response.ContentType = answer.Type;
        context.Response.ContentLength = answer.Content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(answer.Content, gone).ConfigureAwait(false);
        }
    }
}
