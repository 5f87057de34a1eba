using System.Runtime.Versioning;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store.Tree.Kept;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Store.Kept;

/// <summary>What was found wrong with files is kept for as long as nothing that decides it has changed.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class KeptFindingTests : IDisposable
{
    private readonly KeptTree tree = KeptTree.WithThree();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void What_is_wrong_with_a_file_is_known_without_a_look_into_it()
    {
        tree.Put("WO-5", more: "dod_id_: [one]\nx_rev: first");
        tree.Put("WO-6", WorkOrderState.Running);
        tree.Wait();
        tree.Look();
        var expected = Findings(SummaryCacheUse.Off);
        tree.Files.WorkOrdersRead.Clear();

        Assert.Equal(expected, Findings(SummaryCacheUse.Always));
        Assert.Empty(tree.Files.WorkOrdersRead);
        Assert.Contains("$.x_rev", expected, StringComparison.Ordinal);
        Assert.Contains("it is running without branch", expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_and_the_text_that_is_shown_with_it_are_of_one_reading()
    {
        tree.Put("WO-5", more: "x_rev: first");
        tree.Wait();
        tree.Look();
        var workspace = tree.Open();
        var reading = new TreeReader(workspace).Read();
        var lint = new LintTree(reading.Lint, reading.Scan, workspace.Layout);
        Assert.NotEmpty(lint.Run().Findings);

        // Another program mends it between the look at its stamp and the reading of its text.
        reading = new TreeReader(workspace = tree.Open()).Read();
        tree.Put("WO-5", more: "x_rev: 1");

        Assert.Empty(new LintTree(reading.Lint, reading.Scan, workspace.Layout).Run().Findings);
    }

    [Theory]
    [InlineData("_ctx/backlog/backlog.yaml", "E-0001", "E-0002", "there is no epic E-0001")]
    [InlineData("_ctx/dod/dod-default.yaml", "DOD-DEFAULT", "DOD-OTHER", "there is no definition of done DOD-DEFAULT")]
    [InlineData(
        "_ctx/dod/dod-default.yaml",
        "  title:",
        "  x_legacy: true\n  title:",
        "is for work orders from before it"
    )]
    public void A_file_that_was_clean_is_examined_where_what_it_names_is_another(
        string path,
        string before,
        string after,
        string expected
    )
    {
        tree.Look();
        tree.Write(path, File.ReadAllText(Path.Join(tree.Root, path)).Replace(before, after, StringComparison.Ordinal));

        Assert.Contains(expected, tree.AssertSame(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_clean_is_examined_where_what_it_waits_for_is_gone()
    {
        tree.Look();
        File.Delete(tree.PathOf("WO-1", WorkOrderState.Done));

        Assert.Contains("there is no work order WO-1", tree.AssertSame(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_clean_is_examined_where_another_has_its_id_in_other_case()
    {
        tree.Put("WO-A");
        tree.Wait();
        tree.Look();
        tree.Put("WO-a");

        Assert.Contains("differ in case only", tree.AssertSame(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_of_the_tree_decides_what_is_clean_from_the_next_command_on()
    {
        tree.Look();
        var own = Path.Join(
            tree.Root,
            tree.Open().Layout.OwnSchema("work_order.schema.json")[(tree.Root.Length + 1)..]
        );
        Directory.CreateDirectory(Path.GetDirectoryName(own)!);
        File.WriteAllText(own, """{"type": "object", "required": ["x_wanted"]}""");

        Assert.Contains("x_wanted", tree.AssertSame(), StringComparison.Ordinal);
        File.Delete(own);
        Assert.DoesNotContain("x_wanted", tree.AssertSame(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_of_the_tree_that_cannot_be_used_is_named_each_time()
    {
        tree.Look();
        Directory.CreateDirectory(tree.Open().Layout.OwnSchema("work_order.schema.json"));
        var expected = Findings(SummaryCacheUse.Off);

        Assert.Contains("work_order.schema.json is not used", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Findings(SummaryCacheUse.Always));
        tree.AssertSame();
        Assert.Equal(expected, Findings(SummaryCacheUse.Always));
    }

    [Fact]
    public void A_permission_that_ends_is_not_kept_beyond_its_end()
    {
        var text = TreeFixture
            .Valid("WO-7")
            .Replace("  - src/**", "  - '**'", StringComparison.Ordinal)
            .Replace(
                "  deny: []",
                "  deny: []\n  x_override: true\n  x_override_reason: all of it has to move\n"
                    + "  x_override_expires: '2026-03-15T12:40:00Z'",
                StringComparison.Ordinal
            );
        tree.Write("_ctx/jobs/pending/WO-7.yaml", text);
        tree.Wait();
        var before = tree.AssertSame();
        tree.Clock.Now += TimeSpan.FromHours(1);

        Assert.DoesNotContain("allows everything", before, StringComparison.Ordinal);
        Assert.Contains("allows everything", tree.AssertSame(), StringComparison.Ordinal);
    }

    /// <summary>What is wrong with each work order by itself.</summary>
    private string Findings(SummaryCacheUse use)
    {
        var reading = new TreeReader(tree.Open(use)).ReadOpen();
        return string.Join(
            '\n',
            reading.Scan.Entries.SelectMany(entry => entry.Candidates).SelectMany(reading.Linter.Lint)
        );
    }
}
