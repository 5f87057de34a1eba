using System.Buffers;
using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Mcp;

/// <summary>A tool, made from the declaration of a command: its description, its schema, and the command line of a call.</summary>
internal sealed class ToolDefinition
{
    /// <summary>Which of the commands below one word is meant.</summary>
    private const string Kind = "kind";

    /// <summary>
    /// What every answer has. The schemas of what <c>data</c> holds are five times as long as all else that a client reads at
    /// its start; they are part of the documentation.
    /// </summary>
    private static readonly JsonDocument Answer = JsonDocument.Parse(
        """{"type":"object","properties":{"ok":{"type":"boolean"},"data":{},"error":{}},"required":["ok"]}"""
    );

    private readonly string command;
    private readonly ImmutableArray<string> kinds;
    private readonly ImmutableArray<ToolParameter> parameters;
    private readonly AgentTool offered;

    private ToolDefinition(DeclaredCommand declared, AgentTool offered)
    {
        this.offered = offered;
        command = declared.Name;
        kinds = [.. declared.Subcommands.Select(below => below.Name)];
        // The commands below one word take the same.
        var verb = (DeclaredCommand)declared.Subcommands.FirstOrDefault(declared);
        ChangesState = ((WoCommand)verb.Node).ChangesState;
        TakesOwner = verb.Options.Any(option => option.Name == CallerOptions.OwnerOption);
        parameters =
        [
            .. verb
                .Arguments.Where(argument => !argument.Hidden)
                .Concat<Symbol>(verb.Options.Where(option => !option.Hidden))
                .Where(symbol => !offered.Without.Contains(symbol.Name))
                .Select(symbol => new ToolParameter(symbol, offered.Required.Contains(symbol.Name))),
        ];
        Description = (offered.Description ?? declared.Description) + ".";
    }

    /// <summary>Its name.</summary>
    public string Name => offered.Name;

    /// <summary>What it does.</summary>
    public string Description { get; }

    /// <summary>Whether a call may leave something changed.</summary>
    public bool ChangesState { get; }

    /// <summary>Whether the command asks for the name of the one who calls it.</summary>
    public bool TakesOwner { get; }

    /// <summary>Those that are offered, in the order of help.</summary>
    public static ImmutableArray<ToolDefinition> Of(ImmutableArray<CommandNode> commands) =>
        [
            .. commands
                .Where(node => node.ForAgents is not null)
                .Select(node => new ToolDefinition(node.Declare(), node.ForAgents!)),
        ];

    /// <summary>What a client is told of it.</summary>
    public ModelContextProtocol.Protocol.Tool Describe() =>
        new()
        {
            Name = Name,
            Description = Description,
            InputSchema = Schema(),
            OutputSchema = Answer.RootElement,
            Annotations = ChangesState ? null : new ToolAnnotations { ReadOnlyHint = true },
        };

    /// <summary>The command line of a call, without what all calls have.</summary>
    public Result<ToolLine> Line(IDictionary<string, JsonElement>? arguments)
    {
        var given = arguments ?? new Dictionary<string, JsonElement>();
        if (Problem(given) is { } problem)
        {
            return UsageError.Because(problem);
        }

        var (options, words) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        foreach (var parameter in parameters)
        {
            if (!given.TryGetValue(parameter.Name, out var value))
            {
                continue;
            }

            if (!parameter.Words(value).TryGet(out var spelled, out var error))
            {
                return error;
            }

            (parameter.IsArgument ? words : options).AddRange(spelled);
        }

        return new ToolLine(
            kinds.IsEmpty ? [command] : [command, given[Kind].GetString()!],
            [.. offered.Fixed, .. options],
            words.ToImmutable()
        );
    }

    /// <summary>The command as an answer names it.</summary>
    public string CommandOf(IDictionary<string, JsonElement>? arguments) =>
        kinds.IsEmpty ? command
        : arguments?.TryGetValue(Kind, out var kind) == true && IsKind(kind) ? $"{command}.{kind.GetString()}"
        : $"{command}.{kinds[0]}";

    private string? Problem(IDictionary<string, JsonElement> given)
    {
        var names = parameters.Select(parameter => parameter.Name);
        ImmutableArray<string> known = kinds.IsEmpty ? [.. names] : [Kind, .. names];
        if (given.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            return $"{Name} takes no '{unknown}'" + TypoCorrection.DidYouMean(unknown, known);
        }

        if (!kinds.IsEmpty && !(given.TryGetValue(Kind, out var kind) && IsKind(kind)))
        {
            return $"'{Kind}' must be {string.Join(" or ", kinds)}";
        }

        return
            parameters.FirstOrDefault(parameter => parameter.IsRequired && !given.ContainsKey(parameter.Name))
                is { } missing
            ? $"'{missing.Name}' is missing"
            : null;
    }

    private bool IsKind(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && kinds.Any(kind => value.ValueEquals(kind));

    private JsonElement Schema()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            if (!kinds.IsEmpty)
            {
                json.WriteStartObject(Kind);
                json.WriteString("type", "string");
                json.WriteStrings("enum", kinds);
                json.WriteEndObject();
            }

            foreach (var parameter in parameters)
            {
                parameter.WriteSchema(json);
            }

            json.WriteEndObject();
            ImmutableArray<string> required =
            [
                .. kinds.IsEmpty ? Array.Empty<string>() : [Kind],
                .. parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name),
            ];
            if (!required.IsEmpty)
            {
                json.WriteStrings("required", required);
            }

            json.WriteEndObject();
        }

        using var schema = JsonDocument.Parse(buffer.WrittenMemory);
        return schema.RootElement.Clone();
    }
}
