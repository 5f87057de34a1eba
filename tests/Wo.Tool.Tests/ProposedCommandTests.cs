using System.Text.RegularExpressions;
using Wo.TestKit;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;

namespace Wo.Tool.Tests;

/// <summary>
/// What error cards, hints and examples tell people to type. Read from the sources, so that none is forgotten that no
/// test provokes.
/// </summary>
public sealed partial class ProposedCommandTests
{
    /// <summary>Texts that begin like a command and are none.</summary>
    private static readonly string[] Others =
    [
        "wo take ", // the mark on what an operation creates
        "wo ", // the version
        "wo {Name.Replace('.', ' ')} --help",
        "wo session intent {id}", // what the log says was done; the text stands above it
        "wo session result {id}",
        "wo holds ", // why git is asked to keep a worktree; the id follows
        "wo closes this for ",
    ];

    [Fact]
    public void Every_command_that_the_sources_propose_exists_and_parses()
    {
        var commandLine = new ToolCommandLine(CommandCatalog.Create());
        var lines = LinesInSources();

        Assert.True(lines.Count > 60, $"only {lines.Count} were found");
        var problems =
            from found in lines
            from command in found.Line.Split(" && ")
            let problem = commandLine.ProblemWith(command)
            where problem is not null
            select $"{found.File}: {found.Line}: {problem}";
        Assert.Empty(problems);
    }

    /// <summary>A text in quotes that starts with the name of the tool, with its escapes and interpolations.</summary>
    [GeneratedRegex(@"\x22(?<line>wo [^\x22\\]*(?:\\.[^\x22\\]*)*)\x22")]
    private static partial Regex Line();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Interpolation();

    private static List<(string File, string Line)> LinesInSources()
    {
        var found = new List<(string, string)>();
        foreach (var file in SourceTree.Files("src"))
        {
            foreach (Match match in Line().Matches(File.ReadAllText(file)))
            {
                var line = match.Groups["line"].Value;
                if (!Others.Contains(line))
                {
                    line = Interpolation().Replace(line, "WO-0001").Replace("\\\"", "\"", StringComparison.Ordinal);
                    found.Add((Path.GetFileName(file), line));
                }
            }
        }

        return found;
    }
}
