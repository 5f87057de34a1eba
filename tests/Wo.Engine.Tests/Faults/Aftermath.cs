using Wo.Engine.Reconcile;
using Wo.TestKit;

namespace Wo.Engine.Tests.Faults;

/// <summary>What has to hold after a command ended badly: recovery, no further change by a second one, and going on.</summary>
internal sealed class Aftermath(FaultScenario scenario, Scene scene)
{
    /// <summary>Nobody knows how the command ended: its work order may have got to its target or not.</summary>
    public void Begun()
    {
        if (scenario.Target is { } target)
        {
            scene.Promises.Begun(Scene.Wo, target);
        }

        var created = scene.PathOf("pending", "WO-0042");
        if (File.Exists(created))
        {
            scene.Promises.Born("WO-0042", "pending", File.ReadAllText(created));
        }
    }

    /// <summary>Reconciles twice; the first time has to end all trouble, the second one must find none.</summary>
    public ReconcileReport Recover(string where)
    {
        // What is written without the guard may belong to a process that lives, until it is old.
        scene.Clock.Shift = TimeSpan.FromMinutes(20);
        try
        {
            var report = scene.Reconcile();
            var left = report.Findings.Where(finding => finding.Repair is not null).Select(finding => finding.Message);
            Check(left, $"not repaired after {where}");
            Check(scene.Problems(), $"after the recovery from {where}");
            var settled = scene.Snapshot();
            scene.Reconcile();
            var again = scene.Snapshot();
            Check(
                settled.Except(again).Concat(again.Except(settled)).Select(file => file.Key),
                $"changed by a second recovery from {where}"
            );
            return report;
        }
        finally
        {
            scene.Clock.Shift = TimeSpan.Zero;
        }
    }

    /// <summary>What the command acknowledged is there.</summary>
    public void CheckAcknowledged(string where) => Check(scenario.Missing(scene), $"acknowledged, but: {where}");

    /// <summary>Whoever ran the command can go on.</summary>
    public void GoOn(string where)
    {
        var state = Assert.Single(scene.States);
        scene.Promises.Found(Scene.Wo, state);
        var workspace = scene.Open();
        var answer =
            scenario.Again is { } again ? again(scene, workspace)
            : state != scenario.Target ? scenario.Act(scene, workspace)
            : state == "running" ? Commands.Resume(scene, workspace)
            : new Answer(null);
        Assert.True(answer.IsDone, $"it cannot go on after {where}: {answer.Error?.Cause}");
        Check(scene.Problems(), $"going on after {where}");
        Check(scenario.Missing(scene), $"going on after {where}");
    }

    /// <summary>Fails, saying when, unless there are no problems.</summary>
    public static void Check(IEnumerable<string> problems, string when)
    {
        string[] all = [.. problems];
        Assert.True(all.Length == 0, $"{when}\n{string.Join('\n', all)}");
    }
}
