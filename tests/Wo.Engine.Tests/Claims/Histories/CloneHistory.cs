using System.Globalization;
using Wo.Engine.Tests.Histories;

namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>
/// One history of several clones that share one remote. Everything about it follows from its seed; after each step and at the
/// end the audits judge what there is.
/// </summary>
internal sealed class CloneHistory : IDisposable
{
    // Few clones more often than many: they meet each other more often.
    private static readonly int[] Sizes = [3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7, 8];

    private readonly HistoryRemote remote;
    private readonly RegisterAudit registers;
    private readonly HoldingAudit holders;
    private readonly ClonePlan plan;
    private readonly HistoryCounts counts;
    private readonly List<string> story = [];
    private int number;

    private CloneHistory(int seed, HistoryCounts counts)
    {
        this.counts = counts;
        var random = new Random(seed);
        remote = new HistoryRemote(Sizes[random.Next(Sizes.Length)]);
        registers = new RegisterAudit(remote);
        holders = new HoldingAudit(remote, registers);
        plan = new ClonePlan(random, remote);
    }

    /// <summary>Lives through a history.</summary>
    /// <exception cref="HistoryFailure">The tool did what it must not; the message tells the story.</exception>
    public static void Live(int seed, HistoryCounts counts)
    {
        using var history = new CloneHistory(seed, counts);
        try
        {
            for (var left = history.plan.Steps(); left > 0; left--)
            {
                history.Do();
            }

            new CloneSettlement(history.remote, history.registers, history.holders).Settle(history.Command);
            counts.Add("history");
            history.Count();
        }
        catch (Exception failure)
        {
            // Also what the tool itself throws: exceptions mean a bug.
            var what = failure is HistoryFailure ? failure.Message : failure.ToString();
            throw new HistoryFailure(
                $"seed {seed.ToString(CultureInfo.InvariantCulture)}: {what}\n  {string.Join("\n  ", history.story)}"
            );
        }
    }

    public void Dispose() => remote.Dispose();

    private void Do()
    {
        number++;
        remote.World.Now += TimeSpan.FromSeconds(2);
        var clone = plan.Clone();
        switch (plan.Kind())
        {
            case CloneStep.Time:
                var jump = plan.Jump();
                remote.World.Now += jump;
                Tell($"{jump} go by");
                break;
            case CloneStep.Skew:
                clone.Clock.Skew = plan.Skew();
                Tell($"the clock of {clone.Name} is {clone.Clock.Skew} ahead");
                break;
            case CloneStep.Partition:
                clone.IsCutOff = !clone.IsCutOff;
                Tell($"{clone.Name} {(clone.IsCutOff ? "cannot reach" : "reaches")} the remote");
                break;
            case CloneStep.Tree when !clone.IsCutOff:
                Tell($"{clone.Name} exchanges the tree: {clone.ExchangeTree()}");
                break;
            case CloneStep.Work when plan.Holder() is { } holder && plan.Held(holder) is { } held:
                clone = holder;
                Tell($"{clone.Name} commits for {held}: {clone.Commit(held, number)}");
                break;
            default:
                var (where, command) = plan.Command(clone);
                Command(where, command);
                break;
        }
    }

    private CloneAnswer Command(HistoryClone clone, CloneCommand command) => Command(clone, command, busy: null);

    /// <summary>Runs a command and judges what it did.</summary>
    /// <param name="clone">Where it runs.</param>
    /// <param name="command">What runs.</param>
    /// <param name="busy">The clone in the middle of whose command this one runs; <see langword="null"/> for none.</param>
    private CloneAnswer Command(HistoryClone clone, CloneCommand command, HistoryClone? busy)
    {
        var before = HoldingAudit.Of(clone);
        var former = HistoryRemote.Ids.ToDictionary(id => id, registers.Newest);
        var others = new List<HistoryClone>();
        var mayForce = command.IsForced;
        var process = new CloneProcess(remote, clone, Meanwhile);
        var answer = process.Run(command);
        Tell($"{(busy is null ? "" : "  (meanwhile) ")}{clone.Name}: {command}: {answer}");
        counts.Add($"{command.Verb} {answer.Code}");
        if (answer.IsCut)
        {
            counts.Add(answer.IsKilled ? "killed" : $"cut {command.Cut?.Cut}");
        }

        registers.Look([clone, .. others], mayForce);
        holders.Judge(clone, command, answer, before, former, isAlone: others.Count == 0, busy);
        return answer;

        void Meanwhile()
        {
            // What the first one has written so far is its own.
            registers.Look([clone], command.IsForced);
            var (where, what) = plan.Command(plan.OtherThan(clone));
            if (where == clone)
            {
                return;
            }

            others.Add(where);
            mayForce |= what.IsForced;
            Command(where, what with { Cut = null }, clone);
        }
    }

    private void Count()
    {
        counts.Add($"with {remote.Clones.Count} clones");
        for (var version = 0; version < registers.Versions; version++)
        {
            counts.Add("versions");
        }
    }

    private void Tell(string what) => story.Add($"{number, 3} {what}");
}
