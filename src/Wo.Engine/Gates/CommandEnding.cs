using System.Globalization;
using Wo.Engine.Configuration;
using Wo.Engine.Processes;
using Wo.Engine.Store;

namespace Wo.Engine.Gates;

/// <summary>How a command of a work order ended that did not succeed, in words.</summary>
internal static class CommandEnding
{
    /// <summary>As the end of a sentence about the command.</summary>
    /// <param name="settings">The settings in force, which limit its time.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="code">The exit code, or the signal.</param>
    public static string Describe(Settings settings, ProcessEnd end, int code) =>
        end switch
        {
            ProcessEnd.Signaled => string.Create(CultureInfo.InvariantCulture, $"was ended by signal {code}"),
            ProcessEnd.TimedOut => string.Create(
                CultureInfo.InvariantCulture,
                $"did not end within {settings.GateTimeout.TotalSeconds} s and was stopped"
            ),
            _ => string.Create(CultureInfo.InvariantCulture, $"exited with {code}"),
        };

    /// <summary>The end of what it printed, for the details of a failure.</summary>
    public static IEnumerable<string> Output(OutputTail tail) =>
        tail.Lines.IsEmpty
            ? ["it printed nothing"]
            : [tail.IsAll ? "its output:" : "the end of its output:", .. tail.Lines.Select(line => $"  {line}")];
}
