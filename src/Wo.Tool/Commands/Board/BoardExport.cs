using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Board;

/// <summary>
/// Makes one page that holds its data. Logs and changes of the work stay out of it: they are large, and a page is passed on.
/// </summary>
/// <param name="context">That of the command which exports.</param>
/// <param name="data">What commands answer.</param>
internal sealed class BoardExport(CommandContext context, BoardData data)
{
    /// <summary>Of so many work orders the page has all fields: of what is open, then of what was closed last.</summary>
    private const int MostDetails = 300;

    private static readonly string[] Whole = ["list", "ready", "log", "stats", "findings"];

    /// <summary>Makes the page.</summary>
    /// <param name="root">The state root.</param>
    public Result<(byte[] Page, int WorkOrders, int Details)> Make(string root)
    {
        using var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("made_at", UtcTime.ToSecond(context.Time.GetUtcNow()));
        json.WriteStartObject("answers");
        ImmutableArray<string> ids = [];
        foreach (var name in Whole)
        {
            var answer = Ask(name);
            if (name == Whole[0])
            {
                using var list = JsonDocument.Parse(answer);
                if (Failure(list.RootElement) is { } failure)
                {
                    return failure;
                }

                ids = Order(list.RootElement.GetProperty("data"));
            }

            json.WritePropertyName(name);
            json.WriteRawValue(answer.Span);
        }

        json.WriteString("graph", Encoding.UTF8.GetString(Ask("graph").Span));
        ImmutableArray<string> detailed = [.. ids.Take(MostDetails)];
        foreach (var id in detailed)
        {
            json.WritePropertyName($"show?id={id}");
            json.WriteRawValue(Ask("show", id).Span);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return (BoardPage.Whole(root, Encoding.UTF8.GetString(buffer.ToArray())), ids.Length, detailed.Length);
    }

    /// <summary>What is open comes first, then the newest ids.</summary>
    private static ImmutableArray<string> Order(JsonElement rows) =>
        [
            .. rows.EnumerateArray()
                .Reverse()
                .OrderBy(row => row.GetProperty("state").GetString() == WorkOrderState.Done.DirectoryName())
                .Select(row => row.GetProperty("id").GetString()!),
        ];

    private static WoError? Failure(JsonElement answer) =>
        answer.GetProperty("data").ValueKind == JsonValueKind.Array
            ? null
            : new WoError(
                Problem.StorageFailed,
                answer.GetProperty("error").GetProperty("cause").GetString() ?? "the work orders cannot be read"
            )
            {
                NextSteps = ["wo list"],
            };

    private ReadOnlyMemory<byte> Ask(string name, string? id = null)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        var query = new QueryCollection(
            id is null ? [] : new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["id"] = id }
        );
        return data.Look(name, query, context.Cancellation)!.GetAwaiter().GetResult().Content;
    }
}
