using Microsoft.AspNetCore.Http;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Board;

/// <summary>
/// What the page shows: the answers of commands that only look, as <c>--json</c> gives them. The page has no logic of its own
/// about work orders, and a look takes no lock.
/// </summary>
/// <param name="context">That of the command which serves.</param>
internal sealed class BoardData(CommandContext context) : IDisposable
{
    private const string Json = "application/json; charset=utf-8";
    private const string Drawing = "image/svg+xml; charset=utf-8";

    // Looking at a large tree takes memory; a crowd of browsers waits in line.
    private const int Most = 2;

    // What a browser draws in a moment.
    private const string MostEvents = "20000";

    private readonly SemaphoreSlim slots = new(Most);
    private readonly InnerRun inner = new(context);

    /// <summary>Asks what an address stands for; <see langword="null"/> where it is none.</summary>
    /// <param name="name">The address behind what all of them begin with.</param>
    /// <param name="query">What is asked more exactly.</param>
    /// <param name="gone">Cancelled when nothing waits for the answer any more.</param>
    public Task<BoardFile>? Look(string name, IQueryCollection query, CancellationToken gone)
    {
        string? id = query["id"].FirstOrDefault();
        return name switch
        {
            "list" => Answer(["list"], [], gone),
            "ready" => Answer(["list", "--ready", "--fields", "id"], [], gone),
            "show" when id is not null => Answer(["show"], [id], gone),
            "log" => Answer(["log", "--limit", MostEvents], id is null ? [] : [id], gone),
            "stats" => Answer(["stats"], [], gone),
            "findings" => Answer(["reconcile"], [], gone),
            "evidence" when id is not null => InTurn(() => new(Json, Evidence(id)), gone),
            "graph" => Draw(id, query.ContainsKey("all"), gone),
            _ => null,
        };
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>The object that it answers, also where that is a failure.</returns>
    public Task<BoardFile> Answer(string[] words, string[] arguments, CancellationToken gone) =>
        InTurn(() => new(Json, Run([.. words, OutputMode.JsonOption], arguments, gone)), gone);

    /// <inheritdoc/>
    public void Dispose() => slots.Dispose();

    private Task<BoardFile> Draw(string? id, bool withClosed, CancellationToken gone)
    {
        string[] words = ["deps", "--format", "svg", .. withClosed && id is null ? ["--all"] : Array.Empty<string>()];
        return InTurn(() => new(Drawing, Run(words, id is null ? [] : [id], gone)), gone);
    }

    private ReadOnlyMemory<byte> Run(string[] words, string[] arguments, CancellationToken gone)
    {
        string[] root = context.Root is { } named ? [$"{GlobalOptions.RootOption}={named}"] : [];
        string[] behind = arguments.Length == 0 ? [] : ["--", .. arguments];
        return inner.Run([.. words, .. root, .. behind], steps: null, gone).Output;
    }

    private ReadOnlyMemory<byte> Evidence(string typed)
    {
        var read =
            from id in IdArgument.Parse(typed)
            from look in ReadOnlyTree.At(context, reader => reader.ReadAround(id))
            from details in ShowWorkOrder.Run(look.Reading, id)
            let branch = details.Lease?.Branch ?? details.Fields?.Branch
            from evidence in StorageBoundary.Run<WorkEvidence>(() =>
                new EvidenceReader(look.Workspace).Read(id, details.Row.State, branch)
            )
            select evidence;
        var result = read.TryGet(out var found, out var error)
            ? CommandResult.Done(new EvidenceReport(found))
            : CommandResult.Of(null, error, []);
        return JsonAnswer.Compose("board.evidence", result, ExitCodes.Of(error));
    }

    private async Task<BoardFile> InTurn(Func<BoardFile> look, CancellationToken gone)
    {
        await slots.WaitAsync(gone).ConfigureAwait(false);
        try
        {
            return await Task.Run(look, gone).ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }
}
