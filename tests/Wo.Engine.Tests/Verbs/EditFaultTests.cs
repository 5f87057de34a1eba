using Wo.Engine.Tests.Faults;
using Wo.Engine.Verbs.Edit;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

/// <summary>An edit whose disk fails it at any point.</summary>
[Soak]
public sealed class EditFaultTests
{
    private static readonly EditRequest Request = new() { Title = "Edited" };

    [Fact]
    public void Wherever_it_dies_the_file_is_the_old_or_the_new_one_and_can_be_edited_again()
    {
        for (var n = 0; ; n++)
        {
            using var scene = new Scene();
            var before = File.ReadAllText(scene.PathOf("pending", Scene.Wo));
            var calls = 0;
            var isHit = false;
            var files = new SeamFileSystem
            {
                BeforeEach = () =>
                {
                    if (calls++ >= n)
                    {
                        isHit = true;
                        throw new StorageException("fault", "", 5);
                    }
                },
            };

            var edited = new EditWorkOrder(scene.Open(files)).Run(Scene.Id(), Request);

            var after = File.ReadAllText(scene.PathOf("pending", Scene.Wo));
            var isNew = after.Contains("Edited", StringComparison.Ordinal);
            Assert.True(isNew || after == before, after);
            Assert.True(isNew || edited.Error is { Code.Class: not ErrorClass.DurabilityUncertain }, $"{n}");
            Assert.True(
                !isNew || edited.IsOk || edited.Error!.Code == Problem.DurabilityUncertain,
                $"{n}: {edited.Error}"
            );
            Assert.True(new EditWorkOrder(scene.Open()).Run(Scene.Id(), Request).IsOk);
            Assert.Empty(scene.Open().Subjects.Read(Scene.Id()).Error?.Cause ?? "");
            if (!isHit)
            {
                Assert.True(n > 10);
                return;
            }
        }
    }
}
