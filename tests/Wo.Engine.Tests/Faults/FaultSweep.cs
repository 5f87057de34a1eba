using System.Runtime.InteropServices;
using Wo.Core.Storage.Posix;
using Wo.Engine.Diagnosis;
using Wo.Engine.Reconcile;
using Wo.Engine.Tests.Reconcile;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Faults;

/// <summary>
/// Runs a command once for each way in which each of its operations can fail, recovers, and asks the checker. The
/// operations are those that an undisturbed run was seen to make.
/// </summary>
internal sealed class FaultSweep : IDisposable
{
    private readonly FaultScenario scenario;
    private readonly IReadOnlyList<int> refusals;
    private readonly Scene scene = new();
    private readonly Aftermath aftermath;
    private readonly IReadOnlyList<string> factsBefore;
    private readonly SortedDictionary<string, int> outcomes = new(StringComparer.Ordinal);

    /// <summary>Arranges it.</summary>
    /// <param name="scenario">The command.</param>
    /// <param name="refusals">Where operations are to be refused with these errors, and nothing else happens.</param>
    public FaultSweep(FaultScenario scenario, params IReadOnlyList<int> refusals)
    {
        this.scenario = scenario;
        this.refusals = refusals;
        aftermath = new Aftermath(scenario, scene);
        scenario.Arrange(scene);
        scene.BeginHere();
        factsBefore = scene.Facts();
    }

    /// <summary>The points that were tried.</summary>
    public int Points { get; private set; }

    /// <summary>The operations of the undisturbed run.</summary>
    public int Operations { get; private set; }

    /// <summary>How many points ended in which way.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => outcomes;

    public void Run()
    {
        var calls = Watch();
        Operations = calls.Count;
        foreach (var fault in refusals.Count > 0 ? Refuse(calls.Count) : Choose(calls))
        {
            Try(fault);
            Points++;
        }
    }

    public override string ToString() =>
        $"{scenario.Name}: {Operations} operations, {Points} points, seed {Sweep.Seed}, cache {SweepCache.Mode}: "
        + string.Join(", ", outcomes.Select(outcome => $"{outcome.Value} {outcome.Key}"));

    public void Dispose() => scene.Dispose();

    /// <summary>Runs it undisturbed, looking at the tree before each operation as a reader might.</summary>
    private IReadOnlyList<(string Operation, string Path)> Watch()
    {
        scene.Restore();
        var seen = new List<string>();
        var files = new SeamFileSystem { BeforeEach = () => seen.AddRange(ProblemsNow()) };
        var answer = scenario.Act(scene, scene.Open(files));
        Assert.Equal(!scenario.Fails, answer.IsDone);
        Assert.Empty(seen);
        Assert.Empty(scene.Problems());
        Assert.Empty(answer.IsDone ? scenario.Missing(scene) : []);
        return files.Calls;
    }

    /// <summary>
    /// All in a full sweep. A sample has one error at each operation and a death at every second one (where runs are
    /// slow, a third of that; where all scenarios are run, half of it); which error and which operations the seed decides.
    /// </summary>
    private IEnumerable<Fault> Choose(IReadOnlyList<(string Operation, string Path)> calls)
    {
        var thinning = (scenario.IsSlow, Sweep.IsThin) switch
        {
            (true, true) => 4,
            (true, false) => 3,
            (false, true) => 2,
            _ => 1,
        };
        for (var call = 0; call < calls.Count; call++)
        {
            Fault[] ways = [.. Fault.At(call, calls[call].Operation)];
            var turn = call + Sweep.Seed;
            foreach (var (number, way) in ways.Index())
            {
                // A fixed step through the ways that has no factor in common with their number.
                var isChosen = way.IsDeath ? turn % (2 * thinning) == 0 : number == (turn * 7L + 3) % ways.Length;
                if (Sweep.IsFull || (isChosen && turn % thinning == 0))
                {
                    yield return way;
                }
            }
        }

        // The last operation has happened, and nobody was told.
        yield return Fault.Death(calls.Count - 1, FaultMoment.After);
    }

    /// <summary>All in a full sweep. A sample has one at each operation, alternately once and for ever after.</summary>
    private IEnumerable<Fault> Refuse(int calls)
    {
        for (var turn = Sweep.Seed; turn < Sweep.Seed + calls; turn++)
        {
            var call = turn - Sweep.Seed;
            foreach (var (number, errno) in refusals.Index())
            {
                foreach (var isSticky in (bool[])[false, true])
                {
                    if (Sweep.IsFull || (number == turn % refusals.Count && isSticky == (turn % 2 == 0)))
                    {
                        yield return new Fault(call, FaultMoment.Before, errno, isSticky);
                    }
                }
            }
        }
    }

    private void Try(Fault fault)
    {
        scene.Restore();
        var files = new SeamFileSystem { Fault = fault };
        var answer = Act(files);
        var where = $"{scenario.Name}: {fault} ({files.Place}): {answer?.Error?.Cause ?? "done"}";
        Assert.True(files.WasHit, $"not hit: {where}");
        Aftermath.Check(ProblemsNow(), $"right after {where}");
        if (answer?.Error is { } error && refusals.Count > 0)
        {
            Assert.Contains(Marshal.GetPInvokeErrorMessage(fault.Errno), error.Cause, StringComparison.Ordinal);
        }

        if (answer is { IsWithoutEffect: true })
        {
            Aftermath.Check(Differences(), $"it said that nothing was changed: {where}");
        }
        else if (!scenario.IsRepair && answer is not { IsDone: true })
        {
            aftermath.Begun();
        }

        var report = aftermath.Recover(where);
        if (answer is { IsDone: true })
        {
            aftermath.CheckAcknowledged(where);
        }

        var key = Describe(answer, report);
        outcomes[key] = outcomes.GetValueOrDefault(key) + 1;
        aftermath.GoOn(where);
    }

    /// <summary>A repair may begin with two copies, of which it makes one.</summary>
    private IEnumerable<string> ProblemsNow() =>
        scene
            .ProblemsNow()
            .Where(problem => !scenario.IsRepair || !problem.Contains("it lies in [", StringComparison.Ordinal));

    /// <summary>Runs the command; <see langword="null"/> where it died.</summary>
    private Answer? Act(SeamFileSystem files)
    {
        try
        {
            return scenario.Act(scene, scene.Open(files));
        }
        catch (Killed)
        {
            return null;
        }
        catch (StorageException failed)
        {
            // What the tool says to that.
            return new Answer(new WoError(Problem.StorageFailed, failed.Message));
        }
    }

    private IEnumerable<string> Differences()
    {
        var now = scene.Facts();
        return
        [
            .. factsBefore.Except(now).Select(fact => $"- {fact}"),
            .. now.Except(factsBefore).Select(fact => $"+ {fact}"),
        ];
    }

    private string Describe(Answer? answer, ReconcileReport report)
    {
        var said =
            answer is null ? "died"
            : !answer.IsDone
                ? answer.IsWithoutEffect ? "refused"
                    : "refused half-way"
            : answer.Uncertain is not null ? "done, uncertain"
            : "done";
        var repaired = report.Outcomes.Any(outcome =>
            outcome.Status == RepairStatus.Repaired
            && outcome.Finding.Code != Problem.IndexStale
            && outcome.Finding.Code != Problem.OrphanTemporary
        );
        var moved = answer is null && scenario.Target is not null ? $" ({string.Join(' ', scene.States)})" : "";
        return said + moved + (repaired ? " and repaired" : "");
    }
}
