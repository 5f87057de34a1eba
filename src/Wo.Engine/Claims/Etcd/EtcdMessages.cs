using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Wo.Engine.Claims.Etcd;

/// <summary>
/// The requests that registers take and what their answers say, in the JSON that etcd has beside its gRPC: keys and values in
/// base64, numbers of 64 bits as text, and members that are zero left out.
/// </summary>
internal static class EtcdMessages
{
    /// <summary>Reads one key.</summary>
    public static byte[] Get(string key) => Write(json => WriteKey(json, key));

    /// <summary>Reads the keys from one on that have a prefix.</summary>
    /// <param name="first">The first one.</param>
    /// <param name="end">The first one that is not read any more.</param>
    /// <param name="most">How many at once.</param>
    /// <param name="revision">What moment is read; 0 for now.</param>
    public static byte[] Range(byte[] first, byte[] end, int most, long revision) =>
        Write(json =>
        {
            json.WriteBase64String("key", first);
            json.WriteBase64String("range_end", end);
            json.WriteString("limit", Text(most));
            json.WriteString("revision", Text(revision));
        });

    /// <summary>Replaces or removes a key, provided that it was last changed in a revision; else reads it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="expected">That revision; 0 for there being no such key.</param>
    /// <param name="content">What is to be there; <see langword="null"/> for nothing.</param>
    public static byte[] Swap(string key, long expected, byte[]? content) =>
        Write(json =>
        {
            json.WriteStartArray("compare");
            json.WriteStartObject();
            WriteKey(json, key);
            json.WriteString("target", "MOD");
            json.WriteString("result", "EQUAL");
            json.WriteString("mod_revision", Text(expected));
            json.WriteEndObject();
            json.WriteEndArray();
            Operation(
                json,
                "success",
                content is null ? "request_delete_range" : "request_put",
                () =>
                {
                    WriteKey(json, key);
                    if (content is not null)
                    {
                        json.WriteBase64String("value", content);
                    }
                }
            );
            Operation(json, "failure", "request_range", () => WriteKey(json, key));
        });

    /// <summary>Asks for a token.</summary>
    public static byte[] SignIn(string name, string password) =>
        Write(json =>
        {
            json.WriteString("name", name);
            json.WriteString("password", password);
        });

    /// <summary>The keys that a range has.</summary>
    /// <exception cref="FormatException">It is no answer to that.</exception>
    public static IEnumerable<EtcdValue> Values(JsonElement range)
    {
        if (!range.TryGetProperty("kvs", out var values))
        {
            yield break;
        }

        foreach (var value in values.EnumerateArray())
        {
            yield return new EtcdValue(
                value.GetProperty("key").GetBytesFromBase64(),
                Number(value.GetProperty("mod_revision")),
                value.TryGetProperty("value", out var content) ? content.GetBytesFromBase64() : []
            );
        }
    }

    /// <summary>Whether a range has more keys than were asked for.</summary>
    public static bool HasMore(JsonElement range) => IsTrue(range, "more");

    /// <summary>Whether what a swap expected was so.</summary>
    public static bool HasSucceeded(JsonElement swap) => IsTrue(swap, "succeeded");

    /// <summary>The revision of an answer; of a swap that has succeeded it is that of its key.</summary>
    /// <exception cref="FormatException">It has none.</exception>
    public static long Revision(JsonElement answer) => Number(answer.GetProperty("header").GetProperty("revision"));

    /// <summary>What was found where a swap did not succeed; <see langword="null"/> where there was no such key.</summary>
    public static EtcdValue? Found(JsonElement swap) =>
        swap.TryGetProperty("responses", out var responses)
        && responses.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first
        && first.TryGetProperty("response_range", out var range)
            ? Values(range).FirstOrDefault()
            : null;

    private static void Operation(Utf8JsonWriter json, string when, string what, Action write)
    {
        json.WriteStartArray(when);
        json.WriteStartObject();
        json.WriteStartObject(what);
        write();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteKey(Utf8JsonWriter json, string key) =>
        json.WriteBase64String("key", Encoding.UTF8.GetBytes(key));

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static bool IsTrue(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static long Number(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number
            ? json.GetInt64()
            : long.Parse(json.GetString() ?? "", NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
