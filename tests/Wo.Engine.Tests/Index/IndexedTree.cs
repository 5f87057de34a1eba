using System.Text;
using System.Text.RegularExpressions;
using Wo.Engine.Index;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Store;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Index;

/// <summary>A tree of five work orders, of which one is done, and its index.</summary>
internal sealed partial class IndexedTree : IDisposable
{
    public IndexedTree()
    {
        Work.Put("jobs/done/WO-0009.yaml", PendingWork.Text("WO-0009", WorkOrderState.Done));
        Workspace = Work.Open(Files);
    }

    public PendingWork Work { get; } = new("WO-0001", "WO-0002", "WO-0003", "WO-0004");
    public FaultyFileSystem Files { get; } = new(PlatformFileSystem.Create());
    public Workspace Workspace { get; }

    public void Dispose() => Work.Dispose();

    public void Take(string id)
    {
        var taken = new TakeWorkOrder(Workspace).Run(
            new TakeRequest(PendingWork.Id(id), PendingWork.Named("alice")) { NoWorktree = true },
            CancellationToken.None
        );
        Assert.True(taken.IsOk, taken.Error?.ToString());
    }

    /// <summary>The published index, under both names, is the one that is made of all files.</summary>
    public void AssertCurrent(string after)
    {
        var scan = Workspace.Tree.Scan();
        var all = IndexBuilder.For(Workspace).Build(scan, Workspace.ControlOf(scan), "then");
        var published = Timeless(File.ReadAllBytes(Workspace.Layout.Index.FullPath));
        Assert.True(
            Timeless(all.Bytes.ToArray()) == published,
            $"after {after}:\n{published}\ninstead of\n{Timeless(all.Bytes.ToArray())}"
        );
        Assert.Equal(
            File.ReadAllBytes(Workspace.Layout.Index.FullPath),
            File.ReadAllBytes(Workspace.Layout.LegacyIndex.FullPath)
        );
    }

    private static string Timeless(byte[] index) => Time().Replace(Encoding.UTF8.GetString(index), "");

    [GeneratedRegex("\"generated_at\": \"[^\"]*\"")]
    private static partial Regex Time();
}
