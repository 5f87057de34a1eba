using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.EndToEnd.Tests.Histories;

/// <summary>What the model says may come of a command in a real repository.</summary>
internal static class Expectation
{
    // What git or a worktree may be in the way of, which the model knows nothing about.
    private static readonly string[] Obstacles =
    [
        "WORKTREE_UNAVAILABLE",
        "WORKTREE_UNUSABLE",
        "WORKTREE_DIRTY",
        "GATE_FAILED",
        "GIT_FAILED",
        "WO_INVALID",
    ];

    /// <summary>Holds what one command answered, and what it left, against the model.</summary>
    public static void Check(Command command, WoOutcome outcome, Facts before, Facts found)
    {
        var outcomes = CommandModel.Outcomes(command, before, waiting: null);
        Assert.True(
            outcomes.Any(possible => possible.Exit == outcome.ExitCode)
                || (outcome.ExitCode != 0 && Obstacles.Contains(outcome.ErrorCode)),
            $"expected exit {string.Join(" or ", outcomes.Select(possible => possible.Exit))} of {before}: {outcome}"
        );
        CheckAny(outcome.ExitCode == 0 ? After(before, command) : [before], found, isAtRest: true);
    }

    /// <summary>Fails where what is found is none of what is possible.</summary>
    public static void CheckAny(IEnumerable<Facts> possible, Facts found, bool isAtRest)
    {
        var differences = possible.Select(facts => facts.Differences(found, isAtRest).ToList()).ToList();
        Assert.True(
            differences.Exists(list => list.Count == 0),
            $"{found}\n    is not what it has to be: {string.Join("\n    or ", differences.Select(list => string.Join("; ", list)))}"
        );
    }

    /// <summary>What is left when all of these commands succeeded, one after the other.</summary>
    public static IEnumerable<Facts> After(Facts facts, params ReadOnlySpan<Command> commands)
    {
        IEnumerable<Facts> states = [facts];
        foreach (var command in commands)
        {
            states =
            [
                .. states.SelectMany(state =>
                    CommandModel.Outcomes(command, state, waiting: null).Where(o => o.Exit == 0).Select(o => o.After)
                ),
            ];
        }

        return states;
    }

    /// <summary>What is left when a command died somewhere.</summary>
    public static IEnumerable<Facts> Between(Facts facts, Command command) =>
        CommandModel
            .Outcomes(command, facts, waiting: null)
            .SelectMany(outcome => CrashModel.Between(facts, outcome.After));
}
