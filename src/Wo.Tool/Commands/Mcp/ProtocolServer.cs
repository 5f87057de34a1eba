using System.Collections.Immutable;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Mcp;

/// <summary>Answers the requests of one client, from the first to the end of its input.</summary>
/// <param name="context">That of the command which serves.</param>
/// <param name="owner">The name to act under; <see langword="null"/> for that of the environment.</param>
/// <param name="tools">What is offered.</param>
internal sealed class ProtocolServer(CommandContext context, string? owner, ImmutableArray<ToolDefinition> tools)
    : IAsyncDisposable
{
    private const string Instructions =
        "Work orders of this repository. take claims one and names its worktree: work and commit there alone, then finish. "
        + "Leases taken here are renewed and their tokens kept. A failure says why in error.cause; error.next_steps are shell commands.";

    private readonly CancellationTokenSource clientIsGone = new();
    private readonly HeldLeases leases = new(context.Time);

    /// <summary>
    /// Serves until the client closes its end, or the process is asked to stop. Whatever runs then is ended, in the first
    /// case without what only looks, and waited for: nothing is left half-done.
    /// </summary>
    public async Task Run()
    {
        var environment = context.Environment;
        var runner = new ToolRunner(context, owner, leases);
        leases.Renew = id => Renew(runner, id);
        using var slots = new CallSlots(clientIsGone.Token);
        var transport = new LineTransport(environment.Input(), environment.Console.Output);
        await using (transport.ConfigureAwait(false))
        {
            var server = McpServer.Create(transport, Options(runner, slots));
            await using (server.ConfigureAwait(false))
            {
                _ = transport.MessageReader.Completion.ContinueWith(_ => ClientIsGone(), TaskScheduler.Default);
                await server.RunAsync(context.Cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await leases.DisposeAsync().ConfigureAwait(false);
        clientIsGone.Dispose();
    }

    private void ClientIsGone()
    {
        try
        {
            clientIsGone.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The server ended in this very moment.
        }
    }

    private McpServerOptions Options(ToolRunner runner, CallSlots slots) =>
        new()
        {
            ServerInfo = new Implementation { Name = "wo", Version = BuildInfo.Version },
            ServerInstructions = Instructions,
            ScopeRequests = false,
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) =>
                    ValueTask.FromResult(new ListToolsResult { Tools = [.. tools.Select(tool => tool.Describe())] }),
                CallToolHandler = (request, stop) => Call(runner, slots, request, stop),
                ListResourcesHandler = static (_, _) => ValueTask.FromResult(WorkResources.List()),
                ListResourceTemplatesHandler = static (_, _) => ValueTask.FromResult(WorkResources.Templates()),
                ReadResourceHandler = async (request, stop) =>
                {
                    var uri = request.Params?.Uri ?? "";
                    return WorkResources.Content(uri, await Look(runner, slots, WorkResources.Line(uri), stop));
                },
                ListPromptsHandler = static (_, _) => ValueTask.FromResult(WorkPrompt.List()),
                GetPromptHandler = async (request, stop) =>
                {
                    var id = WorkPrompt.Wanted(request.Params);
                    return WorkPrompt.Text(await Look(runner, slots, ToolLine.Of("prime"), stop), id);
                },
            },
        };

    private async ValueTask<CallToolResult> Call(
        ToolRunner runner,
        CallSlots slots,
        RequestContext<CallToolRequestParams> request,
        CancellationToken cancellation
    )
    {
        var (name, arguments) = (request.Params?.Name ?? "", request.Params?.Arguments);
        var tool =
            tools.FirstOrDefault(known => known.Name == name)
            ?? throw new McpProtocolException(
                $"Unknown tool: '{name}'" + TypoCorrection.DidYouMean(name, tools.Select(known => known.Name)),
                McpErrorCode.InvalidParams
            );
        if (!tool.Line(arguments).TryGet(out var line, out var refusal))
        {
            return ToolAnswer.Refused(tool.CommandOf(arguments), refusal).Result();
        }

        var progress = request.Params?.ProgressToken is { } token
            ? new CallProgress(request.Server, token, cancellation)
            : null;
        var answer = await slots
            .Run(
                tool.ChangesState,
                stop => runner.Run(line, tool.TakesOwner, progress is null ? null : progress.Report, stop),
                cancellation
            )
            .ConfigureAwait(false);
        if (progress is not null)
        {
            await progress.End().ConfigureAwait(false);
        }

        EndClosed(answer.Object);
        return answer.Result();
    }

    private static Task<ToolAnswer> Look(
        ToolRunner runner,
        CallSlots slots,
        ToolLine line,
        CancellationToken cancellation
    ) => slots.Run(changesState: false, stop => runner.Run(line, takesOwner: false, steps: null, stop), cancellation);

    /// <summary>A lease that an answer shows to be over needs no renewal.</summary>
    private void EndClosed(JsonElement answer)
    {
        if (
            answer.GetProperty("data") is { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("id", out var named)
            && data.TryGetProperty("state", out var word)
            && WorkOrderStates.TryParse(word.GetString() ?? "", out var state)
            && state != WorkOrderState.Running
            && WorkOrderId.TryParse(named.GetString(), out var id)
        )
        {
            leases.Over(id);
        }
    }

    /// <summary>
    /// Whether a lease is still held. Whatever else goes wrong may pass: a full disk, a branch without the tree.
    /// </summary>
    private bool Renew(ToolRunner runner, WorkOrderId id) =>
        runner.Run(new(["heartbeat"], [], [id.Value]), takesOwner: false, steps: null, context.Cancellation).ErrorCode
        != Problem.NotOwner.Name;
}
