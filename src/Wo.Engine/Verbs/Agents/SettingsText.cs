using System.Text;
using System.Text.Json;

namespace Wo.Engine.Verbs.Agents;

/// <summary>
/// Settings that are JSON, perhaps with comments, as text: what is added goes to the beginning of what it belongs to, so that
/// every other byte stays, and can be taken out without a trace.
/// </summary>
internal static class SettingsText
{
    /// <summary>As the tools read that these settings belong to.</summary>
    public static readonly JsonReaderOptions Tolerant = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The text with something at the beginning of an object or a list.</summary>
    /// <param name="json">The text as UTF-8.</param>
    /// <param name="into">The object or the list.</param>
    /// <param name="added">What is added, without a comma.</param>
    /// <param name="close">What stands before the closing bracket where there was nothing in it.</param>
    /// <param name="newline">The newline of the text.</param>
    public static string Insert(byte[] json, Place into, string added, string close, string newline)
    {
        var isEmpty = IsEmpty(json.AsSpan(into.From, into.Length));
        var text = Spelled(added + (isEmpty ? close : ","), newline);
        return Encoding.UTF8.GetString([
            .. json[..(into.From + 1)],
            .. Encoding.UTF8.GetBytes(text),
            .. json[(into.From + 1)..],
        ]);
    }

    /// <summary>The text without something that was added, where it still is what was added; otherwise as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">What was added, with the bracket it was put behind and what stands before the closing one.</param>
    public static string Without(string text, params ReadOnlySpan<(char Bracket, string Added, string Close)> parts)
    {
        var newline = NewlineOf(text);
        foreach (var (bracket, added, close) in parts)
        {
            foreach (var end in new[] { ",", close })
            {
                var written = Spelled(added + end, newline);
                var at = text.IndexOf(bracket + written, StringComparison.Ordinal);
                if (at >= 0)
                {
                    return text.Remove(at + 1, written.Length);
                }
            }
        }

        return text;
    }

    private static bool IsEmpty(ReadOnlySpan<byte> container)
    {
        var reader = new Utf8JsonReader(container, Tolerant);
        reader.Read();
        reader.Read();
        return reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject;
    }

    /// <summary>The newline that a text has.</summary>
    public static string NewlineOf(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Lines with that newline.</summary>
    public static string Spelled(string text, string newline) => text.Replace("\n", newline, StringComparison.Ordinal);

    /// <summary>The object that the whole text is; <see langword="null"/> where it is none.</summary>
    public static Place? Root(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Tolerant);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            var from = (int)reader.TokenStartIndex;
            while (reader.Read()) { }

            return new Place(JsonTokenType.StartObject, from, json.Length - from);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member of an object.</summary>
    public static Place? Member(byte[] json, Place container, string name)
    {
        var reader = new Utf8JsonReader(json.AsSpan(container.From), Tolerant);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = reader.ValueTextEquals(name);
            reader.Read();
            var (kind, from) = (reader.TokenType, (int)reader.TokenStartIndex);
            reader.Skip();
            if (isWanted)
            {
                return new Place(kind, container.From + from, (int)reader.BytesConsumed - from);
            }
        }

        return null;
    }

    /// <summary>A value in the text.</summary>
    public readonly record struct Place(JsonTokenType Kind, int From, int Length);
}
