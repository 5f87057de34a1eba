using Wo.Core.Storage.Posix;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Faults;

[Soak]
public sealed class FailedResumeTests
{
    private static readonly TimeSpan Age = TimeSpan.FromHours(5);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Leaves_a_lock_without_a_record_as_it_was_and_as_old_as_it_was(bool failsAfterItsEffect)
    {
        using var scene = new Scene();
        FaultScenarios.Taken(scene);
        File.Delete(Path.Join(scene.Root, ".git", "wo", "records", Scene.Wo));

        LeavesTheLock(scene, failsAfterItsEffect);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(false, "User: carol\nwhatever\n")]
    [InlineData(true, "User: carol\nwhatever\n")]
    [InlineData(false, "")]
    [InlineData(true, "")]
    public void Leaves_a_lock_beside_a_lease_as_it_was_whoever_wrote_it(bool failsAfterItsEffect, string? text)
    {
        using var scene = new Scene();
        FaultScenarios.Taken(scene);
        if (text is not null)
        {
            File.WriteAllText(LockOf(scene), text);
        }

        LeavesTheLock(scene, failsAfterItsEffect);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Makes_no_lock_where_there_was_none_beside_a_lease(bool failsAfterItsEffect)
    {
        using var scene = new Scene();
        FaultScenarios.Taken(scene);
        File.Delete(LockOf(scene));

        LeavesTheLock(scene, failsAfterItsEffect);
    }

    private static void LeavesTheLock(Scene scene, bool failsAfterItsEffect)
    {
        var moment = failsAfterItsEffect ? FaultMoment.After : FaultMoment.Before;
        scene.BeginHere();
        var before = scene.Facts();
        var path = LockOf(scene);
        var text = File.Exists(path) ? File.ReadAllText(path) : null;
        var age = scene.Clock.GetUtcNow().UtcDateTime - Age;
        var refused = 0;

        for (var call = 0; ; call++)
        {
            scene.Restore();
            if (text is not null)
            {
                File.SetLastWriteTimeUtc(path, age);
            }

            var files = new SeamFileSystem { Fault = new Fault(call, moment, Errno: 5, IsSticky: false) };
            var answer = Commands.Resume(scene, scene.Open(files));
            if (!files.WasHit)
            {
                break;
            }

            if (answer.IsWithoutEffect)
            {
                refused++;
                Assert.Equal(before, scene.Facts());
                Assert.Equal(text is not null, File.Exists(path));
                if (text is not null)
                {
                    Assert.Equal(text, File.ReadAllText(path));
                    Assert.Equal(age, File.GetLastWriteTimeUtc(path));
                }
            }
        }

        Assert.True(refused > 3, $"refused {refused} times");
    }

    private static string LockOf(Scene scene) => Path.Join(scene.Root, "_ctx", "jobs", "running", $"{Scene.Wo}.lock");
}
