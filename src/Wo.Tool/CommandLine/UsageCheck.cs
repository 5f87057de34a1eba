using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Wo.Tool.Output;
using ParsedCommand = System.CommandLine.Parsing.CommandResult;

namespace Wo.Tool.CommandLine;

/// <summary>
/// Finds what is wrong with a command line. Beyond what the parser reports, it refuses what the parser would take for a
/// value although it is a mistyped option (<c>wo show --jsn</c>), a forgotten value (<c>--title --json</c>), or a value
/// where none belongs (<c>--json=yes</c>).
/// </summary>
internal static class UsageCheck
{
    /// <summary>The first problem, or <see langword="null"/> where the command line is fine.</summary>
    public static WoError? Find(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        ParsedCommand command = parsed.CommandResult;
        if (parsed.Action is HelpRequest { IsExplicit: true } && !TakesCommand(command.Command))
        {
            return null;
        }

        string[] options = [.. arguments.TakeWhile(argument => argument != "--")];
        string? problem =
            ValueOfFlag(command, options)
            ?? MissingValue(command, options)
            ?? UnknownCommand(parsed)
            ?? UnknownOption(parsed)
            ?? UnknownWord(parsed)
            ?? Contradiction(options)
            ?? MissingArgument(command)
            ?? ReportedByParser(parsed);
        return problem is null ? null : new WoError(Problem.Usage, problem);
    }

    private static string? ValueOfFlag(ParsedCommand command, string[] options)
    {
        foreach (Option flag in CommandNames.OptionsOf(command))
        {
            if (flag.Arity.MaximumNumberOfValues == 0 && Array.Exists(options, HasValueFor(flag)))
            {
                return $"option '{flag.Name}' takes no value";
            }
        }

        return null;
    }

    private static Predicate<string> HasValueFor(Option option) =>
        argument =>
            CommandNames
                .SpellingsOf(option)
                .Any(name =>
                    argument.Length > name.Length
                    && argument[name.Length] is '=' or ':'
                    && argument.StartsWith(name, StringComparison.Ordinal)
                );

    private static string? MissingValue(ParsedCommand command, string[] options)
    {
        string[] spellings = [.. CommandNames.OptionsOf(command).SelectMany(CommandNames.SpellingsOf)];
        foreach (Option option in CommandNames.OptionsOf(command).Where(TakesValue))
        {
            foreach (string spelling in CommandNames.SpellingsOf(option))
            {
                int place = Array.IndexOf(options, spelling);
                if (place >= 0 && place + 1 == options.Length)
                {
                    return $"option '{spelling}' needs a value";
                }

                if (place >= 0 && place + 1 < options.Length && spellings.Contains(options[place + 1]))
                {
                    string next = options[place + 1];
                    return $"option '{spelling}' needs a value, but '{next}' follows; "
                        + $"if that is the value, write {spelling}={next}";
                }
            }
        }

        return null;
    }

    private static bool TakesValue(Option option) => option.Arity.MinimumNumberOfValues > 0;

    private static string? UnknownOption(ParseResult parsed)
    {
        ParsedCommand command = parsed.CommandResult;
        foreach (Token token in parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash))
        {
            bool looksLikeOption = token.Type == TokenType.Argument && token.Value is ['-', _, ..];
            if (looksLikeOption && !IsValueOfOption(command, token))
            {
                IEnumerable<string> names = CommandNames.OptionsOf(command).SelectMany(CommandNames.SpellingsOf);
                string typed = token.Value.Split('=', ':')[0];
                return $"unknown option '{typed}'" + TypoCorrection.DidYouMean(typed, names);
            }
        }

        return null;
    }

    private static bool IsValueOfOption(ParsedCommand command, Token token)
    {
        for (ParsedCommand? current = command; current is not null; current = current.Parent as ParsedCommand)
        {
            if (current.Children.OfType<OptionResult>().Any(option => option.Tokens.Any(IsSame)))
            {
                return true;
            }
        }

        return false;

        // Tokens compare by value, but an argument and an option may have the same one.
        bool IsSame(Token other) => ReferenceEquals(other, token);
    }

    /// <summary>A word in the place of a command: the options after it are those of a command that is not known.</summary>
    private static string? UnknownCommand(ParseResult parsed) =>
        parsed.UnmatchedTokens is [not ['-', _, ..], ..] && TakesCommand(parsed.CommandResult.Command)
            ? UnknownWord(parsed)
            : null;

    private static string? UnknownWord(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var word, ..])
        {
            return null;
        }

        Command command = parsed.CommandResult.Command;
        return TakesCommand(command)
            ? $"unknown command '{word}'" + MeantCommand(command, word)
            : $"unexpected argument '{word}'";
    }

    /// <summary>The command that has this name in other tools, else those with a name that is near.</summary>
    private static string MeantCommand(Command above, string word)
    {
        var ours = above
            .Subcommands.OfType<DeclaredCommand>()
            .FirstOrDefault(known => known.Node.ForeignNames.Contains(word, StringComparer.OrdinalIgnoreCase));
        return ours is not null
            ? $"; did you mean '{ours.Name}'?"
            : TypoCorrection.DidYouMean(
                word,
                above.Subcommands.SelectMany(known => known.Aliases.Prepend(known.Name)).Concat(RequestWords.Of(above))
            );
    }

    private static bool TakesCommand(Command command) => CommandNames.IsTop(command) || command.Subcommands.Count > 0;

    private static string? Contradiction(string[] options) =>
        OutputMode.IsQuiet(options) && OutputMode.IsVerbose(options)
            ? "--quiet and --verbose contradict each other"
            : null;

    private static string? MissingArgument(ParsedCommand command)
    {
        foreach (Argument argument in command.Command.Arguments)
        {
            int typed = command.GetResult(argument)?.Tokens.Count ?? 0;
            if (typed < argument.Arity.MinimumNumberOfValues)
            {
                var all = command.Command.Arguments.Select(static argument => HelpEntry.Of(argument).Label);
                return $"{HelpEntry.Of(argument).Label} is missing: {CommandNames.LineOf(command)} {string.Join(' ', all)}";
            }
        }

        return null;
    }

    // Some of the parser's messages have several lines; a cause is one.
    private static string? ReportedByParser(ParseResult parsed) =>
        parsed.Errors is [ParseError first, ..]
            ? string.Join(' ', first.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : null;
}
