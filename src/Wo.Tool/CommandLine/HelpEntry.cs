using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>One row of a help page.</summary>
/// <param name="Name">The bare name.</param>
/// <param name="Label">As it is typed, with placeholders: <c>--owner &lt;NAME&gt;</c>, <c>[&lt;ID&gt;]</c>.</param>
/// <param name="Description">What it is for.</param>
internal sealed record HelpEntry(string Name, string Label, string Description)
{
    /// <summary>The row of an argument.</summary>
    public static HelpEntry Of(Argument argument)
    {
        string placeholder = $"<{argument.HelpName ?? argument.Name}>";
        string many = argument.Arity.MaximumNumberOfValues > 1 ? placeholder + "..." : placeholder;
        string label = argument.Arity.MinimumNumberOfValues == 0 ? $"[{many}]" : many;
        return new HelpEntry(argument.Name, label, argument.Description ?? string.Empty);
    }

    /// <summary>The row of an option.</summary>
    public static HelpEntry Of(Option option)
    {
        string spellings = string.Join(", ", option.Aliases.Prepend(option.Name));
        string value =
            option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool)
                ? string.Empty
                : $" <{option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant()}>";
        return new HelpEntry(option.Name, spellings + value, option.Description ?? string.Empty);
    }

    /// <summary>The row of a command.</summary>
    public static HelpEntry Of(Command command) =>
        new(
            command.Name,
            string.Join(", ", command.Aliases.Prepend(command.Name)),
            command.Description ?? string.Empty
        );
}
