using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Wo.Tool.Commands.Board;

/// <summary>
/// What the page may change, where it may change anything: by the commands that a person types, which check and refuse as
/// they do there. Nothing of a request but the id, the reason and whether to insist reaches a command line.
/// </summary>
internal static class BoardActions
{
    /// <summary>The command line of an action; <see langword="null"/> where there is no such action or a part is missing.</summary>
    /// <param name="name">The action.</param>
    /// <param name="body">What the request says: <c>id</c>, <c>reason</c> and <c>force</c>.</param>
    public static (string[] Words, string[] Arguments)? Find(string name, JsonElement body)
    {
        var (id, reason) = (Text(body, "id"), Text(body, "reason"));
        return (name, id, reason) switch
        {
            ("release", { }, { }) => (["release", $"--reason={reason}", .. Force(body)], [id]),
            ("requeue", { }, { }) => (["requeue", $"--reason={reason}"], [id]),
            ("reconcile", null, null) => (["reconcile", "--apply"], []),
            _ => null,
        };
    }

    /// <summary>Reads what a request says; <see langword="null"/> where that is no object.</summary>
    public static async Task<JsonElement?> Read(HttpRequest request, CancellationToken gone)
    {
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: gone).ConfigureAwait(false);
            return body.RootElement.ValueKind == JsonValueKind.Object ? body.RootElement.Clone() : null;
        }
        catch (Exception wrong) when (wrong is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static string[] Force(JsonElement body) =>
        body.TryGetProperty("force", out var force) && force.ValueKind == JsonValueKind.True ? ["--force"] : [];

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
