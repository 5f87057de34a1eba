using Wo.Engine.Store.Tree;
using Wo.Engine.Tests.Reconcile;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Faults;

/// <summary>
/// Looking fails, too: once and for ever after, for every file, directory and lock that a command looks at. What cannot
/// be looked at is never taken for missing, nor for there.
/// </summary>
[Soak]
public sealed class ReadFaultTests
{
    private static readonly int[] Errors = [5, 13];

    public static TheoryData<string> All => [.. Sweep.Scenarios];

    [Theory]
    [MemberData(nameof(All))]
    public void Whatever_cannot_be_looked_at_nothing_is_lost_and_no_answer_is_wrong(string name)
    {
        var scenario = FaultScenarios.All[name];
        using var scene = new Scene();
        scenario.Arrange(scene);
        scene.BeginHere();
        var before = scene.Facts();
        var reads = CountReads(scenario, scene);
        ReadFault[] faults =
        [
            .. from call in Enumerable.Range(0, reads)
            from errno in Errors
            from sticky in (bool[])[false, true]
            select new ReadFault(call, errno, sticky),
        ];
        var tried = Sweep.Sample(faults, scenario.IsSlow ? 6 : 15);

        foreach (var fault in tried)
        {
            Try(scenario, scene, fault, before);
        }

        Sweep.Report($"{name}: {reads} looks, {tried.Count} points, seed {Sweep.Seed}");
        Assert.NotEmpty(tried);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_permission_is_denied_there_is_no_second_copy(bool isSticky)
    {
        using var scene = new Scene();
        for (var call = 0; ; call++)
        {
            var files = new SeamFileSystem { ReadFault = new ReadFault(call, 13, isSticky) };
            WorkOrderEntry? found = null;
            var refused = Record.Exception(() => found = scene.Open(files).Tree.Find(Scene.Id()));
            if (!files.WasHit)
            {
                Assert.NotNull(found);
                Assert.True(call > WorkOrderStates.All.Length);
                return;
            }

            Assert.True(refused is StorageException || found?.Candidates.Length == 1, $"{call}: {found?.Problem}");
        }
    }

    private static int CountReads(FaultScenario scenario, Scene scene)
    {
        scene.Restore();
        var files = new SeamFileSystem();
        scenario.Act(scene, scene.Open(files));
        return files.Reads;
    }

    private static void Try(FaultScenario scenario, Scene scene, ReadFault fault, IReadOnlyList<string> before)
    {
        scene.Restore();
        var files = new SeamFileSystem { ReadFault = fault };
        var answer = Act(scenario, scene, files);
        var where = $"{scenario.Name}: {fault}: {answer.Error?.Cause ?? "done"}";
        Assert.True(files.WasHit, $"not hit: {where}");
        ErrorCode[] liars = [Problem.WorkOrderNotFound, Problem.NoContext, Problem.BackupOnly];
        Assert.True(!liars.Contains(answer.Error?.Code), $"taken for missing: {where}");
        Assert.True(answer.Error?.Code != Problem.Ambiguous, $"taken for a second copy: {where}");
        var aftermath = new Aftermath(scenario, scene);
        if (!scenario.IsRepair)
        {
            Aftermath.Check(scene.ProblemsNow(), $"right after {where}");
        }

        if (answer.IsWithoutEffect)
        {
            var now = scene.Facts();
            Aftermath.Check(
                before.Except(now).Concat(now.Except(before)),
                $"it said that nothing was changed: {where}"
            );
        }
        else if (!scenario.IsRepair && !answer.IsDone)
        {
            aftermath.Begun();
        }

        aftermath.Recover(where);
        if (answer.IsDone)
        {
            aftermath.CheckAcknowledged(where);
        }

        aftermath.GoOn(where);
    }

    private static Answer Act(FaultScenario scenario, Scene scene, SeamFileSystem files)
    {
        try
        {
            return scenario.Act(scene, scene.Open(files));
        }
        catch (StorageException failed)
        {
            return new Answer(new WoError(Problem.StorageFailed, failed.Message));
        }
    }
}
