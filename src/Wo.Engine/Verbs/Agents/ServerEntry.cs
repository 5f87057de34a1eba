using System.Text;
using System.Text.Json;

namespace Wo.Engine.Verbs.Agents;

/// <summary>The entry in the list of servers of a tool by which it starts <c>wo mcp</c>.</summary>
/// <param name="path">The file, from the state root.</param>
/// <param name="servers">The member that has the servers.</param>
/// <param name="type">What the tool calls a server on standard input and output; <see langword="null"/> where it needs no word.</param>
internal sealed class ServerEntry(string path, string servers, string? type = null) : ISettingsPart
{
    private const string Name = "wo";

    /// <inheritdoc/>
    public string Path => path;

    /// <inheritdoc/>
    public string Noun => "server";

    /// <inheritdoc/>
    public string Whole => "{" + Section + "\n}\n";

    private string Section => $"\n  \"{servers}\": {{{Entry}\n  }}";

    private string Entry =>
        $"\n    \"{Name}\": {{ "
        + (type is null ? "" : $"\"type\": \"{type}\", ")
        + "\"command\": \"wo\", \"args\": [\"mcp\"] }";

    /// <inheritdoc/>
    public string? With(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        if (SettingsText.Root(json) is not { } root)
        {
            return null;
        }

        var newline = SettingsText.NewlineOf(text);
        return IsIn(text)
            ? text
            : SettingsText.Member(json, root, servers) switch
            {
                null => SettingsText.Insert(json, root, Section, "\n", newline),
                { Kind: JsonTokenType.StartObject } list => SettingsText.Insert(json, list, Entry, "\n  ", newline),
                _ => null,
            };
    }

    /// <inheritdoc/>
    public bool IsIn(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        return SettingsText.Root(json) is { } root
            && SettingsText.Member(json, root, servers) is { Kind: JsonTokenType.StartObject } list
            && SettingsText.Member(json, list, Name) is not null;
    }

    /// <inheritdoc/>
    public string Without(string text) => SettingsText.Without(text, ('{', Section, "\n"), ('{', Entry, "\n  "));
}
