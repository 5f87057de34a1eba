namespace Wo.Engine.Tests.Reconcile;

/// <summary>A real tree that nobody prepared for this.</summary>
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

        // Two *_job.yaml, one *-legacy.yaml, one _archive_*; none of the 42 work orders breaks the schema.
        Assert.Equal(Enumerable.Repeat(Problem.ForeignFile, 4), detected.Findings.Select(finding => finding.Code));
        Assert.Equal(4, applied.Findings.Length);
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
