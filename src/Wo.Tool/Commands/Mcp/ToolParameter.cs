using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Mcp;

/// <summary>A value that a tool takes, made from the argument or the option that a command declares.</summary>
/// <param name="symbol">The declaration.</param>
/// <param name="isRequired">Whether it has to be given.</param>
internal sealed partial class ToolParameter(Symbol symbol, bool isRequired)
{
    private enum Form
    {
        Flag,
        Text,
        Number,
        List,
    }

    /// <summary>Its name: <c>dry_run</c> for <c>--dry-run</c>.</summary>
    public string Name { get; } = NameOf(symbol.Name);

    /// <summary>Whether it has to be given.</summary>
    public bool IsRequired => isRequired;

    /// <summary>Whether it stands behind the options, in its place.</summary>
    public bool IsArgument => symbol is Argument;

    private ImmutableArray<string> Choices { get; } =
    [
        .. symbol is IHasValueKind { Kind: not ValueKind.Free } || FormOf(symbol) == Form.Flag
            ? []
            : symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label),
    ];

    /// <summary>
    /// Writes its schema. What the id is of which a tool cannot do without needs no words.
    /// </summary>
    public void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject(Name);
        var form = FormOf(symbol);
        json.WriteString(
            "type",
            form switch
            {
                Form.Flag => "boolean",
                Form.Number => "integer",
                Form.List => "array",
                _ => "string",
            }
        );
        if (form == Form.List)
        {
            json.WriteStartObject("items");
            json.WriteString("type", "string");
            json.WriteEndObject();
        }

        if (!Choices.IsEmpty)
        {
            json.WriteStrings("enum", Choices);
        }

        if (!(isRequired && symbol is IHasValueKind { Kind: ValueKind.WorkOrder }) && symbol.Description is { } text)
        {
            json.WriteString("description", ForCaller(text));
        }

        json.WriteEndObject();
    }

    /// <summary>The words of the command line that stand for a value.</summary>
    public Result<ImmutableArray<string>> Words(JsonElement value) =>
        (FormOf(symbol), value.ValueKind) switch
        {
            (_, JsonValueKind.Null) when !isRequired => ImmutableArray<string>.Empty,
            (Form.Flag, JsonValueKind.True) => ImmutableArray.Create(symbol.Name),
            (Form.Flag, JsonValueKind.False) => ImmutableArray<string>.Empty,
            (Form.Number, JsonValueKind.Number) => Spelled([value.GetRawText()]),
            (Form.Text, JsonValueKind.String) => Spelled([value.GetString()!]),
            (Form.List, JsonValueKind.Array) => from texts in Texts(value) select Spelled(texts),
            _ => WrongType(),
        };

    /// <summary>Names other values as the caller knows them, and says nothing that the form says.</summary>
    private static string ForCaller(string text) =>
        OptionName()
            .Replace(text.Replace(ValueOption.Repeated, "", StringComparison.Ordinal), found => NameOf(found.Value));

    private static string NameOf(string option) => option.TrimStart('-').Replace('-', '_');

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex OptionName();

    /// <summary>
    /// An option and its value are one word, so that no value can be taken for an option; arguments stand behind <c>--</c>.
    /// </summary>
    private ImmutableArray<string> Spelled(ImmutableArray<string> texts) =>
        IsArgument ? texts : [.. texts.Select(text => $"{symbol.Name}={text}")];

    private Result<ImmutableArray<string>> Texts(JsonElement array) =>
        array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? ImmutableArray.CreateRange(array.EnumerateArray().Select(item => item.GetString()!))
            : WrongType();

    private WoError WrongType() =>
        UsageError.Because(
            $"'{Name}' must be "
                + FormOf(symbol) switch
                {
                    Form.Flag => "true or false",
                    Form.Number => "a whole number",
                    Form.List => "an array of strings",
                    _ => "a string",
                }
        );

    private static Form FormOf(Symbol symbol)
    {
        var (type, most) = symbol switch
        {
            Option option => (option.ValueType, option.Arity.MaximumNumberOfValues),
            Argument argument => (argument.ValueType, argument.Arity.MaximumNumberOfValues),
            _ => throw new InvalidOperationException($"{symbol.Name} is neither an option nor an argument."),
        };
        return type == typeof(bool) || most == 0 ? Form.Flag
            : most > 1 ? Form.List
            : symbol is IHasValueKind { Kind: ValueKind.Number } ? Form.Number
            : Form.Text;
    }
}
