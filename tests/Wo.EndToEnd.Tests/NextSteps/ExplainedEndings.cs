namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>Proposed commands that do not end with 0, and why they are right to be proposed all the same.</summary>
internal static class ExplainedEndings
{
    private const string AnySituation = "*";
    private const string GitIsBroken = "shows that git does not work here at all, whoever runs it";

    private static readonly Ending[] All =
    [
        new(AnySituation, "wo reconcile", 1, "lists what is wrong, with line and column, and what repairs it"),
        new(AnySituation, "wo lint", 1, "lists what is left, with line and column"),
        new(AnySituation, "wo lint --strict", 1, "lists what is left, with line and column"),
        new(AnySituation, "wo lint WO-0001 --strict", 1, "lists what is left, with line and column"),
        new(AnySituation, "wo fmt --check", 1, "names what is left"),
        new(AnySituation, "wo fmt WO-0001 --check", 1, "names what is left"),
        new(AnySituation, "wo deps", 6, "names what cannot be read until it can"),
        new("a closure by hand", "wo hook run pre-commit", 1, "names what is left"),
        new(
            "show of one that waits",
            "wo preflight WO-0001",
            5,
            "names what it waits for and whether all else is well"
        ),
        new("a new work order that waits", "wo preflight WO-0003", 5, "names what it waits for"),
        new("a git that crashes", "git status", 128 + 11, GitIsBroken),
        new("a git that crashes where the branch is there", "git status", 128 + 11, GitIsBroken),
        new("a git that fails without a word", "git status", 3, GitIsBroken),
    ];

    /// <summary>Whether an ending is explained.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="step">The command as printed, with <c>@</c> for the directory around the repository.</param>
    /// <param name="exitCode">Its exit code there.</param>
    public static bool Explain(string situation, string step, int exitCode) =>
        Array.Exists(
            All,
            ending =>
                (ending.Situation == AnySituation || ending.Situation == situation)
                && ending.Step == step
                && ending.ExitCode == exitCode
        );

    /// <param name="Situation">The situation, or <c>*</c> for all.</param>
    /// <param name="Step">The command.</param>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Why">What its reader knows then that they did not know before.</param>
    private sealed record Ending(string Situation, string Step, int ExitCode, string Why);
}
