using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>Reads the values of a JSON text, of which there may be several one after the other, as in JSON Lines.</summary>
internal sealed class ForeignJson
{
    // What lies deeper is kept as one text: YAML readers have limits of their own.
    private const int DeepestKept = 16;

    private static readonly JsonReaderOptions Options = new()
    {
        AllowMultipleValues = true,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private string? repeated;

    private ForeignJson() { }

    /// <summary>All values, each with the number of the line that it starts in.</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="bytes">Its bytes: UTF-8, or UTF-16 with a byte order mark, as some shells write it.</param>
    public static Result<ImmutableArray<(ForeignValue Value, int Line)>> Values(string name, byte[] bytes)
    {
        var utf8 = ToUtf8(bytes);
        if (!Utf8.IsValid(utf8))
        {
            return new WoError(Problem.ImportUnreadable, $"{name} is no text in UTF-8");
        }

        var found = ImmutableArray.CreateBuilder<(ForeignValue, int)>();
        var reader = new Utf8JsonReader(utf8, Options);
        var (line, counted) = (1, 0);
        try
        {
            while (reader.Read())
            {
                var start = (int)reader.TokenStartIndex;
                line += utf8.AsSpan(counted, start - counted).Count((byte)'\n');
                counted = start;
                using var document = JsonDocument.ParseValue(ref reader);
                var converter = new ForeignJson();
                found.Add((converter.Of(document.RootElement, 0), line));
                if (converter.repeated is { } key)
                {
                    return new WoError(Problem.ImportUnreadable, $"{name}:{line}: an object has the key '{key}' twice");
                }
            }
        }
        catch (JsonException broken)
        {
            var at = (broken.LineNumber ?? 0) + 1;
            var what = IsConflict(utf8, at) ? "is a conflict marker of git" : "is not JSON";
            return new WoError(Problem.ImportUnreadable, $"{name}: line {at} {what}");
        }

        return found.ToImmutable();
    }

    private static byte[] ToUtf8(byte[] bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => rest,
            [0xFF, 0xFE, .. var rest] => Encoding.Convert(Encoding.Unicode, Encoding.UTF8, rest),
            [0xFE, 0xFF, .. var rest] => Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, rest),
            _ => bytes,
        };

    private static bool IsConflict(ReadOnlySpan<byte> text, long line)
    {
        for (var i = 1L; i < line && text.IndexOf((byte)'\n') is var end and >= 0; i++)
        {
            text = text[(end + 1)..];
        }

        return text.StartsWith("<<<<<<< "u8) || text.StartsWith("======="u8) || text.StartsWith(">>>>>>> "u8);
    }

    private ForeignValue Of(JsonElement element, int depth) =>
        element.ValueKind switch
        {
            JsonValueKind.Null => new ForeignValue.Nothing(),
            JsonValueKind.String => new ForeignValue.Text(TextOf(element)),
            JsonValueKind.Object or JsonValueKind.Array when depth == DeepestKept => new ForeignValue.Text(
                ForeignText.Writable(element.GetRawText())
            ),
            JsonValueKind.Object => MapOf(element, depth),
            JsonValueKind.Array => new ForeignValue.List([
                .. element.EnumerateArray().Select(item => Of(item, depth + 1)),
            ]),
            _ => new ForeignValue.Plain(element.GetRawText()),
        };

    private ForeignValue.Map MapOf(JsonElement element, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, ForeignValue>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var key = ForeignText.Unescape(JsonMarshal.GetRawUtf8PropertyName(property));
            repeated ??= keys.Add(key) ? null : key;
            entries.Add(new(key, Of(property.Value, depth + 1)));
        }

        return new ForeignValue.Map(entries.ToImmutable());
    }

    private static string TextOf(JsonElement element)
    {
        try
        {
            return ForeignText.Writable(element.GetString()!);
        }
        catch (InvalidOperationException)
        {
            // Half of a character, which is how some tools cut a text.
            return ForeignText.Unescape(JsonMarshal.GetRawUtf8Value(element)[1..^1]);
        }
    }
}
