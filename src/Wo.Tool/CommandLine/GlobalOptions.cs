using System.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.CommandLine;

/// <summary>The options that every command takes.</summary>
internal sealed class GlobalOptions
{
    /// <summary>Where <c>_ctx</c> lies.</summary>
    public Option<string> Root { get; } =
        new("--root")
        {
            Description = "Directory that holds _ctx (default: found from the current directory).",
            HelpName = "PATH",
            Recursive = true,
        };

    /// <summary>Adds the options to the root command.</summary>
    public void AddTo(RootCommand root)
    {
        root.Options.Add(Root);
        root.Options.Add(Flag(OutputMode.JsonOption, "One JSON object on standard output, errors included."));
        root.Options.Add(Flag(OutputMode.QuietOption, "Print only the data."));
        root.Options.Add(Flag(OutputMode.VerboseOption, "Also print what was done on the way."));
        root.Options.Add(Flag(OutputMode.NoColorOption, "No colour, even on a terminal."));
        root.Options.Add(
            new Option<bool>("--help", "-h")
            {
                Description = "Show help.",
                Arity = ArgumentArity.Zero,
                Recursive = true,
                Action = new HelpRequest(isExplicit: true),
            }
        );
        root.Options.Add(
            new Option<bool>("--version")
            {
                Description = "Show the version.",
                Arity = ArgumentArity.Zero,
                Action = new VersionRequest(),
            }
        );
    }

    private static Option<bool> Flag(string name, string description) =>
        new(name)
        {
            Description = description,
            Arity = ArgumentArity.Zero,
            Recursive = true,
        };
}
