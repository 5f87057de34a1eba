using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>The commands that an answer proposes: on its error card, behind <c>next</c>, below a finding.</summary>
internal static partial class PrintedSteps
{
    private const string Checks = "\nVERIFY:\n";

    /// <summary>Each command once, in the order in which they are printed.</summary>
    public static IReadOnlyList<PrintedStep> Of(WoOutcome answer)
    {
        var parts = (answer.Output + "\n" + answer.Error).Split(Checks);
        return
        [
            .. parts
                .SelectMany((part, number) => Lines(part).Select(line => new PrintedStep(line, IsCheck: number > 0)))
                .DistinctBy(step => step.Line),
        ];
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n')
            .Select(line => Step().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups["step"].Value);

    [GeneratedRegex("^ *(?:next +)?(?:commit there, then: )?(?<step>(?:wo|git|ls|cat|cd|rm|mv) [^ ].*)$")]
    private static partial Regex Step();
}
