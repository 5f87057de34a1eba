using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Store.Kept;

/// <summary>Where so much is kept that it is loaded while directories are listed, answers are those of the files.</summary>
public sealed class ManyKeptTests : IDisposable
{
    private const int Enough = 1_600;
    private readonly KeptTree tree = new();

    public ManyKeptTests()
    {
        for (var number = 1; number <= Enough; number++)
        {
            tree.Put($"WO-{number}", number % 10 == 0 ? WorkOrderState.Pending : WorkOrderState.Done);
        }

        tree.Wait();
        tree.Look();
        Assert.True(new FileInfo(tree.Cache).Length > 128 * 1024);
    }

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_work_order_of_which_only_a_copy_is_left_is_missed()
    {
        var copy = new ControlLayout(Path.Join(tree.Root, ".git")).Version(TreeFixture.Id("WO-5"));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Move(tree.PathOf("WO-5", WorkOrderState.Done), copy);
        tree.Put("WO-7", WorkOrderState.Done, more: "owner: another");

        Assert.Contains("WO-5", tree.AssertSame());
    }
}
