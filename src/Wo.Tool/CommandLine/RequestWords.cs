using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>
/// <c>wo help take</c> and <c>wo version</c>: what people type where the grammar has options. The words become the options
/// before anything is parsed, so that help is one thing however it was asked for.
/// </summary>
internal static class RequestWords
{
    private const string Help = "help";
    private const string Version = "version";

    /// <summary>The words, where they stand among commands: in front, and below nothing.</summary>
    public static IEnumerable<string> Of(Command above) => CommandNames.IsTop(above) ? [Help, Version] : [];

    /// <summary>The same command line with the option in place of the word.</summary>
    public static string[] Replace(string[] arguments)
    {
        int place = FirstIn(arguments);
        return place < 0
            ? arguments
            : arguments[place] switch
            {
                Help => [.. arguments[..place], .. arguments[(place + 1)..], GlobalOptions.HelpOption],
                Version => [.. arguments[..place], GlobalOptions.VersionOption, .. arguments[(place + 1)..]],
                _ => arguments,
            };
    }

    /// <summary>Where the first word is that is neither an option nor the value of one; below zero where there is none.</summary>
    public static int FirstIn(IReadOnlyList<string> arguments)
    {
        for (int i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            if (arguments[i] == GlobalOptions.RootOption)
            {
                i++;
            }
            else if (!arguments[i].StartsWith('-'))
            {
                return i;
            }
        }

        return -1;
    }
}
