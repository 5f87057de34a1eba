using System.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.CommandLine;

/// <summary>The options that every command takes.</summary>
internal sealed class GlobalOptions
{
    public const string RootOption = "--root";
    public const string HelpOption = "--help";
    public const string VersionOption = "--version";

    /// <summary>Where <c>_ctx</c> lies.</summary>
    public Option<string> Root { get; } =
        new KnownOption<string>(RootOption, ValueKind.Directory)
        {
            Description = "Directory that holds _ctx (default: found from the current directory).",
            HelpName = "PATH",
            Recursive = true,
        };

    /// <summary>Adds the options to the root command.</summary>
    public void AddTo(Command root)
    {
        root.Options.Add(Root);
        root.Options.Add(Flag(OutputMode.JsonOption, "One JSON object on standard output, errors included."));
        root.Options.Add(Flag(OutputMode.QuietOption, "Print only the data.", OutputMode.ShortQuietOption));
        root.Options.Add(
            Flag(OutputMode.VerboseOption, "Also print what was done on the way.", OutputMode.ShortVerboseOption)
        );
        root.Options.Add(Flag(OutputMode.NoColorOption, "No colour, even on a terminal."));
        root.Options.Add(
            new Option<bool>(HelpOption, "-h")
            {
                Description = "Show help.",
                Arity = ArgumentArity.Zero,
                Recursive = true,
                Action = new HelpRequest(isExplicit: true),
            }
        );
        root.Options.Add(
            new Option<bool>(VersionOption, "-V")
            {
                Description = "Show the version and its commit.",
                Arity = ArgumentArity.Zero,
                Action = new VersionRequest(),
            }
        );
    }

    private static Option<bool> Flag(string name, string description, params string[] aliases) =>
        new(name, aliases)
        {
            Description = description,
            Arity = ArgumentArity.Zero,
            Recursive = true,
        };
}
