using System.Globalization;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

/// <summary>How many processes race, how often, and what became of them.</summary>
internal static class Races
{
    /// <summary>The collection of all races: one at a time, so that those who wait wait for each other and nobody else.</summary>
    public const string Collection = "races";

    private const int Crowd = 64;

    /// <summary>Rounds of each race: <c>WO_RACES</c>, or one.</summary>
    public static int Rounds =>
        int.TryParse(Environment.GetEnvironmentVariable("WO_RACES"), CultureInfo.InvariantCulture, out var rounds)
            ? rounds
            : 1;

    /// <summary>
    /// A pair, a group, and a crowd; the crowd only where the tool is native code or <c>WO_RACES</c> asks for rounds.
    /// </summary>
    public static TheoryData<int> Sizes => WoTool.IsInstalled || Rounds > 1 ? [2, 8, Crowd] : [2, 8];

    /// <summary>Does it once a round, each time with what is new.</summary>
    public static async Task Repeat(Func<Task<string>> race)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"race {round} of {Rounds}: {await race()}");
        }
    }

    /// <summary>The exit codes and error codes with their numbers, for the protocol.</summary>
    public static string Tally(IEnumerable<WoOutcome> outcomes) =>
        string.Join(
            ", ",
            outcomes
                .CountBy(outcome => outcome.ErrorCode ?? "done")
                .OrderByDescending(pair => pair.Value)
                .Select(pair => $"{pair.Value} {pair.Key}")
        );

    /// <summary>Runs all of them at once.</summary>
    public static Task<WoOutcome[]> Race(this SampleTree tree, IEnumerable<string[]> runs) =>
        tree.Tool.RaceAsync(runs, TestRun.Cancellation);
}
