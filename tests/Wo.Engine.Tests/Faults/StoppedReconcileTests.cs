using Wo.Engine.Reconcile;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Faults;

[Soak]
public sealed class StoppedReconcileTests
{
    [Fact]
    public void Says_so_once_a_repair_was_made_and_never_that_nothing_was_changed()
    {
        using var scene = new Scene();
        File.WriteAllText(Path.Join(scene.Root, "_ctx", "jobs", "running", $"{Scene.Wo}.lock"), "left over\n");
        scene.BeginHere();
        var before = scene.Facts();
        var stopped = 0;

        for (var call = 0; ; call++)
        {
            scene.Restore();
            var files = new SeamFileSystem { ReadFault = new ReadFault(call, 5, IsSticky: true) };
            var answer = new Reconciler(scene.Open(files)).Apply(false, CancellationToken.None);
            if (!files.WasHit)
            {
                break;
            }

            if (answer.Error?.Code == Problem.ReconcileStopped)
            {
                stopped++;
                Assert.True(
                    !before.SequenceEqual(scene.Facts())
                        || answer.Error.Details.Any(line => line.Contains(" not repaired: ", StringComparison.Ordinal)),
                    answer.Error.Cause
                );
            }
            else if (answer.Error is not null)
            {
                Assert.Equal(before, scene.Facts());
            }
        }

        Assert.NotEqual(0, stopped);
    }
}
