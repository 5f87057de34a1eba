using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Wo.Engine.Verbs.Agents;

/// <summary>The hook in Claude's settings that runs <c>wo prime</c> where a session starts.</summary>
internal sealed class SessionStartHook : ISettingsPart
{
    private const string Command = "wo prime";
    private const string Hooks = "hooks";
    private const string SessionStart = "SessionStart";

    private const string Entry = $"\n      {{ \"hooks\": [{{ \"type\": \"command\", \"command\": \"{Command}\" }}] }}";
    private const string Event = "\n    \"SessionStart\": [" + Entry + "\n    ]";
    private const string Section = "\n  \"hooks\": {" + Event + "\n  }";

    /// <inheritdoc/>
    public string Path => ".claude/settings.json";

    /// <inheritdoc/>
    public string Noun => "hook";

    /// <inheritdoc/>
    public string Whole => "{" + Section + "\n}\n";

    /// <inheritdoc/>
    public string? With(string text)
    {
        var (json, newline) = (Encoding.UTF8.GetBytes(text), SettingsText.NewlineOf(text));
        if (SettingsText.Root(json) is not { } root)
        {
            return null;
        }

        if (IsIn(text))
        {
            return text;
        }

        var hooks = SettingsText.Member(json, root, Hooks);
        var starts = hooks is { Kind: JsonTokenType.StartObject }
            ? SettingsText.Member(json, hooks.Value, SessionStart)
            : null;
        return (hooks, starts) switch
        {
            ({ Kind: JsonTokenType.StartObject }, { Kind: JsonTokenType.StartArray }) => SettingsText.Insert(
                json,
                starts.Value,
                Entry,
                "\n    ",
                newline
            ),
            ({ Kind: JsonTokenType.StartObject }, null) => SettingsText.Insert(
                json,
                hooks.Value,
                Event,
                "\n  ",
                newline
            ),
            (null, _) => SettingsText.Insert(json, root, Section, "\n", newline),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public bool IsIn(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        return SettingsText.Root(json) is { } root
            && SettingsText.Member(json, root, Hooks) is { Kind: JsonTokenType.StartObject } hooks
            && SettingsText.Member(json, hooks, SessionStart) is { } starts
            && Strings(json.AsSpan(starts.From, starts.Length)).Contains(Command);
    }

    /// <inheritdoc/>
    public string Without(string text) =>
        SettingsText.Without(text, ('{', Section, "\n"), ('{', Event, "\n  "), ('[', Entry, "\n    "));

    private static ImmutableArray<string?> Strings(ReadOnlySpan<byte> part)
    {
        var strings = ImmutableArray.CreateBuilder<string?>();
        var reader = new Utf8JsonReader(part, SettingsText.Tolerant);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                strings.Add(reader.GetString());
            }
        }

        return strings.ToImmutable();
    }
}
