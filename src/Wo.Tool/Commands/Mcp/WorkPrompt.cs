using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Wo.Tool.Commands.Mcp;

/// <summary>The one prompt: how to work here, and on what.</summary>
internal static class WorkPrompt
{
    private const string Name = "work";
    private const string Id = "id";

    /// <summary>What a client is told of it.</summary>
    public static ListPromptsResult List() =>
        new()
        {
            Prompts =
            [
                new()
                {
                    Name = Name,
                    Description = "Do a work order",
                    Arguments =
                    [
                        new()
                        {
                            Name = Id,
                            Description = "The work order (default: the next that is ready)",
                            Required = false,
                        },
                    ],
                },
            ],
        };

    /// <summary>The id that is asked for, in full; <see langword="null"/> for none.</summary>
    public static string? Wanted(GetPromptRequestParams? asked)
    {
        if (asked?.Name != Name)
        {
            throw new McpProtocolException($"Unknown prompt: '{asked?.Name}'", McpErrorCode.InvalidParams);
        }

        var arguments = asked.Arguments ?? new Dictionary<string, JsonElement>();
        if (arguments.Keys.FirstOrDefault(name => name != Id) is { } unknown)
        {
            throw new McpProtocolException($"'{Name}' takes no '{unknown}'", McpErrorCode.InvalidParams);
        }

        if (!arguments.TryGetValue(Id, out var typed) || typed.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (typed.ValueKind != JsonValueKind.String || typed.GetString() is not { Length: > 0 } text)
        {
            return typed.ValueKind == JsonValueKind.String
                ? null
                : throw new McpProtocolException($"'{Id}' must be a string", McpErrorCode.InvalidParams);
        }

        return IdArgument.Parse(text).TryGet(out var id, out var error)
            ? id.Value
            : throw new McpProtocolException(error.Cause, McpErrorCode.InvalidParams);
    }

    /// <summary>The prompt.</summary>
    /// <param name="prime">The answer of <c>wo prime</c>.</param>
    /// <param name="id">The work order to do; <see langword="null"/> for the next.</param>
    public static GetPromptResult Text(ToolAnswer prime, string? id)
    {
        var answer = prime.Object;
        if (answer.GetProperty("data") is not { ValueKind: JsonValueKind.Object } data)
        {
            var error = answer.GetProperty("error");
            throw new McpProtocolException(
                $"{error.GetProperty("code").GetString()}: {error.GetProperty("cause").GetString()}",
                McpErrorCode.InternalError
            );
        }

        var task = id is null ? "Take the next work order that is ready, and do it." : $"Take {id}, and do it.";
        return new()
        {
            Messages =
            [
                new()
                {
                    Role = Role.User,
                    Content = new TextContentBlock
                    {
                        Text =
                            data.GetProperty("text").GetString()
                            + "The tools of this server are these commands and keep the token; use them where there is one.\n\n"
                            + task,
                    },
                },
            ],
        };
    }
}
