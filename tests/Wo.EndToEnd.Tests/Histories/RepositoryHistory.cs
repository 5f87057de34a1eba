using Wo.EndToEnd.Tests.Kills;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.EndToEnd.Tests.Histories;

/// <summary>
/// One history of a real repository: real processes, alone and two at once, one of which may be killed, and people with
/// git between them. The model says what may come of each.
/// </summary>
internal sealed class RepositoryHistory : IDisposable
{
    private const int Steps = 9;
    private const long Ttl = 86_400;

    private readonly SampleTree tree = new(3);
    private readonly Random random;
    private readonly GitHands hands;
    private readonly Observer observer;
    private readonly Mending mending;
    private readonly HistoryTally tally;
    private readonly string[] ids = [.. Enumerable.Range(1, 3).Select(SampleTree.Name)];
    private readonly Dictionary<string, List<string>> tokens = [];
    private readonly HashSet<string> held = [];
    private readonly List<string> story = [];

    private RepositoryHistory(int seed, HistoryTally tally)
    {
        random = new Random(seed);
        hands = new GitHands(tree, random);
        observer = new Observer(tree.Root, path => File.GetLastWriteTimeUtc(path), Ttl);
        mending = new Mending(tree, observer, ids.ToDictionary(id => id, id => tree.Promises.All[id].Text));
        this.tally = tally;
    }

    /// <summary>Lives through it.</summary>
    public static async Task Live(int seed, HistoryTally tally)
    {
        using var history = new RepositoryHistory(seed, tally);
        try
        {
            for (var step = 0; step < Steps; step++)
            {
                await history.Do();
            }

            await history.Settle();
        }
        catch (Exception failure)
        {
            Assert.Fail($"WO_SEED={seed} begins with it: {failure.Message}\n  {string.Join("\n  ", history.story)}");
        }

        tally.Add("histories");
    }

    public void Dispose() => tree.Dispose();

    private async Task Do()
    {
        var before = ids.ToDictionary(id => id, observer.Of);
        var id = ids[random.Next(ids.Length)];
        var kind = random.Next(20);
        if (kind < 5)
        {
            Tell($"somebody {hands.Do(id)}");
            return;
        }

        var kept = ids.ToDictionary(each => each, observer.Texts);
        switch (kind)
        {
            case < 11:
                await Alone(CommandOn(id, before[id]), before);
                break;
            case < 14:
                await Together(CommandOn(id, before[id]), before);
                break;
            case < 17:
                await Killed(CommandOn(id, before[id]), before);
                break;
            default:
                await Reconcile(before, random.Next(4) == 0);
                break;
        }

        foreach (var each in ids)
        {
            Assert.True(kept[each].IsSubsetOf(observer.Texts(each)), $"I1: a text of {each} is lost");
            var copies = observer.Copies(each);
            Assert.True(
                copies <= Math.Max(1, before[each].Files.Count) && (copies > 0 || before[each].Files.IsEmpty),
                $"I2: there are {copies} files of {each}, {before[each].Files.Count} before"
            );
        }
    }

    /// <summary>A command that mostly suits the state that the work order is in.</summary>
    private Command CommandOn(string id, Facts facts)
    {
        Verb[] suitable = facts.ActiveState switch
        {
            "pending" => [Verb.Take],
            "running" =>
            [
                Verb.FinishDone,
                Verb.FinishFailed,
                Verb.FinishPartial,
                Verb.Release,
                Verb.Resume,
                Verb.Heartbeat,
            ],
            "partial" => [Verb.Take, Verb.Requeue],
            "failed" => [Verb.Requeue],
            _ => [Verb.Take, Verb.Heartbeat, Verb.FinishFailed],
        };
        var verb = random.Next(8) == 0 ? (Verb)random.Next(9) : suitable[random.Next(suitable.Length)];
        var given = tokens.GetValueOrDefault(id) ?? [];
        var usesToken =
            given.Count > 0 && verb is not (Verb.Take or Verb.TakeOver or Verb.Requeue) && random.Next(3) > 0;
        return new Command(verb, id, random.Next(2) == 0 ? "alice" : "bob")
        {
            Token = usesToken ? given[^Math.Min(given.Count, random.Next(1, 3))] : null,
            Now = DateTimeOffset.UtcNow,
            Slack = TimeSpan.FromHours(1),
            TtlSeconds = Ttl,
        };
    }

    private async Task Alone(Command command, Dictionary<string, Facts> before)
    {
        var outcome = await tree.Tool.Run(HistoryCommand.Arguments(command));
        Tell($"{Text(command)}: {Text(outcome)}");
        command = Answered(command, outcome);
        Expectation.Check(command, outcome, before[command.Id], observer.Of(command.Id));
        CheckOthers(before, command.Id);
    }

    /// <summary>Two processes at once, about the same work order more often than not.</summary>
    private async Task Together(Command first, Dictionary<string, Facts> before)
    {
        var id = random.Next(4) == 0 ? ids[random.Next(ids.Length)] : first.Id;
        var second = CommandOn(id, before[id]);
        var outcomes = await tree.Tool.RaceAsync(
            [HistoryCommand.Arguments(first), HistoryCommand.Arguments(second)],
            TestRun.Cancellation
        );
        Tell($"{Text(first)}: {Text(outcomes[0])} | {Text(second)}: {Text(outcomes[1])}");
        (first, second) = (Answered(first, outcomes[0]), Answered(second, outcomes[1]));
        if (first.Id != second.Id)
        {
            Expectation.Check(first, outcomes[0], before[first.Id], observer.Of(first.Id));
            Expectation.Check(second, outcomes[1], before[second.Id], observer.Of(second.Id));
            return;
        }

        var facts = before[first.Id];
        var possible = (outcomes[0].ExitCode, outcomes[1].ExitCode) switch
        {
            (0, 0) => [.. Expectation.After(facts, first, second), .. Expectation.After(facts, second, first)],
            (0, _) => Expectation.After(facts, first),
            (_, 0) => Expectation.After(facts, second),
            _ => (IEnumerable<Facts>)[facts],
        };
        Expectation.CheckAny(possible, observer.Of(first.Id), isAtRest: true);
    }

    /// <summary>The same, and the first is killed at some moment.</summary>
    private async Task Killed(Command first, Dictionary<string, Facts> before)
    {
        var second = CommandOn(first.Id, before[first.Id]);
        using var victim = tree.Tool.Start(HistoryCommand.Arguments(first));
        using var other = tree.Tool.Start(HistoryCommand.Arguments(second));
        tally.WaitSomewhere(random, victim);
        victim.Kill();
        await victim.ExitAsync(TestRun.Cancellation);
        var outcome = await other.EndAsync(TestRun.Cancellation);
        await GitChildren.UntilGone(tree, first.Id);
        var survived = victim.ExitCode != 128 + 9;
        tally.Learn(survived);
        tally.Add(survived ? "killed too late" : "killed");
        Tell(
            $"{Text(first)}: {(survived ? $"exit {victim.ExitCode} before it was killed" : "killed")} | {Text(second)}: {Text(outcome)}"
        );
        second = Answered(second, outcome);
        if (first.Verb is Verb.Take or Verb.Resume or Verb.TakeOver)
        {
            held.Add(first.Id);
        }

        var facts = before[first.Id];
        var between = Expectation.Between(facts, first).ToList();
        var possible =
            outcome.ExitCode == 0
                ?
                [
                    .. between.SelectMany(state => Expectation.After(state, second)),
                    .. Expectation.After(facts, second).SelectMany(state => Expectation.Between(state, first)),
                ]
                : between;
        Expectation.CheckAny(possible, observer.Of(first.Id), isAtRest: false);
    }

    private async Task Reconcile(Dictionary<string, Facts> before, bool force)
    {
        string[] arguments = ["reconcile", "--apply", "--json", .. force ? HistoryCommand.Force : []];
        var outcome = await tree.Tool.Run(arguments);
        Tell($"{string.Join(' ', arguments)}: {Text(outcome)}");
        Assert.True(outcome.ExitCode is 0 or 1, outcome.ToString());
        foreach (var (id, facts) in before.Where(item => item.Value is { Settled: "running", Lease: not null }))
        {
            var found = observer.Of(id);
            Assert.True(
                found.Settled == "running" && facts.Lease == found.Lease,
                $"I5: {facts}\n    was given to somebody, and reconcile made of it {found}"
            );
        }

        var settled = tree.Snapshot();
        var again = await tree.Tool.Run(arguments);
        Assert.True(again.ExitCode == outcome.ExitCode, $"the second run answers otherwise: {again}");
        Assert.Empty(settled.Changes(tree.Snapshot()));
    }

    /// <summary>People end what only people can, reconcile does the rest, and the checker has to be content.</summary>
    private async Task Settle()
    {
        hands.ComeHome();
        for (var round = 0; round < 2; round++)
        {
            ids.ToList().ForEach(mending.Mend);
            TemporaryFiles.Age(Path.Combine(tree.Root, "_ctx"));
            var outcome = await tree.Tool.Run(["reconcile", "--apply", "--json", .. HistoryCommand.Force]);
            Tell($"at the end, reconcile --apply --force: {Text(outcome)}");
        }

        await tree.Tool.Must("index", "--json");
        foreach (var id in ids)
        {
            var facts = observer.Of(id);
            Assert.True(facts.Settled is not null, $"at the end: {facts}");
            tree.Promises.Born(
                id,
                facts.Settled!,
                await File.ReadAllTextAsync(tree.FileOf(id, facts.Settled!), TestRun.Cancellation)
            );
            tree.Promises.Meddled(id);
            if (held.Contains(id))
            {
                tree.Promises.Told(id, "running");
                tree.Promises.Told(id, facts.Settled!);
            }
        }

        tree.AssertConsistent();
    }

    private Command Answered(Command command, WoOutcome outcome)
    {
        tally.Add($"{command.Verb} {outcome.ExitCode}");
        if (outcome.ExitCode != 0 || command.Verb is not (Verb.Take or Verb.Resume or Verb.TakeOver))
        {
            return command;
        }

        held.Add(command.Id);
        var token = HistoryCommand.TokenIn(outcome);
        if (!tokens.TryGetValue(command.Id, out var given))
        {
            tokens.Add(command.Id, given = []);
        }

        given.Add(token);
        return command with { NewToken = token };
    }

    private void CheckOthers(Dictionary<string, Facts> before, string except)
    {
        foreach (var (id, facts) in before.Where(item => item.Key != except))
        {
            Expectation.CheckAny([facts], observer.Of(id), isAtRest: true);
        }
    }

    private static string Text(Command command) =>
        $"{command.Verb} {command.Id} by {command.Actor}{(command.Token is { } token ? $" with {token[^4..]}" : "")}";

    private static string Text(WoOutcome outcome) => $"exit {outcome.ExitCode} {outcome.ErrorCode} {outcome.Cause}";

    private void Tell(string line) => story.Add($"{story.Count + 1}. {line}");
}
