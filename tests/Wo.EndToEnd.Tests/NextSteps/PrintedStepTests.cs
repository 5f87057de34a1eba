using Wo.EndToEnd.Tests.Failures;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>
/// Whatever an answer proposes is run as printed, in the situation that printed it and from where the caller stands. It
/// helps, or it ends with another answer that is explained; it opens no editor, and it loses no work.
/// </summary>
[Soak]
public sealed class PrintedStepTests
{
    private const int Usage = 2;

    private static readonly Dictionary<string, FailureCase> Situations = new([
        .. EveryFailureTests.Cases,
        .. Answers.All,
    ]);

    public static IEnumerable<TheoryDataRow<string>> Names =>
        Situations.Keys.Except(Similar).Where(IsWanted).Select(name => new TheoryDataRow<string>(name));

    /// <summary>
    /// What differs from another failure in nothing but the text that is wrong, and so proposes the same. With
    /// <c>WO_SWEEP=full</c> each is a situation of its own.
    /// </summary>
    private static IEnumerable<string> Similar =>
        Sampling.IsFull
            ? []
            : UsageFailures
                .All.Concat(ContentFailures.All)
                .GroupBy(failure => (failure.Value.Code, failure.Value.Arguments[0]))
                .SelectMany(group => group.Skip(1))
                .Select(failure => failure.Key);

    private static bool IsWanted(string name) =>
        Environment.GetEnvironmentVariable("WO_SITUATION") is not { Length: > 0 } wanted
        || wanted.Split(';').Contains(name);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_printed_step_works_in_the_situation_that_printed_it_or_is_explained(string name)
    {
        var situation = Situations[name];
        using var tree = new SampleTree(situation.WorkOrders);
        await situation.Arrange(tree);
        var variables = situation.VariablesIn(tree);
        var place = situation.Place(tree);
        var answer = await new WoTool(place) { Variables = variables }.Run(situation.Arguments);
        Assert.True(answer.ExitCode == situation.ExitCode, answer.ToString());
        situation.AsAsked(tree);
        using var copy = new RepositoryCopy(tree.Repository.Surroundings.Path);
        using var home = new TemporaryDirectory();
        var shell = new StepShell(place, variables, home.Path);
        var work = WorkAtHand.In(tree);

        var problems = new List<string>();
        foreach (var step in PrintedSteps.Of(answer))
        {
            var called = step.NameIn(tree.Repository.Surroundings.Path);
            string[] found =
            [
                .. Problems(name, step, called, answer, await shell.Run(step.Typed)),
                .. step.IsHelp ? [] : work.LostIn(WorkAtHand.In(tree), tree),
            ];
            problems.AddRange(found.Select(problem => $"{called}: {problem}"));
            if (!step.IsHelp)
            {
                copy.Restore();
            }
        }

        if (await new StepTrail(shell).Follow(answer) is { } nowhere)
        {
            problems.Add(nowhere);
        }

        Assert.True(problems is [], string.Join('\n', [.. problems, "", answer.ToString()]));
    }

    private static IEnumerable<string> Problems(
        string situation,
        PrintedStep step,
        string name,
        WoOutcome answer,
        WoOutcome outcome
    )
    {
        if (outcome.ExitCode == 0 || (!step.IsOwn && ExplainedEndings.Explain(situation, name, outcome.ExitCode)))
        {
            yield break;
        }

        if (!step.IsOwn || outcome.ExitCode == Usage)
        {
            yield return $"does not work as printed: {outcome}";
        }
        // A check that is run before anything was done about the problem says that it is still there.
        else if (!step.IsCheck && !ExplainedEndings.Explain(situation, name, outcome.ExitCode))
        {
            yield return $"does not help, and nothing explains why: {outcome}";
        }
        else if (!step.IsCheck && (outcome.ErrorCode, outcome.Cause) == (answer.ErrorCode, answer.Cause))
        {
            yield return "ends with the failure that proposed it";
        }
    }
}
