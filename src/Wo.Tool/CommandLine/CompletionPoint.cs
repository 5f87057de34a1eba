using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>
/// Where a command line that is being typed stands. The words are those of the shell: System.CommandLine's own completion
/// takes the line as one text and splits it by rules that are no shell's.
/// </summary>
internal sealed class CompletionPoint
{
    private const string LongPrefix = "--";

    private readonly List<Command> path;
    private readonly List<string> arguments = [];
    private readonly List<Option> given = [];
    private bool onlyArguments;
    private Option? waiting;

    private CompletionPoint(Command root, string word) => (path, Word) = ([root], word);

    /// <summary>The part of the word that is to be completed.</summary>
    public string Word { get; private set; }

    /// <summary>What stands in front of it in the same word: <c>--owner=</c>.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>The argument or option whose value is typed; <see langword="null"/> where it is a command or an option.</summary>
    public Symbol? ValueOf { get; private set; }

    /// <summary>Whether the name of an option is typed.</summary>
    public bool IsOption { get; private set; }

    /// <summary>The value of <c>--root</c>, if it stands on the line.</summary>
    public string? Root { get; private set; }

    /// <summary>The options that stand on the line.</summary>
    public IReadOnlyCollection<string> Given => [.. given.Select(option => option.Name)];

    /// <summary>The arguments that stand on the line, which are not offered again.</summary>
    public IReadOnlyCollection<string> Arguments => arguments;

    private Command Current => path[^1];

    /// <summary>Reads what was typed.</summary>
    /// <param name="root">The grammar.</param>
    /// <param name="before">The words before the one that is being typed, without the tool's name.</param>
    /// <param name="word">The one that is being typed, up to the cursor.</param>
    public static CompletionPoint Find(Command root, IReadOnlyList<string> before, string word)
    {
        var point = new CompletionPoint(root, word);
        foreach (string past in before)
        {
            point.Read(past);
        }

        point.Settle();
        return point;
    }

    /// <summary>The commands that may be typed here, with what they do.</summary>
    public IEnumerable<(string Name, string? Description)> Commands() =>
        ValueOf is not null || IsOption || arguments.Count > 0
            ? []
            : Current
                .Subcommands.Where(command => !command.Hidden)
                .Select(command => (command.Name, command.Description))
                .Concat(RequestWords.Of(Current).Select(word => (word, (string?)null)));

    /// <summary>The options that may still be given, with what they do.</summary>
    public IEnumerable<(string Name, string? Description)> Options() =>
        IsOption
            ? AllOptions()
                .Where(option => !option.Hidden && (!given.Contains(option) || option.Arity.MaximumNumberOfValues > 1))
                .Select(option => (option.Name, option.Description))
            : [];

    private void Read(string word)
    {
        if (waiting is not null)
        {
            Take(waiting, word);
            waiting = null;
        }
        else if (!onlyArguments && word == LongPrefix)
        {
            onlyArguments = true;
        }
        else if (!onlyArguments && word is ['-', _, ..])
        {
            ReadOption(word);
        }
        else if (!onlyArguments && arguments.Count == 0 && CommandNamed(word) is { } command)
        {
            path.Add(command);
        }
        else if (!(path.Count == 1 && RequestWords.Of(Current).Contains(word)))
        {
            arguments.Add(word);
        }
    }

    private void ReadOption(string word)
    {
        int end = word.IndexOfAny(['=', ':']);
        if (OptionNamed(end < 0 ? word : word[..end]) is not { } option)
        {
            return;
        }

        given.Add(option);
        if (end >= 0)
        {
            Take(option, word[(end + 1)..]);
        }
        else if (TakesValue(option))
        {
            waiting = option;
        }
    }

    private void Take(Option option, string value) => Root = option.Name == GlobalOptions.RootOption ? value : Root;

    /// <summary>What the word that is being typed is.</summary>
    private void Settle()
    {
        int end = onlyArguments ? -1 : Word.IndexOf('=');
        if (waiting is not null)
        {
            ValueOf = waiting;
        }
        else if (end > 0 && OptionNamed(Word[..end]) is { } option)
        {
            (Prefix, Word, ValueOf) = (Word[..(end + 1)], Word[(end + 1)..], option);
        }
        else if (!onlyArguments && Word.StartsWith('-'))
        {
            IsOption = true;
        }
        else if (Current.Subcommands.Count == 0)
        {
            var declared = Current.Arguments;
            ValueOf =
                arguments.Count < declared.Count ? declared[arguments.Count]
                : declared is [.., { Arity.MaximumNumberOfValues: > 1 } last] ? last
                : null;
            // Where no argument can follow, an option is all that may.
            IsOption = ValueOf is null && !onlyArguments;
        }
    }

    private IEnumerable<Option> AllOptions() =>
        Current.Options.Concat(path.SkipLast(1).SelectMany(above => above.Options.Where(option => option.Recursive)));

    private Option? OptionNamed(string spelling) =>
        AllOptions().FirstOrDefault(option => CommandNames.SpellingsOf(option).Contains(spelling));

    private Command? CommandNamed(string word) =>
        Current.Subcommands.FirstOrDefault(command => command.Name == word || command.Aliases.Contains(word));

    private static bool TakesValue(Option option) =>
        option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);
}
