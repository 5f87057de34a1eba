using System.CommandLine;

namespace Wo.Tool.Commands;

/// <summary><c>--format</c>: how the answer is written. The first format is the default, and the only one beside <c>--json</c>.</summary>
internal sealed class FormatOption<TFormat>
    where TFormat : struct, Enum
{
    private readonly (string Name, TFormat Format)[] formats;
    private readonly Option<string?> option;

    /// <param name="description">What the help page says of it.</param>
    /// <param name="formats">The formats with their names.</param>
    public FormatOption(string description, params (string Name, TFormat Format)[] formats)
    {
        this.formats = formats;
        option = new Option<string?>("--format") { Description = description, HelpName = string.Join('|', Names) };
        option.CompletionSources.Add(Names);
    }

    private string[] Names => [.. formats.Select(format => format.Name)];

    /// <summary>Declares it.</summary>
    public void AddTo(Command command) => command.Options.Add(option);

    /// <summary>The one that is wanted.</summary>
    public Result<TFormat> Read(CommandContext context)
    {
        var text = context.Value(option) ?? formats[0].Name;
        var index = Array.IndexOf(Names, text);
        return index < 0 ? UsageError.Because($"unknown format '{text}'" + TypoCorrection.DidYouMean(text, Names))
            : index > 0 && context.Mode.Json ? UsageError.Because("--format and --json contradict each other")
            : formats[index].Format;
    }
}
