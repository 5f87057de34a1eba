using Wo.TestKit;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Tests;

/// <summary>Holds advice, examples and documentation to the grammar.</summary>
internal static class CommandLineExtensions
{
    /// <summary>
    /// What keeps a line such as <c>wo take WO-0016</c> from being a command that exists, or <see langword="null"/>
    /// where it is one.
    /// </summary>
    public static string? ProblemWith(this ToolCommandLine commandLine, string line)
    {
        if (ShellLine.Split(line) is not ["wo", .. var arguments])
        {
            return "does not start with wo";
        }

        return ToolCommandLine.Check(commandLine.Parse(arguments), arguments)?.Cause;
    }
}
