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
    /// <summary>The type of the answers.</summary>
    public const string Type = "application/json; charset=utf-8";

    // Looking at a large tree takes memory; a crowd of browsers waits in line.
    private const int Most = 2;

    private readonly SemaphoreSlim slots = new(Most);
    private readonly InnerRun inner = new(context);

    /// <summary>The command line that an address stands for; <see langword="null"/> where it is none.</summary>
    public static string[]? Find(string path, HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
            ? null
            : path switch
            {
                BoardRoutes.Data + "/list" => ["list"],
                BoardRoutes.Data + "/ready" => ["list", "--ready", "--fields", "id"],
                _ => null,
            };

    /// <summary>Runs a command to its end.</summary>
    /// <returns>The object that it answers, also where that is a failure.</returns>
    public async Task<ReadOnlyMemory<byte>> Run(string[] words, CancellationToken gone)
    {
        await slots.WaitAsync(gone).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => inner.Run([.. words, .. Common()], steps: null, gone).Output, gone)
                .ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => slots.Dispose();

    private IEnumerable<string> Common()
    {
        yield return OutputMode.JsonOption;
        if (context.Root is { } root)
        {
            yield return $"{GlobalOptions.RootOption}={root}";
        }
    }
}
