using Wo.TestKit;

namespace Wo.Engine.Tests.Faults;

[Soak]
public sealed class IndexFaultTests
{
    [Fact]
    public void An_index_that_readers_see_is_never_said_to_be_unchanged()
    {
        using var scene = new Scene();
        FaultScenarios.Stale(scene);
        var start = scene.Keep("stale");
        var before = Indexes(scene);
        var seam = new SeamFileSystem();
        Assert.True(Commands.Index(scene, scene.Open(seam)).IsDone);
        var uncertain = 0;

        foreach (var (call, _) in seam.Calls.Index().Where(made => made.Item.Operation == "fsync-directory"))
        {
            scene.Restore(start);
            var fault = new Fault(call, FaultMoment.Before, 5, IsSticky: false);

            var answer = Commands.Index(scene, scene.Open(new SeamFileSystem { Fault = fault }));

            Assert.False(answer.IsDone);
            if (!before.SequenceEqual(Indexes(scene)))
            {
                Assert.Equal(Problem.DurabilityUncertain, answer.Error!.Code);
                uncertain++;
            }
        }

        Assert.NotEqual(0, uncertain);
    }

    [Fact]
    public void One_of_which_only_the_first_file_could_be_published_is_said_to_be_just_that()
    {
        using var scene = new Scene();
        FaultScenarios.Stale(scene);
        var start = scene.Keep("stale");
        var seam = new SeamFileSystem();
        Assert.True(Commands.Index(scene, scene.Open(seam)).IsDone);
        var second = seam
            .Calls.Index()
            .Last(made => made.Item.Operation == "rename" && made.Item.Path.EndsWith(".json", StringComparison.Ordinal))
            .Index;
        scene.Restore(start);
        var before = Indexes(scene);
        var fault = new Fault(second, FaultMoment.Before, 28, IsSticky: false);

        var answer = Commands.Index(scene, scene.Open(new SeamFileSystem { Fault = fault }));

        Assert.Equal(Problem.IndexHalfPublished, answer.Error?.Code);
        Assert.NotEqual(before[0], Indexes(scene)[0]);
        Assert.Equal(before[1], Indexes(scene)[1]);
    }

    [Fact]
    public void One_that_a_transition_failed_to_publish_is_made_by_reconcile()
    {
        using var scene = new Scene();
        Delete(scene);
        Assert.DoesNotContain(scene.Reconcile().Findings, finding => finding.Code == Problem.IndexStale);

        Assert.True(Commands.Take(scene, scene.Open()).IsDone);
        Delete(scene);
        scene.Reconcile();

        Assert.Equal(2, Indexes(scene).Length);
    }

    private static string[] Indexes(Scene scene) => [.. scene.IndexFiles.Where(File.Exists).Select(File.ReadAllText)];

    private static void Delete(Scene scene)
    {
        foreach (var file in scene.IndexFiles)
        {
            File.Delete(file);
        }
    }
}
