using System.Text.Json;

namespace Wo.Engine.Index;

/// <summary>The index as it is published, as far as it can be compared with another one.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="GeneratedAt">The time that it carries.</param>
internal sealed record PublishedText(byte[] Bytes, string GeneratedAt)
{
    /// <summary>Takes a file; <see langword="null"/> where it does not begin like an index of ours.</summary>
    public static PublishedText? Of(byte[] bytes)
    {
        try
        {
            var json = new Utf8JsonReader(bytes);
            return json.Read() && ReadTime(ref json) is { } time ? new PublishedText(bytes, time) : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether another index says the same, but for the time.</summary>
    public bool SaysTheSameAs(ReadOnlySpan<byte> other)
    {
        // Nothing that varies in length stands before the time, which always has the same length.
        var mark = "\"generated_at\": \""u8;
        var (mine, theirs) = (Bytes.AsSpan().IndexOf(mark), other.IndexOf(mark));
        if (mine < 0 || mine != theirs || Bytes.Length != other.Length)
        {
            return false;
        }

        var behind = mine + mark.Length + GeneratedAt.Length;
        return Bytes.AsSpan(0, mine).SequenceEqual(other[..mine])
            && Bytes.AsSpan(behind).SequenceEqual(other[behind..]);
    }

    /// <summary>The time, which stands before the work orders: of these, however many there are, nothing is read.</summary>
    private static string? ReadTime(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isTime = json.ValueTextEquals("generated_at"u8);
            if (!json.Read() || json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                return null;
            }

            if (isTime)
            {
                return json.GetString();
            }
        }

        return null;
    }
}
