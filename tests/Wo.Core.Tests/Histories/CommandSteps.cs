using System.Globalization;
using Wo.TestKit.Histories;

namespace Wo.Core.Tests.Histories;

/// <summary>The steps of a history that are commands about one work order, alone or interrupted.</summary>
internal sealed class CommandSteps(
    HistoryTree tree,
    List<string> ids,
    Hand hand,
    Action<string> tell,
    Func<HistoryProcess> another,
    HistoryCounts counts
)
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
            .FirstOrDefault(id => CommandModel.IsReady(before.Facts[id], before.Waiting(id)));
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

    /// <summary>In the middle of a command a hand changes its file, or another process does something.</summary>
    public void RunInterrupted(HistoryProcess process, Command command, Moment before, int point, Step inner)
    {
        var original = before.Facts[command.Id];
        if (NeedsWorktree(command, original))
        {
            return;
        }

        var (waiting, isChanged, isDone) = (before.Waiting(command.Id), false, false);
        process.InterruptAt(
            point,
            () =>
            {
                if (inner.Choice % 2 == 0)
                {
                    isChanged = Meddle(command.Id, inner, before);
                }
                else
                {
                    isDone = Meanwhile(command, inner, before);
                }
            }
        );
        var answer = Answer(process, command)!;
        if (isDone)
        {
            // The other one came first; what this one was based on is gone, or it had not looked yet.
            CheckAfter(command, answer, before.Facts[command.Id], before.Waiting(command.Id), before, mayLose: true);
        }
        else if (isChanged)
        {
            CheckChanged(command, answer, original, before);
        }
        else
        {
            CheckAfter(command, answer, original, waiting, before, mayLose: false);
        }

        before.CheckOthers(command.Id);
        Remember(command, answer, process.Token);
    }

    /// <summary>
    /// Runs a command of which one operation fails: it is undone (7), done all the same (0), done but perhaps not
    /// durably (8), or left to reconcile (6).
    /// </summary>
    public void RunFailing(HistoryProcess process, Command command, Moment before)
    {
        var facts = before.Facts[command.Id];
        if (NeedsWorktree(command, facts))
        {
            return;
        }

        var expected = CommandModel.Outcomes(command, facts, before.Waiting(command.Id));
        var answer = Answer(process, command)!;
        counts.Add($"failing {answer.Exit}");
        var after = expected.Where(outcome => outcome.Exit == 0).Select(outcome => outcome.After).ToList();
        switch (answer.Exit)
        {
            case 0 when command.Verb is Verb.Resume or Verb.TakeOver:
                // The lease decides who holds it; a file that still names the former owner is worth a warning.
                var handed = after.Select(end =>
                    facts with
                    {
                        HasRecord = end.HasRecord,
                        Lease = end.Lease,
                        Mirror = end.Mirror,
                    }
                );
                before.CheckOne(command.Id, [.. after, .. handed], isAtRest: true);
                break;
            case 7:
                before.CheckOne(command.Id, [facts], isAtRest: true);
                break;
            case 6 when after.Count > 0:
                before.CheckOne(command.Id, after.SelectMany(end => CrashModel.Between(facts, end)), isAtRest: false);
                break;
            case 8:
                before.CheckOne(
                    command.Id,
                    after.SelectMany(end => CrashModel.Between(facts, end).TakeLast(2)),
                    isAtRest: false
                );
                break;
            default:
                CheckAnswer(command, expected, answer, before);
                break;
        }

        before.CheckOthers(command.Id);
        Remember(command, answer, process.Token);
    }

    /// <summary>The answer in words.</summary>
    public static string Text(Answer? answer) =>
        answer is null
            ? "killed"
            : string.Create(CultureInfo.InvariantCulture, $"exit {answer.Exit} {answer.Id} ({answer.Code})");

    /// <summary>It would make a worktree, and there is no git here to make one.</summary>
    private static bool NeedsWorktree(Command command, Facts facts) =>
        command.Verb is Verb.Resume or Verb.TakeOver && facts.Settled == "running" && !facts.Files["running"].IsPlaced;

    /// <summary>Only what people do to files: nobody edits a lock or a record just then.</summary>
    private bool Meddle(string id, Step inner, Moment before)
    {
        var done = hand.Meddle(id, [id], (inner.Choice / 2 % 9) + (17 * inner.Target));
        before.LookAt(id);
        tell($"(in the middle, somebody {done ?? "looks around"})");
        counts.Add("meddled in the middle");
        return done is not null;
    }

    /// <summary>Another process runs a command to its end.</summary>
    /// <returns>Whether it changed the very work order that the first one is about.</returns>
    private bool Meanwhile(Command first, Step inner, Moment before)
    {
        var process = another();
        var id = ids[inner.Target % ids.Count];
        var command = CommandOf(inner, id, process.Token);
        var facts = id == first.Id ? tree.Observer.Of(id) : before.Facts[id];
        if (NeedsWorktree(command, facts) || (id == first.Id && Verb.Heartbeat == command.Verb))
        {
            return false;
        }

        counts.Add("two at once");
        var waiting = new Moment(tree, ids).Waiting(id);
        tell("(in the middle");
        var answer = Answer(process, command)!;
        tell("of it)");
        var isBusy = id == first.Id && answer.Exit == 4;
        if (!isBusy)
        {
            CheckAfter(command, answer, facts, waiting, before, mayLose: false);
            Remember(command, answer, process.Token);
            before.LookAt(id);
        }

        return id == first.Id && answer.Exit == 0;
    }

    private Answer? Answer(HistoryProcess process, Command command)
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

    private static void CheckAnswer(Command command, IReadOnlyList<Outcome> expected, Answer answer, Moment before)
    {
        var possible = expected.Where(outcome => outcome.Exit == answer.Exit).Select(outcome => outcome.After).ToList();
        HistoryFailure.Unless(
            possible.Count > 0,
            $"the answer is {Text(answer)}, expected exit {string.Join(" or ", expected.Select(outcome => outcome.Exit))}"
        );
        before.CheckOne(command.Id, possible, isAtRest: true);
    }

    private static void CheckAfter(
        Command command,
        Answer answer,
        Facts facts,
        int? waiting,
        Moment before,
        bool mayLose
    )
    {
        // What it waits for may have been closed, or opened again, before it looked.
        int?[] possible = [waiting, before.Waiting(command.Id)];
        List<Outcome> expected = [.. possible.SelectMany(exit => CommandModel.Outcomes(command, facts, exit))];
        if (mayLose)
        {
            expected.Add(new Outcome(4, facts));
        }

        CheckAnswer(command, expected, answer, before);
    }

    /// <summary>
    /// A hand was at the file: the command saw it before it began, or gave up with nothing of it lost, or had ended
    /// already.
    /// </summary>
    private static void CheckChanged(Command command, Answer answer, Facts original, Moment before)
    {
        var changed = before.Facts[command.Id];
        var untouched = changed with
        {
            IsRecordDamaged = original.IsRecordDamaged,
            Revision = original.Revision,
            Lease = original.Lease,
            Intent = original.Intent,
            Mirror = original.Mirror,
        };
        var seen = CommandModel
            .Outcomes(command, untouched, waiting: null)
            .Where(outcome => outcome.Exit == answer.Exit)
            .Select(outcome => outcome.After);
        before.CheckOne(command.Id, answer.Exit == 0 ? [.. seen, changed] : [untouched, changed], isAtRest: true);
    }

    private void Remember(Command command, Answer? answer, string token)
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
