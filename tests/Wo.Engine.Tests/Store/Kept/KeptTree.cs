using System.Globalization;
using System.Text;
using Wo.Engine.Git;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree.Kept;
using Wo.Engine.Tests.Read;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Store.Kept;

/// <summary>A tree on the real disk that commands look at one after the other, with a cache and without.</summary>
internal sealed class KeptTree : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public KeptTree(TimeSpan? tick = null, string name = "proj")
    {
        Root = directory.At(name);
        Files = new TickingFileSystem(Clock, tick ?? TimeSpan.FromSeconds(2));
        Directory.CreateDirectory(Path.Join(Root, ".git", "wo"));
        Write("_ctx/backlog/backlog.yaml", SampleInputs.Backlog);
        Write("_ctx/dod/dod-default.yaml", SampleInputs.DefinitionOfDone());
    }

    /// <summary>With a work order that is done, one that waited for it, and one that failed, none of them new any more.</summary>
    public static KeptTree WithThree()
    {
        var tree = new KeptTree();
        tree.Put("WO-1", WorkOrderState.Done);
        tree.Put("WO-2", more: "dependencies: [WO-1]");
        tree.Put("WO-3", WorkOrderState.Failed);
        tree.Wait();
        return tree;
    }

    public string Root { get; }
    public StoppedClock Clock { get; } = new() { Now = new(2026, 3, 15, 12, 28, 30, TimeSpan.Zero) };
    public TickingFileSystem Files { get; }
    public string Cache => new ControlLayout(Path.Join(Root, ".git")).Summaries;

    /// <summary>What a command opens.</summary>
    public Workspace Open(SummaryCacheUse? use = null, IFileSystem? files = null) =>
        TestWorkspace.At(
            new StateRoot(Root, Path.Join(Root, ".git"), Root),
            files ?? Files,
            Clock,
            TimeSpan.FromMilliseconds(200),
            cache: use ?? SummaryCacheUse.Always
        );

    /// <summary>Time passes, so that changes from before are certain to be over.</summary>
    public void Wait() => Clock.Now += TimeSpan.FromSeconds(10);

    public string PathOf(string id, WorkOrderState state = WorkOrderState.Pending) =>
        Path.Join(Root, "_ctx", "jobs", state.DirectoryName(), id + ".yaml");

    public void Put(string id, WorkOrderState state = WorkOrderState.Pending, string more = "")
    {
        Write($"_ctx/jobs/{state.DirectoryName()}/{id}.yaml", TreeFixture.Valid(id, state.DirectoryName(), more: more));
    }

    public void Write(string relative, string text)
    {
        var path = Path.Join(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        Files.Written(path);
    }

    /// <summary>Looks at everything as commands do, and keeps what was read.</summary>
    /// <returns>The work orders whose files were read.</returns>
    public string[] Look(SummaryCacheUse? use = null)
    {
        Files.WorkOrdersRead.Clear();
        _ = Answers(use ?? SummaryCacheUse.Always);
        return [.. Files.WorkOrdersRead.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>What <c>list</c>, <c>list --ready</c>, <c>lint</c>, <c>status</c> and a look at dependents say, each a command of its own.</summary>
    public string Answers(SummaryCacheUse use)
    {
        var text = new StringBuilder();
        var list = Open(use);
        var listed = ListWorkOrders.Run(new TreeReader(list).ReadSummaries(), new ListQuery());
        text.AppendJoin('\n', listed.Rows).Append('\n').AppendJoin('\n', listed.Warnings);
        list.Cache.Save();

        var ready = Open(use);
        var waiting = ListWorkOrders.Run(new TreeReader(ready).ReadForReady(), new ListQuery { ReadyOnly = true });
        text.Append("\n\nready\n").AppendJoin('\n', waiting.Rows).Append('\n').AppendJoin('\n', waiting.Warnings);
        ready.Cache.Save();

        var lint = Open(use);
        var reading = new TreeReader(lint).ReadExamined();
        var report = new LintTree(reading.Lint, reading.Scan, lint.Layout).Run();
        text.Append("\n\nlint\n").AppendJoin('\n', report.Findings);
        lint.Cache.Save();

        var status = Open(use);
        var sum = SummarizeTree.Run(new TreeReader(status).ReadOpen());
        text.Append(CultureInfo.InvariantCulture, $"\n\n{sum.ReadyCount} {sum.NextReady}\n")
            .AppendJoin('\n', sum.Counts)
            .AppendJoin('\n', sum.Running)
            .AppendJoin('\n', sum.Problems);
        status.Cache.Save();

        var show = Open(use);
        var around = new TreeReader(show).ReadAround(TreeFixture.Id("WO-1"), withDependents: true);
        text.Append("\n\ndependents ").AppendJoin(' ', around.Graph.DependentsOf(TreeFixture.Id("WO-1")));
        return text.ToString();
    }

    public void Dispose() => directory.Dispose();

    /// <summary>The answers, which are the same without a cache.</summary>
    public string AssertSame()
    {
        var expected = Answers(SummaryCacheUse.Off);
        Assert.Equal(expected, Answers(SummaryCacheUse.Always));
        Assert.Equal(expected, Answers(SummaryCacheUse.Always));
        return expected;
    }
}
