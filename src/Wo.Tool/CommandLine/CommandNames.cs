using System.CommandLine;
using System.CommandLine.Parsing;

namespace Wo.Tool.CommandLine;

/// <summary>Names of commands and of the symbols that are valid in them.</summary>
internal static class CommandNames
{
    /// <summary>Whether a command is <c>wo</c> itself.</summary>
    public static bool IsTop(Command command) => !command.Parents.Any();

    /// <summary>The words that lead to a command, without <c>wo</c>: <c>session</c>, <c>intent</c>.</summary>
    public static string[] PathOf(CommandResult command)
    {
        var words = new Stack<string>();
        for (
            CommandResult? current = command;
            current is not null && !IsTop(current.Command);
            current = current.Parent as CommandResult
        )
        {
            words.Push(current.Command.Name);
        }

        return [.. words];
    }

    /// <summary>Words as one line that a shell reads as the same words.</summary>
    public static string LineOf(IEnumerable<string> words) => string.Join(' ', words.Select(ShellWord.Quote));

    /// <summary>As it is typed: <c>wo session intent</c>.</summary>
    public static string LineOf(CommandResult command) => string.Join(' ', ["wo", .. PathOf(command)]);

    /// <summary>The options that a command takes: its own, and the recursive ones of the commands above it.</summary>
    public static IEnumerable<Option> OptionsOf(CommandResult command)
    {
        foreach (Option option in command.Command.Options)
        {
            yield return option;
        }

        for (var above = command.Parent as CommandResult; above is not null; above = above.Parent as CommandResult)
        {
            foreach (Option option in above.Command.Options.Where(option => option.Recursive))
            {
                yield return option;
            }
        }
    }

    /// <summary>All spellings of an option.</summary>
    public static IEnumerable<string> SpellingsOf(Option option) => option.Aliases.Prepend(option.Name);
}
