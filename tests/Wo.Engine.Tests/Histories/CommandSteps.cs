using System.Globalization;
using Wo.Engine.Configuration;
using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Verbs.Take;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Histories;

/// <summary>The steps of a history that are commands about one work order, which nothing disturbs.</summary>
internal sealed class CommandSteps(HistoryTree tree, List<string> ids, Action<string> tell, HistoryCounts counts)
{
    private readonly Dictionary<string, List<string>> tokens = [];

    /// <summary>The command that a step stands for.</summary>
    public Command CommandOf(Step step, string id, string newToken)
    {
        var given = tokens.GetValueOrDefault(id) ?? [];
        var which = step.Choice / 2 % 4;
        return new Command(
            Enum.TryParse<Verb>(step.What.ToString(), out var verb) ? verb : Verb.Take,
            id,
            step.Choice % 2 == 0 ? "alice" : "bob"
        )
        {
            Token = which == 0 || given.Count == 0 ? null : given[Math.Max(0, given.Count - which)],
            IsForced = step.Choice / 8 % 5 == 0 && step.What is not (StepKind.Heartbeat or StepKind.Requeue),
            Now = tree.Clock.Now,
            NewToken = newToken,
            TtlSeconds = tree.Settings.LockTtlSeconds,
        };
    }

    /// <summary>Runs a command that nothing disturbs, but that may die.</summary>
    public void Run(HistoryProcess process, Command command, Moment before)
    {
        var facts = before.Facts[command.Id];
        if (!NeedsWorktree(command, facts))
        {
            var expected = CommandModel.Outcomes(command, facts, before.Waiting(command.Id));
            Check(command, expected, Answer(process, command), before, process.Token);
        }
    }

    /// <summary>Takes the first ready one.</summary>
    public void TakeNext(HistoryProcess process, Step step, Moment before)
    {
        var actor = step.Choice % 2 == 0 ? "alice" : "bob";
        var first = ids.Order(StringComparer.Ordinal)
            .FirstOrDefault(id => CommandModel.IsReady(before.Facts[id], before.Waiting(id), tree.Clock.Now));
        var answer = process.TakeNext(actor);
        tell($"take --next by {actor}: {Text(answer)}");
        counts.Add(answer is null ? "killed" : $"TakeNext {answer.Exit}");
        if (first is null)
        {
            var isDoubtful = before.Facts.Values.Any(facts => facts.Settled is null);
            HistoryFailure.Unless(
                answer is null or { Exit: 1 } || (isDoubtful && answer.Exit == 6),
                $"nothing is ready, but the answer is {Text(answer)}"
            );
            before.CheckOthers(except: null);
            return;
        }

        HistoryFailure.Unless(
            answer is null || answer.Id == first,
            $"{first} is ready, but the answer is {Text(answer)}"
        );
        var command = CommandOf(step, first, process.Token) with { Verb = Verb.Take, Actor = actor, IsForced = false };
        Check(command, CommandModel.Outcomes(command, before.Facts[first], null), answer, before, process.Token);
    }

    /// <summary>The answer in words.</summary>
    public static string Text(Answer? answer) =>
        answer is null
            ? "killed"
            : string.Create(CultureInfo.InvariantCulture, $"exit {answer.Exit} {answer.Id} ({answer.Code})");

    /// <summary>It would make a worktree, and there is no git here to make one.</summary>
    public static bool NeedsWorktree(Command command, Facts facts) =>
        command.Verb is Verb.Resume or Verb.TakeOver && facts.Settled == "running" && !facts.Files["running"].IsPlaced;

    /// <summary>Runs a command and tells of its answer, <see langword="null"/> where it died.</summary>
    public Answer? Answer(HistoryProcess process, Command command)
    {
        var answer = process.Run(command);
        tell(
            $"{command.Verb} {command.Id} by {command.Actor}{(command.Token is null ? "" : $" with {command.Token[^4..]}")}"
                + $"{(command.IsForced ? " by force" : "")}: {Text(answer)}"
        );
        counts.Add(answer is null ? "killed" : $"{command.Verb} {answer.Exit}");
        return answer;
    }

    private void Check(Command command, IReadOnlyList<Outcome> expected, Answer? answer, Moment before, string token)
    {
        if (answer is null)
        {
            var facts = before.Facts[command.Id];
            var between = expected.SelectMany(outcome => CrashModel.Between(facts, outcome.After));
            before.CheckOne(command.Id, between, isAtRest: false);
        }
        else
        {
            CheckAnswer(command, expected, answer, before);
        }

        before.CheckOthers(command.Id);
        Remember(command, answer, token);
    }

    /// <summary>Requires an answer that was possible, and what belongs to it.</summary>
    public static void CheckAnswer(Command command, IReadOnlyList<Outcome> expected, Answer answer, Moment before)
    {
        var possible = expected.Where(outcome => outcome.Exit == answer.Exit).Select(outcome => outcome.After).ToList();
        HistoryFailure.Unless(
            possible.Count > 0,
            $"the answer is {Text(answer)}, expected exit {string.Join(" or ", expected.Select(outcome => outcome.Exit))}"
        );
        before.CheckOne(command.Id, possible, isAtRest: true);
    }

    /// <summary>Keeps the token that a command handed out, for later commands to show.</summary>
    public void Remember(Command command, Answer? answer, string token)
    {
        if (command.Verb is Verb.Take or Verb.Resume or Verb.TakeOver && answer is { Exit: 0 or 8 })
        {
            if (!tokens.TryGetValue(command.Id, out var given))
            {
                tokens.Add(command.Id, given = []);
            }

            given.Add(token);
        }
    }
}
