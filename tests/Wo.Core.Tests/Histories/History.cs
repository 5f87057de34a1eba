using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Core.Tests.Histories;

/// <summary>
/// One history of a small tree: each step is predicted by the model, done, and compared with what the disk says
/// afterwards. At the end everything is settled and the checker looks at it.
/// </summary>
internal sealed class History : IDisposable
{
    private static readonly TimeSpan[] Jumps =
    [
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(3599),
        TimeSpan.FromSeconds(3600),
        TimeSpan.FromHours(3),
        TimeSpan.FromMinutes(-4),
        TimeSpan.FromHours(-2),
    ];

    private static readonly ImmutableArray<SampleWorkOrder> Born =
    [
        new("WO-0001") { Verify = [] },
        new("WO-0002") { Verify = [] },
        new("WO-0003") { Verify = [], Depends = ["WO-0001"] },
    ];

    private readonly HistoryTree tree = new(Born);
    private readonly List<string> ids = [.. Born.Select(workOrder => workOrder.Id)];
    private readonly Dictionary<string, string> texts = Born.ToDictionary(w => w.Id, w => w.ToString());
    private readonly Dictionary<string, List<string>> tokens = [];
    private readonly List<string> story = [];
    private readonly Hand hand;
    private string? seenWrong;
    private int number;

    private History() => hand = new Hand(tree);

    /// <summary>Lives through a history; throws where the tool did what it must not.</summary>
    public static void Live(IReadOnlyList<Step> steps, HistoryCounts counts)
    {
        using var history = new History();
        try
        {
            foreach (var step in steps)
            {
                history.Do(step, counts);
            }

            history.Settle();
            counts.Add("history");
        }
        catch (Exception failure)
        {
            // Also what the tool itself throws: exceptions mean a bug.
            var what = failure is HistoryFailure ? failure.Message : failure.ToString();
            throw new HistoryFailure($"{what}\n  {string.Join("\n  ", history.story)}");
        }
    }

    public void Dispose() => tree.Dispose();

    private void Do(Step step, HistoryCounts counts)
    {
        number++;
        var before = ids.ToDictionary(each => each, tree.Observer.Of);
        step = Suit(step, before);
        var id = Choose(step, before);
        var kept = ids.ToDictionary(each => each, tree.Observer.Texts);
        var copies = ids.ToDictionary(each => each, tree.Observer.Copies);
        var process = new HistoryProcess(tree, number, () => WatchCopies(copies));
        if (step.KillPoint is { } point)
        {
            process.KillAt(point);
        }

        seenWrong = null;
        switch (step.What)
        {
            case StepKind.Clock:
                tree.Clock.Now += Jumps[step.Choice % Jumps.Length];
                Tell($"the clock says {tree.Clock.Now:O}");
                return;
            case StepKind.Hand:
                Tell($"somebody {hand.Meddle(id, ids, step.Choice) ?? "looks around"}");
                return;
            case StepKind.Detect:
                Detect(process, before);
                break;
            case StepKind.Reconcile or StepKind.ReconcileForce:
                Reconcile(process, before, step.What == StepKind.ReconcileForce, counts);
                break;
            case StepKind.Index:
                Index(process, before);
                break;
            case StepKind.New:
                New(process, before);
                break;
            case StepKind.TakeNext:
                TakeNext(process, before, step, counts);
                break;
            default:
                Run(process, CommandOf(step, id, process.Token), before, counts);
                break;
        }

        Require(seenWrong is null, $"at some moment {seenWrong}");
        foreach (var each in kept.Keys)
        {
            CheckTexts(each, kept[each]);
        }
    }

    /// <summary>Where nothing is in a state that the step is about, something is taken: most answers were no otherwise.</summary>
    private Step Suit(Step step, Dictionary<string, Facts> before) =>
        step.Target >= 7 || Suitable(step, before).Count > 0 ? step : step with { Kind = 0 };

    private string Choose(Step step, Dictionary<string, Facts> before)
    {
        var suitable = Suitable(step, before);
        return suitable.Count == 0 || step.Target >= 9
            ? ids[step.Target % ids.Count]
            : suitable[step.Target % suitable.Count];
    }

    private List<string> Suitable(Step step, Dictionary<string, Facts> before)
    {
        string[] states = step.What switch
        {
            StepKind.Take => ["pending", "partial"],
            StepKind.Requeue => ["failed", "partial"],
            StepKind.Resume
            or StepKind.TakeOver
            or StepKind.Heartbeat
            or StepKind.FinishDone
            or StepKind.FinishFailed
            or StepKind.FinishPartial
            or StepKind.Release => ["running"],
            _ => [.. Facts.States],
        };
        return [.. ids.Where(id => states.Any(before[id].Files.ContainsKey))];
    }

    private Command CommandOf(Step step, string id, string newToken)
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

    private void Run(HistoryProcess process, Command command, Dictionary<string, Facts> before, HistoryCounts counts)
    {
        var facts = before[command.Id];
        if (
            command.Verb is Verb.Resume or Verb.TakeOver
            && facts.Settled == "running"
            && !facts.Files["running"].IsPlaced
        )
        {
            return; // it would make a worktree, and there is no git here to make one
        }

        var expected = CommandModel.Outcomes(command, facts, Waiting(command.Id, before));
        var answer = process.Run(command);
        Tell(
            $"{command.Verb} {command.Id} by {command.Actor}{(command.Token is null ? "" : $" with {command.Token[^4..]}")}{(command.IsForced ? " by force" : "")}: {Text(answer)}"
        );
        counts.Add(answer is null ? "killed" : $"{command.Verb} {answer.Exit}");
        Compare(command, expected, answer, before, process);
    }

    private void TakeNext(HistoryProcess process, Dictionary<string, Facts> before, Step step, HistoryCounts counts)
    {
        var actor = step.Choice % 2 == 0 ? "alice" : "bob";
        var first = ids.Order(StringComparer.Ordinal)
            .FirstOrDefault(id => CommandModel.IsReady(before[id], Waiting(id, before)));
        var answer = process.TakeNext(actor);
        Tell($"take --next by {actor}: {Text(answer)}");
        counts.Add(answer is null ? "killed" : $"TakeNext {answer.Exit}");
        if (first is null)
        {
            var isDoubtful = before.Values.Any(facts => facts.Settled is null);
            Require(
                answer is null or { Exit: 1 } || (isDoubtful && answer.Exit == 6),
                $"nothing is ready, but the answer is {Text(answer)}"
            );
            CheckOthers(before, except: null);
            return;
        }

        var command = CommandOf(step, first, process.Token) with { Verb = Verb.Take, Actor = actor, IsForced = false };
        Require(answer is null || answer.Id == first, $"{first} is ready, but the answer is {Text(answer)}");
        Compare(command, CommandModel.Outcomes(command, before[first], waiting: null), answer, before, process);
    }

    private void Compare(
        Command command,
        IReadOnlyList<Outcome> expected,
        Answer? answer,
        Dictionary<string, Facts> before,
        HistoryProcess process
    )
    {
        var found = tree.Observer.Of(command.Id);
        var possible = answer is null
            ? [.. expected.SelectMany(outcome => CrashModel.Between(before[command.Id], outcome.After))]
            : expected.Where(outcome => outcome.Exit == answer.Exit).Select(outcome => outcome.After).ToList();
        Require(
            possible.Count > 0,
            $"the answer is {Text(answer)}, expected exit {string.Join(" or ", expected.Select(outcome => outcome.Exit))}"
        );
        var differences = possible.ConvertAll(facts => facts.Differences(found, isAtRest: answer is not null).ToList());
        Require(
            differences.Exists(list => list.Count == 0),
            $"afterwards {command.Id} is not what it has to be:\n    {string.Join("\n    or ", differences.Select(list => string.Join("; ", list)))}"
        );
        CheckOthers(before, command.Id);
        if (answer is { Exit: 0 } && command.Verb is Verb.Take or Verb.Resume or Verb.TakeOver && answer is not null)
        {
            Given(command.Id).Add(process.Token);
        }
    }

    private void Detect(HistoryProcess process, Dictionary<string, Facts> before)
    {
        var everything = Everything();
        var answer = process.Reconcile(apply: false, force: false);
        Tell($"reconcile: {Text(answer)}");
        Require(answer is null or { Exit: 0 }, $"reconcile answered {Text(answer)}");
        Require(everything == Everything(), "reconcile without --apply wrote something");
        CheckOthers(before, except: null);
    }

    private void Reconcile(HistoryProcess process, Dictionary<string, Facts> before, bool force, HistoryCounts counts)
    {
        var answer = process.Reconcile(apply: true, force);
        Tell($"reconcile --apply{(force ? " --force" : "")}: {Text(answer)}");
        counts.Add(answer is null ? "reconcile killed" : $"reconcile {answer.Exit}");
        if (answer is null)
        {
            answer = Another().Reconcile(apply: true, force);
            Tell($"once more: {Text(answer)}");
        }

        Require(answer is { Exit: 0 }, $"reconcile answered {Text(answer)}");
        var model = new ReconcileModel(force, tree.Clock.Now, tree.Settings.LockTtlSeconds);
        foreach (var (id, facts) in before)
        {
            var found = tree.Observer.Of(id);
            if (model.After(facts) is { } expected)
            {
                var differences = expected.Differences(found, isAtRest: true).ToList();
                Require(
                    differences.Count == 0,
                    $"{id} was {facts}\n    and is not repaired as it has to be: {string.Join("; ", differences)}"
                );
            }
            else
            {
                Require(found.Files.Count == 1, $"{id} was {facts}\n    and is now {found}");
            }
        }

        var everything = Everything();
        var again = Another().Reconcile(apply: true, force);
        Require(again is { Exit: 0 } && everything == Everything(), $"a second run changed something ({Text(again)})");
    }

    private void Index(HistoryProcess process, Dictionary<string, Facts> before)
    {
        var answer = process.Index();
        Tell($"index: {Text(answer)}");
        Require(answer is null or { Exit: 0 }, $"index answered {Text(answer)}");
        CheckOthers(before, except: null);
    }

    private void New(HistoryProcess process, Dictionary<string, Facts> before)
    {
        if (ids.Count >= 5)
        {
            return;
        }

        var answer = process.New();
        Tell($"new: {Text(answer)}");
        Require(answer is null or { Exit: 0 }, $"new answered {Text(answer)}");

        // A number is free of which there is no trace; of one that a hand took away before anybody took it, there is none.
        var free = Enumerable
            .Range(1, ids.Count + 1)
            .Select(SampleTree.Name)
            .FirstOrDefault(id => !IsKnown(id, before) && File.Exists(tree.Observer.PathOf("pending", id)));
        CheckOthers(before, except: free);
        Require(answer is null || answer.Id == free, $"it made {answer?.Id}, and there is {free ?? "nothing new"}");
        if (free is not null)
        {
            texts[free] = File.ReadAllText(tree.Observer.PathOf("pending", free));
            Require(texts[free].Contains("session.append:result", StringComparison.Ordinal), $"{free} is not whole");
            if (!ids.Contains(free))
            {
                ids.Add(free);
            }
        }
    }

    private static bool IsKnown(string id, Dictionary<string, Facts> facts) =>
        facts.TryGetValue(id, out var known)
        && (!known.Files.IsEmpty || !known.Backups.IsEmpty || known.HasRecord || known.Mirror is not null);

    /// <summary>Hands mend what no tool can, reconcile does the rest, and the checker has to be content.</summary>
    private void Settle()
    {
        for (var round = 0; round < 3; round++)
        {
            ids.ForEach(id => hand.Mend(tree.Observer.Of(id), texts[id]));
            tree.Clock.Now += TimeSpan.FromDays(3); // past every temporary file, also of a clock that went back
            var answer = Another().Reconcile(apply: true, force: true);
            Tell($"at the end, reconcile --apply --force: {Text(answer)}");
            Require(answer is { Exit: 0 }, $"reconcile answered {Text(answer)}");
        }

        Another().Index();
        var promises = new Promises();
        foreach (var id in ids)
        {
            var facts = tree.Observer.Of(id);
            Require(facts.Settled is not null, $"at the end {facts}");
            promises.Born(id, facts.Settled!, File.ReadAllText(tree.Observer.PathOf(facts.Settled!, id)));
            promises.Meddled(id);
        }

        var problems = new TreeChecker(tree.Root, promises, RepositoryFacts.Alone(tree.Root)).Problems();
        Require(problems.Count == 0, $"the checker says:\n    {string.Join("\n    ", problems)}");
    }

    /// <summary>Every text that was there is still there, and nothing is there that its author did not write.</summary>
    private void CheckTexts(string id, ImmutableHashSet<string> before)
    {
        var now = tree.Observer.Texts(id);
        Require(before.IsSubsetOf(now), $"I1: a text of {id} is lost:\n{before.Except(now).FirstOrDefault()}");
        foreach (var text in now.Except(before))
        {
            var lines = WorkOrderText.Of(text);
            Require(
                before.IsEmpty || before.Any(old => lines.DamageSince(WorkOrderText.Of(old)).Count == 0),
                $"I1: lines of {id} were lost or made up:\n{text}"
            );
        }
    }

    /// <summary>At every instant, no fewer and no more files than before or after.</summary>
    private void WatchCopies(Dictionary<string, int> before)
    {
        foreach (var (id, count) in before)
        {
            var now = tree.Observer.Copies(id);
            if (now > Math.Max(count, 1) || (now == 0 && count > 0))
            {
                seenWrong ??= $"there were {now} files of {id}, {count} before";
            }
        }
    }

    private void CheckOthers(Dictionary<string, Facts> before, string? except)
    {
        foreach (var (id, facts) in before.Where(item => item.Key != except))
        {
            var differences = facts.Differences(tree.Observer.Of(id), isAtRest: true).ToList();
            Require(differences.Count == 0, $"{id} was none of its business, but: {string.Join("; ", differences)}");
        }
    }

    private static int? Waiting(string id, Dictionary<string, Facts> facts) =>
        facts[id].Settled is { } state && facts[id].Files[state].DependsOn is { } other
            ? CommandModel.Waiting(facts[other])
            : null;

    private HistoryProcess Another() => new(tree, 1000 + number++, static () => { });

    private List<string> Given(string id)
    {
        if (!tokens.TryGetValue(id, out var given))
        {
            tokens.Add(id, given = []);
        }

        return given;
    }

    private string Everything()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (
            var file in Directory
                .EnumerateFiles(tree.Root, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            // Who held the guard last is for people only.
            if (
                !file.EndsWith("/.git/wo/guard", StringComparison.Ordinal)
                && !file.Contains("/.git/wo/ops/", StringComparison.Ordinal)
            )
            {
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes(file));
                hash.AppendData(File.ReadAllBytes(file));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Text(Answer? answer) =>
        answer is null
            ? "killed"
            : string.Create(CultureInfo.InvariantCulture, $"exit {answer.Exit} {answer.Id} ({answer.Code})");

    private void Tell(string line) => story.Add($"{story.Count + 1}. {line}");

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new HistoryFailure(message);
        }
    }
}
