using System.Collections.Immutable;
using Wo.Engine.Configuration;
using Wo.Engine.Diagnosis;
using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Verbs.Take;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Histories;

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
        new("WO-0002") { Title = "No copy of the first", Verify = [] },
        new("WO-0003") { Verify = [], Depends = ["WO-0001"] },
    ];

    private readonly HistoryTree tree = new(Born);
    private readonly List<string> ids = [.. Born.Select(workOrder => workOrder.Id)];
    private readonly Dictionary<string, string> texts = Born.ToDictionary(w => w.Id, w => w.ToString());
    private readonly List<string> story = [];
    private readonly HistoryCounts counts;
    private readonly Hand hand;
    private readonly CommandSteps commands;
    private readonly DisturbedSteps disturbed;
    private int number;

    private History(HistoryCounts counts)
    {
        this.counts = counts;
        hand = new Hand(tree);
        commands = new CommandSteps(tree, ids, Tell, counts);
        disturbed = new DisturbedSteps(tree, ids, hand, commands, Tell, Another, counts);
    }

    /// <summary>Lives through a history; throws where the tool did what it must not.</summary>
    public static void Live(IReadOnlyList<Step> steps, HistoryCounts counts)
    {
        using var history = new History(counts);
        try
        {
            foreach (var step in steps)
            {
                history.Do(step);
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

    private void Do(Step step)
    {
        number++;
        var before = new Moment(tree, ids);
        step = Suit(step, before.Facts);
        var id = Choose(step, before.Facts);
        var process = new HistoryProcess(tree, number, before.Watch);
        if (step.KillPoint is { } point)
        {
            process.KillAt(point);
        }
        else if (step is { FailPoint: { } failing, What: StepKind.Take or >= StepKind.Resume and <= StepKind.Requeue })
        {
            process.FailAt(failing);
        }

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
                Reconcile(process, before, step.What == StepKind.ReconcileForce);
                break;
            case StepKind.Index:
                Index(process, before);
                break;
            case StepKind.New:
                New(process, before);
                break;
            case StepKind.TakeNext:
                commands.TakeNext(process, step, before);
                break;
            default:
                var command = commands.CommandOf(step, id, process.Token);
                if (step.FailPoint is not null)
                {
                    disturbed.RunFailing(process, command, before);
                }
                else if (step.InterruptPoint is { } middle)
                {
                    disturbed.RunInterrupted(process, command, before, middle, step.WhatHappens());
                }
                else
                {
                    commands.Run(process, command, before);
                }

                break;
        }

        before.CheckTexts();
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

    private void Detect(HistoryProcess process, Moment before)
    {
        var everything = Moment.Everything(tree);
        var answer = process.Reconcile(apply: false, force: false);
        Tell($"reconcile: {CommandSteps.Text(answer)}");
        Require(answer is null or { Exit: 0 }, $"reconcile answered {CommandSteps.Text(answer)}");
        Require(everything == Moment.Everything(tree), "reconcile without --apply wrote something");
        before.CheckOthers(except: null);
    }

    private void Reconcile(HistoryProcess process, Moment before, bool force)
    {
        var answer = process.Reconcile(apply: true, force);
        Tell($"reconcile --apply{(force ? " --force" : "")}: {CommandSteps.Text(answer)}");
        counts.Add(answer is null ? "reconcile killed" : $"reconcile {answer.Exit}");
        if (answer is null)
        {
            answer = Another().Reconcile(apply: true, force);
            Tell($"once more: {CommandSteps.Text(answer)}");
        }

        Require(answer is { Exit: 0 }, $"reconcile answered {CommandSteps.Text(answer)}");
        var model = new ReconcileModel(force, tree.Clock.Now, tree.Settings.LockTtlSeconds);
        foreach (var (id, facts) in before.Facts)
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

        var everything = Moment.Everything(tree);
        var again = Another().Reconcile(apply: true, force);
        Require(
            again is { Exit: 0 } && everything == Moment.Everything(tree),
            $"a second run changed something ({CommandSteps.Text(again)})"
        );
    }

    private void Index(HistoryProcess process, Moment before)
    {
        var answer = process.Index();
        Tell($"index: {CommandSteps.Text(answer)}");
        Require(answer is null or { Exit: 0 }, $"index answered {CommandSteps.Text(answer)}");
        before.CheckOthers(except: null);
    }

    private void New(HistoryProcess process, Moment before)
    {
        if (ids.Count >= 5)
        {
            return;
        }

        var answer = process.New();
        Tell($"new: {CommandSteps.Text(answer)}");
        Require(answer is null or { Exit: 0 }, $"new answered {CommandSteps.Text(answer)}");

        // A number is free of which there is no trace; of one that a hand took away before anybody took it, there is none.
        var free = Enumerable
            .Range(1, ids.Count + 1)
            .Select(SampleTree.Name)
            .FirstOrDefault(id => !IsKnown(id, before.Facts) && File.Exists(tree.Observer.PathOf("pending", id)));
        before.CheckOthers(except: free);
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
        && (!known.Files.IsEmpty || known.Copies.Any() || known.HasRecord || known.Mirror is not null);

    /// <summary>Hands mend what no tool can, reconcile does the rest, and the checker has to be content.</summary>
    private void Settle()
    {
        for (var round = 0; round < 3; round++)
        {
            ids.ForEach(id => hand.Mend(tree.Observer.Of(id), texts[id]));
            tree.Clock.Now += TimeSpan.FromDays(3); // past every temporary file, also of a clock that went back
            var answer = Another().Reconcile(apply: true, force: true);
            Tell($"at the end, reconcile --apply --force: {CommandSteps.Text(answer)}");
            Require(answer is { Exit: 0 }, $"reconcile answered {CommandSteps.Text(answer)}");
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

    private HistoryProcess Another() => new(tree, 1000 + number++, static () => { });

    private void Tell(string line) => story.Add($"{story.Count + 1}. {line}");

    private static void Require(bool condition, string message) => HistoryFailure.Unless(condition, message);
}
