using Wo.Engine.Diagnosis;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Diagnosis;

/// <summary>What the diagnosis of a quick look costs.</summary>
public sealed class QuickLookTests : IDisposable
{
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void It_parses_no_closed_work_order()
    {
        for (var i = 0; i < 50; i++)
        {
            tree.PutText($"WO-{i}", i % 2 == 0 ? WorkOrderState.Done : WorkOrderState.Failed, "broken: [\n");
        }

        // Every closed file here is torn, so that a check that parsed one would report it.
        Assert.Empty(DiagnoseTree.AtAGlance(tree.Reader.Read().Observation));
        Assert.Equal(50, DiagnoseTree.OfFiles(tree.Reader.Read().Observation).Count());
    }

    [Fact]
    public void It_starts_no_process()
    {
        // A check that asked git without declaring it would fail here: the observation knows none.
        Assert.Null(tree.Reader.Read().Observation.GitOrNone);
        Assert.Throws<InvalidOperationException>(() => tree.Reader.Read().Observation.Git);
    }
}
