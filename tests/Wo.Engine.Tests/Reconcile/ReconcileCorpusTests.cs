namespace Wo.Engine.Tests.Reconcile;

/// <summary>A real tree as it is.</summary>
public sealed class ReconcileCorpusTests
{
    [Fact]
    public void A_real_tree_has_nothing_to_repair_and_applying_leaves_it_alone()
    {
        var corpus = Environment.GetEnvironmentVariable("WO_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "WO_CORPUS is not set");
        using var tree = new ReconcileFixture();
        Directory.Delete(Path.Join(tree.Root.Path, "_ctx"), recursive: true);
        Copy(Path.Join(corpus, "trifecta"), tree.Root.Path);
        tree.Sandbox.Git("add", "--all");
        var before = tree.Everything();

        var detected = tree.Detect();
        var applied = tree.Apply(force: true);

        // Two *_job.yaml, one *-legacy.yaml, one _archive_*, and three work orders that wait for some of the missing third of
        // the tree; none of the 42 breaks the schema.
        Assert.Equal(
            Enumerable.Repeat(Problem.DependencyUnknown, 3).Concat(Enumerable.Repeat(Problem.ForeignFile, 4)),
            detected.Findings.Select(finding => finding.Code)
        );
        Assert.Equal(7, applied.Findings.Length);
        Assert.Equal(before, tree.Everything());
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Join(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, File.ReadAllBytes(file));
        }
    }
}
