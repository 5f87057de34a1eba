namespace Wo.Core.Tests.Faults;

public sealed class FailedResumeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Leaves_a_lock_without_a_record_as_it_was_and_as_old_as_it_was(bool failsAfterItsEffect)
    {
        var moment = failsAfterItsEffect ? FaultMoment.After : FaultMoment.Before;
        using var scene = new Scene();
        FaultScenarios.Taken(scene);
        File.Delete(Path.Join(scene.Root, ".git", "wo", "records", Scene.Wo));
        scene.BeginHere();
        var before = scene.Facts();
        var path = Path.Join(scene.Root, "_ctx", "jobs", "running", $"{Scene.Wo}.lock");
        var text = File.ReadAllText(path);
        var age = scene.Clock.GetUtcNow().UtcDateTime.AddHours(-5);
        var refused = 0;

        for (var call = 0; ; call++)
        {
            scene.Restore();
            File.SetLastWriteTimeUtc(path, age);
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
                Assert.Equal(text, File.ReadAllText(path));
                Assert.Equal(age, File.GetLastWriteTimeUtc(path));
            }
        }

        Assert.True(refused > 3, $"refused {refused} times");
    }
}
