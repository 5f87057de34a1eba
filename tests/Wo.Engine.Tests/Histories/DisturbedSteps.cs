using Wo.Engine.Store.Control;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Histories;

/// <summary>
/// The steps of a history in which something comes between: a hand or another process in the middle of a command, or an
/// operation that fails.
/// </summary>
internal sealed class DisturbedSteps(
    HistoryTree tree,
    List<string> ids,
    Hand hand,
    CommandSteps commands,
    Action<string> tell,
    Func<HistoryProcess> another,
    HistoryCounts counts
)
{
    /// <summary>In the middle of a command a hand changes its file, or another process does something.</summary>
    public void RunInterrupted(HistoryProcess process, Command command, Moment before, int point, Step inner)
    {
        var original = before.Facts[command.Id];
        if (CommandSteps.NeedsWorktree(command, original))
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
        var answer = commands.Answer(process, command)!;
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
        commands.Remember(command, answer, process.Token);
    }

    /// <summary>
    /// Runs a command of which one operation fails: it is undone (7), done all the same (0), done but perhaps not
    /// durably (8), or left to reconcile (6).
    /// </summary>
    public void RunFailing(HistoryProcess process, Command command, Moment before)
    {
        var facts = before.Facts[command.Id];
        if (CommandSteps.NeedsWorktree(command, facts))
        {
            return;
        }

        var expected = CommandModel.Outcomes(command, facts, before.Waiting(command.Id));
        var answer = commands.Answer(process, command)!;
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
                CommandSteps.CheckAnswer(command, expected, answer, before);
                break;
        }

        before.CheckOthers(command.Id);
        commands.Remember(command, answer, process.Token);
    }

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
        var command = commands.CommandOf(inner, id, process.Token);
        var facts = id == first.Id ? tree.Observer.Of(id) : before.Facts[id];
        if (CommandSteps.NeedsWorktree(command, facts) || (id == first.Id && Verb.Heartbeat == command.Verb))
        {
            return false;
        }

        counts.Add("two at once");
        var waiting = new Moment(tree, ids).Waiting(id);
        tell("(in the middle");
        var answer = commands.Answer(process, command)!;
        tell("of it)");
        var isBusy = id == first.Id && answer.Exit == 4;
        if (!isBusy)
        {
            CheckAfter(command, answer, facts, waiting, before, mayLose: false);
            commands.Remember(command, answer, process.Token);
            before.LookAt(id);
        }

        return id == first.Id && answer.Exit == 0;
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

        CommandSteps.CheckAnswer(command, expected, answer, before);
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
}
