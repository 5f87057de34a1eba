using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store.Tree;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Lint;

/// <summary>A real tree, a third of which is missing: old tools accepted it, so these must.</summary>
public sealed class CorpusLintTests : IDisposable
{
    private readonly TreeFixture tree = new(withInputs: false);

    public CorpusLintTests()
    {
        var corpus = Environment.GetEnvironmentVariable("WO_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "WO_CORPUS is not set: no real work orders to test with");
        var root = Path.Join(corpus, "trifecta");
        foreach (var file in Directory.GetFiles(root, "*", SearchOption.AllDirectories))
        {
            tree.Write(Path.GetRelativePath(root, file), File.ReadAllText(file));
        }
    }

    public void Dispose() => tree.Dispose();

    [Fact]
    public void Every_work_order_is_in_the_state_of_its_directory()
    {
        var status = SummarizeTree.Run(tree.Reader.Read());
        Assert.Equal(
            ["Pending 13", "Running 0", "Done 26", "Failed 3", "Partial 0"],
            status.Counts.Select(count => $"{count.State} {count.Count}")
        );
        Assert.Equal(0, status.InConflict);
        // Those that the missing third of the tree would have.
        Assert.Equal(
            ["WO-0017", "WO-0034", "WO-0065"],
            status
                .Problems.Where(problem => problem.Code == Problem.DependencyUnknown)
                .Select(problem => $"{problem.Id}")
        );
        Assert.Equal(3, status.Problems.Length);
    }

    [Fact]
    public void Files_of_older_tools_that_are_no_work_orders_are_only_items()
    {
        var items = tree.Reader.Read().Scan.Items;
        Assert.Equal(
            ["WO-0008_job.yaml", "WO-0009_job.yaml", "WO-0010-legacy.yaml", "_archive_WO-0001-old-E0001.yaml"],
            items.Select(item => item.Path.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(items, item => Assert.Equal(TreeItemKind.Foreign, item.Kind));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_that_is_pending_is_kept_from_being_taken_by_lint(bool withItsOwnSchema)
    {
        if (!withItsOwnSchema)
        {
            Directory.Delete(Path.Join(tree.Root, "docs"), recursive: true);
        }

        var reading = tree.Reader.Read();
        var pending = reading.Scan.Entries.Where(entry => entry.Active!.State == WorkOrderState.Pending).ToList();
        Assert.Equal(13, pending.Count);
        foreach (var entry in pending)
        {
            Assert.DoesNotContain(reading.Linter.Lint(entry.Active!), finding => finding.Level == LintLevel.Error);
        }
    }

    [Fact]
    public void Both_schemas_find_the_same_in_every_work_order()
    {
        var own = Findings();
        Directory.Delete(Path.Join(tree.Root, "docs"), recursive: true);
        Assert.Equal(own, Findings());
    }

    [Fact]
    public void Only_absent_work_orders_keep_a_pending_one_from_being_ready()
    {
        var reading = tree.Reader.Read();
        var ready = reading.Readiness.Ready(reading.Scan).Select(candidate => candidate.Id.Value).ToList();
        Assert.NotEmpty(ready);
        foreach (var entry in reading.Scan.Entries.Where(entry => entry.Active!.State == WorkOrderState.Pending))
        {
            var waits = DependencyCheck.Unmet(entry.Active!, reading.Graph).Length > 0;
            Assert.Equal(!waits, ready.Contains(entry.Id.Value));
        }
    }

    [Fact]
    public void The_inputs_are_valid() => Assert.Empty(new TreeInputs(tree.Files, tree.Layout).Lint());

    private List<string> Findings()
    {
        var reading = tree.Reader.Read();
        return
        [
            .. reading
                .Scan.Entries.SelectMany(entry => reading.Linter.Lint(entry.Active!))
                .Where(finding => finding.Code == Problem.InvalidSchema)
                .Select(finding => finding.ToString()),
        ];
    }
}
