using Wo.Engine.Tests.Reconcile;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Faults;

/// <summary>
/// Cuts the power after each operation of a command and after its answer, makes the disks that may be left, recovers
/// from each, and asks the checker. What git writes is taken as it is: git syncs it itself.
/// </summary>
internal sealed class LostWrites : IDisposable
{
    private const int SampleAtEnd = 8;

    private readonly FaultScenario scenario;
    private readonly Scene scene = new();
    private readonly Aftermath aftermath;
    private readonly Random random = new(Sweep.Seed);
    private readonly bool beginsTwice;

    public LostWrites(FaultScenario scenario)
    {
        this.scenario = scenario;
        aftermath = new Aftermath(scenario, scene);
        scenario.Arrange(scene);
        scene.BeginHere();
        beginsTwice = scene.States.Count > 1;
    }

    /// <summary>The moments at which power was lost.</summary>
    public int Moments { get; private set; }

    /// <summary>The disks that were recovered from.</summary>
    public int Disks { get; private set; }

    /// <summary>How many disks each moment has at most.</summary>
    private static int Limit => Sweep.IsFull ? 40 : 2;

    public void Run()
    {
        var step =
            Sweep.IsFull ? 1
            : scenario.IsSlow ? 4
            : Sweep.IsThin ? 2
            : 1;
        for (var moment = Sweep.Seed % step; CutAt(moment); moment += step) { }
    }

    public override string ToString() =>
        $"{scenario.Name}: power lost at {Moments} moments, {Disks} disks, seed {Sweep.Seed}";

    public void Dispose() => scene.Dispose();

    /// <returns>Whether the command was not yet over.</returns>
    private bool CutAt(int moment)
    {
        scene.Restore();
        var disk = new RecordedDisk(scene.StoredFiles());
        var answer = Act(new SeamFileSystem { Fault = Fault.Death(moment), Observer = disk });
        if (answer is null && !disk.HasNews && !Sweep.IsFull && !scenario.IsSlow)
        {
            // Whatever may be left now might have been left one operation earlier.
            return true;
        }

        var atCut = scene.Keep("cut");
        foreach (var choice in disk.LegalDisks(answer is null ? Limit : Math.Max(Limit, SampleAtEnd), random))
        {
            scene.Restore(atCut);
            disk.Materialise(choice);
            if (answer is null && !scenario.IsRepair)
            {
                aftermath.Begun();
            }

            Recover(
                answer,
                $"{scenario.Name}: power lost {(answer is null ? $"before operation {moment}" : "afterwards")}: {choice}"
            );
        }

        Moments++;
        return answer is null;
    }

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
    }

    private void Recover(Answer? answer, string where)
    {
        Disks++;

        // A rename that power loss split shows two identical copies; everything else about I1 and I2 holds at once.
        var problems = scene
            .ProblemsNow()
            .Where(problem => !problem.Contains("it lies in [", StringComparison.Ordinal));
        Aftermath.Check(problems, $"right after {where}");
        Aftermath.Check(DifferentDoubles(), $"right after {where}");
        Aftermath.Check(LostTexts(), $"right after {where}");
        if (answer is { IsDone: true })
        {
            // Before the recovery, which would make some of it anew.
            aftermath.CheckAcknowledged(where);
        }

        aftermath.Recover(where);
        Aftermath.Check(LostTexts(), $"after the recovery from {where}");
        if (answer is { IsDone: true })
        {
            aftermath.CheckAcknowledged(where);
        }

        aftermath.GoOn(where);
    }

    private IEnumerable<string> DifferentDoubles()
    {
        var doubles = scene.States.Select(state => File.ReadAllText(scene.PathOf(state))).Distinct().ToList();
        return doubles.Count > 1 && !beginsTwice ? ["two copies that differ:", .. doubles] : [];
    }

    /// <summary>What is replaced stays as a backup, which must be durable before.</summary>
    private IEnumerable<string> LostTexts() =>
        scene.LostTexts().Select(text => $"neither a file nor a backup holds this any more:\n{text}");
}
