using System.Collections.Immutable;
using System.Text.Json;

namespace Wo.Engine.Index;

/// <summary>The index as it is published, as far as the next one can be made from it.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="GeneratedAt">The time that it carries.</param>
/// <param name="Root">The state root that it was made for.</param>
/// <param name="Entries">The work orders, in the order of the file.</param>
/// <param name="HasErrors">Whether anything was wrong.</param>
internal sealed record PublishedIndex(
    byte[] Bytes,
    string GeneratedAt,
    string Root,
    ImmutableArray<PublishedEntry> Entries,
    bool HasErrors
)
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 256 << 20;

    private const string TimeKey = "generated_at";

    private static ReadOnlySpan<byte> Indent => "\n    "u8;

    /// <summary>Reads a file; <see langword="null"/> where it is no index of ours.</summary>
    public static PublishedIndex? Read(byte[] bytes)
    {
        try
        {
            var json = new Utf8JsonReader(bytes);
            return json.Read() ? ReadRoot(ref json, bytes) : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static PublishedIndex? ReadRoot(ref Utf8JsonReader json, byte[] bytes)
    {
        var (time, root) = ((string?)null, (string?)null);
        ImmutableArray<PublishedEntry>? entries = null;
        bool? hasErrors = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = json.GetString();
            json.Read();
            switch (key)
            {
                case TimeKey:
                    time = json.GetString();
                    break;
                case "repo_root":
                    root = json.GetString();
                    break;
                case "work_orders":
                    entries = ReadEntries(ref json, bytes);
                    break;
                case "errors":
                    hasErrors = HasAny(ref json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return time is null || root is null || entries is not { } found || hasErrors is not { } isWrong
            ? null
            : new PublishedIndex(bytes, time, root, found, isWrong);
    }

    private static ImmutableArray<PublishedEntry>? ReadEntries(ref Utf8JsonReader json, ReadOnlySpan<byte> bytes)
    {
        var entries = ImmutableArray.CreateBuilder<PublishedEntry>();
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            if (ReadEntry(ref json, bytes) is not { } entry)
            {
                return null;
            }

            entries.Add(entry);
        }

        return entries.ToImmutable();
    }

    private static PublishedEntry? ReadEntry(ref Utf8JsonReader json, ReadOnlySpan<byte> bytes)
    {
        // The writer puts no space before a text that it takes over, so that belongs to the text.
        var start = (int)json.TokenStartIndex - Indent.Length;
        var isIndented = start > 0 && bytes[start..].StartsWith(Indent);
        string? id = null;
        string? status = null;
        string? owner = null;
        string? path = null;
        string? branch = null;
        var hasWorktree = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("id"u8))
            {
                id = ReadText(ref json);
            }
            else if (json.ValueTextEquals("status"u8))
            {
                status = ReadText(ref json);
            }
            else if (json.ValueTextEquals("owner"u8))
            {
                owner = ReadText(ref json);
            }
            else if (json.ValueTextEquals("worktree_path"u8))
            {
                path = ReadText(ref json);
            }
            else if (json.ValueTextEquals("branch"u8))
            {
                branch = ReadText(ref json);
            }
            else if (json.ValueTextEquals("worktree_exists"u8))
            {
                hasWorktree |= ReadValue(ref json) == JsonTokenType.True;
            }
            else
            {
                ReadValue(ref json);
            }
        }

        return
            isIndented
            && WorkOrderId.TryParse(id, out var parsed)
            && status is not null
            && path is not null
            && branch is not null
            ? new PublishedEntry(
                parsed,
                status,
                owner,
                path,
                hasWorktree,
                branch,
                start..((int)json.TokenStartIndex + 1)
            )
            : null;
    }

    private static string? ReadText(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString();
    }

    /// <summary>Goes past a value, whatever is in it, and says how it begins.</summary>
    private static JsonTokenType ReadValue(ref Utf8JsonReader json)
    {
        json.Read();
        var first = json.TokenType;
        json.Skip();
        return first;
    }

    /// <summary>Goes past an array, and says whether anything is in it.</summary>
    private static bool HasAny(ref Utf8JsonReader json)
    {
        var isEmpty = true;
        while (json.Read() && json.TokenType == JsonTokenType.String)
        {
            isEmpty = false;
        }

        return !isEmpty;
    }
}
