using System.Collections.Immutable;
using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>The grammar of <c>wo</c>.</summary>
internal sealed class ToolCommandLine
{
    private const string Summary = "Manages work orders in _ctx/jobs with crash-proof state changes.";

    private readonly Command root;
    private readonly GlobalOptions globalOptions = new();

    /// <summary>Declares commands.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="withDirectives">
    /// Whether those of System.CommandLine are known, such as <c>[suggest]</c>. With them comes an option for help of its own, which
    /// reads its text from resources and is thrown away: 0.2 ms.
    /// </param>
    public ToolCommandLine(ImmutableArray<CommandNode> commands, bool withDirectives = false)
    {
        root = withDirectives ? new RootCommand(Summary) : new Command("wo", Summary);
        // The built-in ones print on their own, and the help option also answers to /h and /?, which are paths here.
        root.Options.Clear();
        globalOptions.AddTo(root);
        // "wo" alone asks what there is.
        root.Action = new HelpRequest(isExplicit: false);
        foreach (CommandNode command in commands)
        {
            root.Subcommands.Add(command.Declare());
        }
    }

    /// <summary>Parses arguments. The result may hold errors: see <see cref="Check"/>.</summary>
    public ParseResult Parse(IReadOnlyList<string> arguments) => root.Parse(arguments, Configuration());

    /// <summary>What is wrong with the command line, or <see langword="null"/>.</summary>
    public static WoError? Check(ParseResult parsed, IReadOnlyList<string> arguments) =>
        UsageCheck.Find(parsed, arguments);

    /// <summary>What there is to say about the tool as a whole.</summary>
    public CommandDescription Description => new("wo", root);

    /// <summary>The options that every command takes.</summary>
    public ImmutableArray<HelpEntry> GlobalOptions =>
        [.. root.Options.Where(option => option is { Hidden: false, Recursive: true }).Select(HelpEntry.Of)];

    /// <summary>Where a command line that is being typed stands.</summary>
    public CompletionPoint Find(IReadOnlyList<string> before, string word) => CompletionPoint.Find(root, before, word);

    /// <summary>The value of <c>--root</c>.</summary>
    public string? RootOf(ParseResult parsed) => parsed.GetValue(globalOptions.Root);

    /// <summary>The options of the command that words lead to, such as <c>session intent WO-0016</c>.</summary>
    public IEnumerable<Option> OptionsOf(IEnumerable<string> words)
    {
        Command found = root;
        foreach (string word in words)
        {
            if (found.Subcommands.FirstOrDefault(known => known.Name == word) is not { } next)
            {
                break;
            }

            found = next;
        }

        return found.Options;
    }

    // "@name" is a title like any other, not a file to read arguments from.
    private static ParserConfiguration Configuration() =>
        new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
}
