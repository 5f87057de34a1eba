using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Wo.Engine.Verbs.Agents;

/// <summary>
/// The hook in Claude's settings that runs <c>wo prime</c> where a session starts. It is put in as text at the beginning of the
/// list that it belongs to, so that every other byte of the file stays, and can be taken out without a trace.
/// </summary>
internal static class SessionStartHook
{
    private const string Command = "wo prime";
    private const string Hooks = "hooks";
    private const string SessionStart = "SessionStart";

    private const string Entry = $"\n      {{ \"hooks\": [{{ \"type\": \"command\", \"command\": \"{Command}\" }}] }}";
    private const string Event = "\n    \"SessionStart\": [" + Entry + "\n    ]";
    private const string Section = "\n  \"hooks\": {" + Event + "\n  }";

    private static readonly JsonReaderOptions Tolerant = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The file where there is none yet.</summary>
    public static string Whole => "{" + Section + "\n}\n";

    /// <summary>A file with the hook.</summary>
    /// <returns><see langword="null"/> where it is no file of settings that this can read.</returns>
    public static string? With(string text)
    {
        var (json, newline) = (Encoding.UTF8.GetBytes(text), NewlineOf(text));
        if (Root(json) is not { } root)
        {
            return null;
        }

        if (IsIn(text))
        {
            return text;
        }

        var hooks = Member(json, root, Hooks);
        var starts = hooks is { Kind: JsonTokenType.StartObject } ? Member(json, hooks.Value, SessionStart) : null;
        return (hooks, starts) switch
        {
            ({ Kind: JsonTokenType.StartObject }, { Kind: JsonTokenType.StartArray }) => Insert(
                json,
                starts.Value,
                Entry,
                "\n    ",
                newline
            ),
            ({ Kind: JsonTokenType.StartObject }, null) => Insert(json, hooks.Value, Event, "\n  ", newline),
            (null, _) => Insert(json, root, Section, "\n", newline),
            _ => null,
        };
    }

    /// <summary>Whether a file runs the command where a session starts, however it is written.</summary>
    public static bool IsIn(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        return Root(json) is { } root
            && Member(json, root, Hooks) is { Kind: JsonTokenType.StartObject } hooks
            && Member(json, hooks, SessionStart) is { } starts
            && Strings(json.AsSpan(starts.From, starts.Length)).Contains(Command);
    }

    /// <summary>A file without the hook, where it is written as this writes it; otherwise as it is.</summary>
    public static string Without(string text)
    {
        var newline = NewlineOf(text);
        foreach (var (added, close) in new[] { (Section, "\n"), (Event, "\n  "), (Entry, "\n    ") })
        {
            foreach (var end in new[] { ",", close })
            {
                var (written, bracket) = (Spelled(added, newline), added == Entry ? '[' : '{');
                var at = text.IndexOf(bracket + written + Spelled(end, newline), StringComparison.Ordinal);
                if (at >= 0)
                {
                    return text.Remove(at + 1, written.Length + Spelled(end, newline).Length);
                }
            }
        }

        return text;
    }

    private static string Insert(byte[] json, Place into, string added, string close, string newline)
    {
        var isEmpty = IsEmpty(json.AsSpan(into.From, into.Length));
        var text = Spelled(added + (isEmpty ? close : ","), newline);
        return Encoding.UTF8.GetString([
            .. json[..(into.From + 1)],
            .. Encoding.UTF8.GetBytes(text),
            .. json[(into.From + 1)..],
        ]);
    }

    private static bool IsEmpty(ReadOnlySpan<byte> container)
    {
        var reader = new Utf8JsonReader(container, Tolerant);
        reader.Read();
        reader.Read();
        return reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject;
    }

    private static string NewlineOf(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private static string Spelled(string text, string newline) => text.Replace("\n", newline, StringComparison.Ordinal);

    private static Place? Root(byte[] json)
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

    private static Place? Member(byte[] json, Place container, string name)
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

    private static ImmutableArray<string?> Strings(ReadOnlySpan<byte> part)
    {
        var strings = ImmutableArray.CreateBuilder<string?>();
        var reader = new Utf8JsonReader(part, Tolerant);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                strings.Add(reader.GetString());
            }
        }

        return strings.ToImmutable();
    }

    /// <summary>A value in the text.</summary>
    private readonly record struct Place(JsonTokenType Kind, int From, int Length);
}
